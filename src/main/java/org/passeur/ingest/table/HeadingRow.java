package org.passeur.ingest.table;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finds the row of the headings among the first rows: the one with headings that somebody asks for,
 * or else the first that is about as wide as the table. Titles above are narrower.
 */
final class HeadingRow {
  /** Numbers and days stand in titles (“as of 2024-12-31”) more often than in headings. */
  private static final Pattern NO_NAME = Pattern.compile("[\\d\\s.,:/%€$+-]+");

  private HeadingRow() {}

  /**
   * The place of the row in the list.
   *
   * @param rows the first rows with anything in them
   * @param asked headings that somebody asks for; may be empty
   */
  static int of(List<TableRow> rows, Set<String> asked) {
    int most = 0;
    int best = -1;
    for (int i = 0; i < rows.size(); i++) {
      int known =
          (int) rows.get(i).cells().stream().map(Cells::heading).filter(asked::contains).count();
      if (known > most) {
        most = known;
        best = i;
      }
    }
    return best >= 0 ? best : byWidth(rows);
  }

  private static int byWidth(List<TableRow> rows) {
    int width = width(rows);
    for (int i = 0; i < rows.size(); i++) {
      if (rows.get(i).filled() * 2 > width) {
        int later = afterTitles(rows, i, width);
        return later < 0 ? i : later;
      }
    }
    return 0;
  }

  /** The commonest width; of equally common ones the largest. */
  private static int width(List<TableRow> rows) {
    Map<Integer, Integer> widths = new HashMap<>();
    rows.forEach(row -> widths.merge(row.cells().size(), 1, Integer::sum));
    int width = 0;
    int times = 0;
    for (Map.Entry<Integer, Integer> entry : widths.entrySet()) {
      boolean more = entry.getValue() > times;
      if (more || (entry.getValue() == times && entry.getKey() > width)) {
        width = entry.getKey();
        times = entry.getValue();
      }
    }
    return width;
  }

  /**
   * A later row that is full of names, where this one is too narrow and either says a number or a
   * day or is parted from it by an empty row; negative when there is none.
   */
  private static int afterTitles(List<TableRow> rows, int at, int width) {
    TableRow row = rows.get(at);
    if (row.cells().size() >= width) {
      return -1;
    }
    boolean title = row.cells().stream().anyMatch(HeadingRow::isNoName);
    for (int i = at + 1; i < Math.min(rows.size(), at + 10); i++) {
      TableRow later = rows.get(i);
      boolean parted = later.line() > rows.get(i - 1).line() + 1;
      boolean names = later.cells().stream().noneMatch(HeadingRow::isNoName);
      if (later.filled() >= width && names && (title || parted)) {
        return i;
      }
    }
    return -1;
  }

  private static boolean isNoName(String cell) {
    return !cell.isEmpty() && NO_NAME.matcher(cell).matches();
  }
}
