package org.passeur.ingest.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads one line in which a quote stands where RFC 4180 has none: {@code "Le Relais" local;12}. A
 * cell that begins with a quote and goes on after the next one is taken as it is written.
 */
final class LooseLine {
  private static final String QUOTED = "\"[^\"]*+(?:\"\"[^\"]*+)*+\"";

  private LooseLine() {}

  /** Its cells; empty when a quote that begins a cell is not closed in the line. */
  static Optional<List<String>> cells(String line, char delimiter) {
    String other = "[^" + Pattern.quote(String.valueOf(delimiter)) + "]*+";
    Matcher cell =
        Pattern.compile("\\s*+(" + QUOTED + ")(" + other + ")|((?!\\s*+\")" + other + ")")
            .matcher(line);
    List<String> cells = new ArrayList<>();
    int at = 0;
    while (true) {
      cell.region(at, line.length());
      if (!cell.lookingAt()) {
        return Optional.empty();
      }
      cells.add(value(cell));
      if (cell.end() == line.length()) {
        return Optional.of(cells);
      }
      at = cell.end() + 1;
    }
  }

  private static String value(Matcher cell) {
    if (cell.group(1) == null) {
      return cell.group(3);
    }
    String quoted = cell.group(1);
    return cell.group(2).isBlank()
        ? quoted.substring(1, quoted.length() - 1).replace("\"\"", "\"")
        : quoted + cell.group(2);
  }
}
