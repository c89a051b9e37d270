package org.passeur.ingest.source;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads the records of a CSV text (RFC 4180). After an invalid quote it continues at the next line,
 * so that one bad record does not cost the others.
 */
final class CsvRecords {
  /**
   * One record.
   *
   * @param line its first line
   * @param values its values; empty when it cannot be read
   */
  record Csv(int line, List<String> values) {}

  private final String text;
  private final char delimiter;
  private int at;
  private int line = 1;

  private CsvRecords(String text, char delimiter) {
    this.text = text;
    this.delimiter = delimiter;
  }

  static List<Csv> of(String text, char delimiter) {
    var reader = new CsvRecords(text, delimiter);
    List<Csv> records = new ArrayList<>();
    while (reader.at < text.length()) {
      int start = reader.at;
      int first = reader.line;
      List<String> values = reader.record();
      if (values.isEmpty()) {
        reader.at = start;
        reader.line = first;
        reader.skipLine();
        records.add(new Csv(first, values));
      } else if (values.size() > 1 || !values.get(0).isBlank()) {
        records.add(new Csv(first, values));
      }
    }
    return records;
  }

  private List<String> record() {
    List<String> values = new ArrayList<>();
    while (true) {
      var value = new StringBuilder();
      if (at < text.length() && text.charAt(at) == '"') {
        if (!quoted(value)) {
          return List.of();
        }
      } else {
        while (at < text.length() && text.charAt(at) != delimiter && text.charAt(at) != '\n') {
          value.append(text.charAt(at++));
        }
      }
      values.add(value.toString());
      if (at >= text.length()) {
        return values;
      }
      if (text.charAt(at++) == '\n') {
        line++;
        return values;
      }
    }
  }

  /**
   * Reads a quoted value.
   *
   * @return false when the quote is not closed or is followed by other characters
   */
  private boolean quoted(StringBuilder value) {
    at++;
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c == '\n') {
        line++;
      }
      if (c != '"') {
        value.append(c);
      } else if (at < text.length() && text.charAt(at) == '"') {
        value.append('"');
        at++;
      } else {
        return at >= text.length() || text.charAt(at) == delimiter || text.charAt(at) == '\n';
      }
    }
    return false;
  }

  private void skipLine() {
    int end = text.indexOf('\n', at);
    at = end < 0 ? text.length() : end + 1;
    line++;
  }
}
