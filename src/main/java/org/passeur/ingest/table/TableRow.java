package org.passeur.ingest.table;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.passeur.ingest.encoding.TextEncoding;
import org.passeur.kernel.Bilingual;

/**
 * A row as it stands in a file, before it is known which one holds the headings.
 *
 * @param line its first line, or its number in the sheet
 * @param cells without spaces around them; empty ones at the end are left out
 * @param width how many there are with those at the end
 * @param problem why it cannot be read; null when it can
 */
record TableRow(int line, List<String> cells, int width, @Nullable Bilingual problem) {
  static TableRow of(int line, List<String> cells) {
    List<String> trimmed = cells.stream().map(Cells::trimmed).toList();
    int width = trimmed.size();
    while (width > 0 && trimmed.get(width - 1).isEmpty()) {
      width--;
    }
    return new TableRow(line, List.copyOf(trimmed.subList(0, width)), cells.size(), null);
  }

  static TableRow broken(int line, Bilingual why) {
    return new TableRow(line, List.of(), 0, why);
  }

  int filled() {
    return (int) cells.stream().filter(cell -> !cell.isEmpty()).count();
  }

  String cell(int column) {
    return column < cells.size() ? cells.get(column) : "";
  }

  /** Whether it has a byte that is no character, or is zero, which no text has. */
  boolean isUnreadable() {
    return cells.stream()
        .anyMatch(cell -> cell.indexOf(TextEncoding.UNREADABLE) >= 0 || cell.indexOf('\0') >= 0);
  }
}
