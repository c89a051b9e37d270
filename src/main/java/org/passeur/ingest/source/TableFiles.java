package org.passeur.ingest.source;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Consumer;
import org.passeur.kernel.Counted;

/** Reads CSV separated by commas, semicolons or tabs, with column names in the first record. */
final class TableFiles {
  private final String source;
  private final Harvest harvest;
  private final Consumer<DataRow> rows;

  /**
   * @param rows receives each row, in the order of the file
   */
  TableFiles(String source, Harvest harvest, Consumer<DataRow> rows) {
    this.source = source;
    this.harvest = harvest;
    this.rows = rows;
  }

  void read(Input input) {
    String text = TextFiles.read(input, harvest);
    List<String> header = List.of();
    for (CsvRecords.Csv record : CsvRecords.of(text, delimiter(text))) {
      if (record.values().isEmpty()) {
        harvest.refuse(
            input.name(),
            record.line(),
            "Guillemet mal placé ou jamais fermé.",
            "A quote is misplaced or never closed.");
      } else if (header.isEmpty()) {
        header = record.values().stream().map(String::strip).toList();
      } else {
        row(input, header, record);
      }
    }
  }

  private void row(Input input, List<String> header, CsvRecords.Csv record) {
    int given = record.values().size();
    if (given != header.size()) {
      harvest.refuse(
          input.name(),
          record.line(),
          "Cette ligne a "
              + Counted.fr(given, "valeur", "valeurs")
              + " au lieu de "
              + header.size()
              + ".",
          "This row has "
              + Counted.en(given, "value", "values")
              + " instead of "
              + header.size()
              + ".");
      return;
    }
    ObjectNode fields = JsonNodeFactory.instance.objectNode();
    for (int i = 0; i < given; i++) {
      String value = record.values().get(i).strip();
      if (!value.isEmpty()) {
        fields.put(header.get(i), value);
      }
    }
    if (!fields.isEmpty()) {
      rows.accept(DataRow.of(input, source, record.line(), "", "", fields));
    }
  }

  /** The delimiter that occurs most often in the first line. */
  private static char delimiter(String text) {
    String first = text.lines().findFirst().orElse("");
    char best = ',';
    for (char candidate : new char[] {';', '\t'}) {
      if (count(first, candidate) > count(first, best)) {
        best = candidate;
      }
    }
    return best;
  }

  private static long count(String text, char c) {
    return text.chars().filter(x -> x == c).count();
  }
}
