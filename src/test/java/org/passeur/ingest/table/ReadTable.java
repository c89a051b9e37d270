package org.passeur.ingest.table;

import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.passeur.kernel.Bilingual;

/** Keeps what was read of a table, for tests. */
final class ReadTable implements TableSink {
  final List<Integer> lines = new ArrayList<>();
  final List<Map<String, String>> rows = new ArrayList<>();
  final List<Integer> refusedLines = new ArrayList<>();
  final List<String> refusals = new ArrayList<>();
  final List<String> remarks = new ArrayList<>();

  static ReadTable of(byte[] bytes, TableDialect dialect, String... asked) {
    var read = new ReadTable();
    Table.read(
        () -> new ByteArrayInputStream(bytes), new TableReading(dialect, Set.of(asked)), read);
    return read;
  }

  static ReadTable of(byte[] bytes) {
    return of(bytes, TableDialect.GUESSED);
  }

  static ReadTable of(String text) {
    return of(text.getBytes(StandardCharsets.UTF_8));
  }

  static ReadTable of(String text, String charset) {
    return of(text.getBytes(Charset.forName(charset)));
  }

  @Override
  public void row(int line, Map<String, String> cells) {
    lines.add(line);
    rows.add(cells);
  }

  @Override
  public void refuse(int line, Bilingual why) {
    refusedLines.add(line);
    refusals.add(why.en());
    check(why);
  }

  @Override
  public void remark(Bilingual what) {
    remarks.add(what.en());
    check(what);
  }

  private static void check(Bilingual words) {
    if (words.fr().isBlank() || words.fr().equals(words.en())) {
      throw new AssertionError("not said in both languages: " + words);
    }
  }

  List<String> column(String heading) {
    return rows.stream().map(row -> row.getOrDefault(heading, "")).toList();
  }

  boolean saysNothing() {
    return refusals.isEmpty() && remarks.isEmpty();
  }

  @Override
  public String toString() {
    return rows + " " + refusedLines + refusals + remarks;
  }
}
