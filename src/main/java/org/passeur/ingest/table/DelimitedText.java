package org.passeur.ingest.table;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.passeur.ingest.encoding.TextEncoding;
import org.passeur.kernel.Bilingual;

/**
 * Reads text between delimiters. FastCSV is strict; where it stops, the line is read loosely or
 * refused, and it goes on at the next line, so that one bad quote does not cost the others.
 */
final class DelimitedText {
  /** Bytes that are read of a text: what is packed may be unpacked to much more than its size. */
  static final long LARGEST = 1L << 30;

  private static final int BEGINNING = 1 << 16;

  /** Characters of a cell; a quote that is never closed is given up there. */
  private static final int LONGEST_CELL = 4 << 20;

  private static final Bilingual QUOTE =
      new Bilingual(
          "Guillemet mal placé ou jamais fermé : cette ligne n'a pas été lue. Corrigez-la (un"
              + " guillemet dans une cellule s'écrit \"\").",
          "A quote is misplaced or never closed: this row was not read. Correct it (a quote within"
              + " a cell is written \"\").");

  private final Table.Source source;
  private final TableReading reading;
  private final TableDialect dialect;
  private final TableSink sink;
  private final long most;

  /**
   * @param most bytes that are read
   */
  DelimitedText(Table.Source source, TableReading reading, TableSink sink, long most) {
    this.most = most;
    this.source = source;
    this.reading = reading;
    this.dialect = reading.dialect();
    this.sink = sink;
  }

  /**
   * @throws IOException when it cannot be read
   * @throws SheetRows.TooLarge when it is longer
   */
  void read() throws IOException {
    TextEncoding encoding = encoding();
    try (InputStream in = new Bounded(source.open(), most);
        Reader reader = encoding.reader(in)) {
      var tape = new LineTape(reader);
      String beginning = tape.ahead(BEGINNING);
      if (isBinary(beginning)) {
        sink.refuse(0, Table.NONE);
        return;
      }
      encoding.said().ifPresent(sink::remark);
      Delimiters.Found found =
          Delimiters.of(beginning, beginning.length() < BEGINNING, reading.asked());
      char delimiter = dialect.delimiter().orElse(found.delimiter());
      int skipped = 0;
      if (found.told()) {
        tape.takeLine();
        skipped = 1;
      }
      if (!found.plain() && dialect.delimiter().isEmpty()) {
        sink.remark(
            new Bilingual(
                "Les cellules ont été séparées par « "
                    + delimiter
                    + " ». Si c'est faux, dites le séparateur avec --delimiter.",
                "Cells were separated by “"
                    + delimiter
                    + "”. If that is wrong, say the delimiter with --delimiter."));
      }
      var rows = TableRows.ofText(reading, encoding.charset().name(), sink);
      read(tape, delimiter, skipped, rows);
      rows.end();
    }
  }

  /** Whether one character in fifty, and more than a few, are some that no text has. */
  private static boolean isBinary(String beginning) {
    long strange = beginning.chars().filter(c -> c < '\t' || (c > '\r' && c < '\u001c')).count();
    return strange > 8 && strange * 50 > beginning.length();
  }

  private TextEncoding encoding() throws IOException {
    if (dialect.charset().isPresent()) {
      return new TextEncoding(dialect.charset().get(), true);
    }
    try (InputStream in = new Bounded(source.open(), most)) {
      return TextEncoding.of(in);
    }
  }

  private static void read(LineTape tape, char delimiter, int skipped, TableRows rows)
      throws IOException {
    int above = skipped;
    boolean going = true;
    while (going) {
      var handler = new Handler(above);
      try { // not closed: that would close the tape
        CsvReader<TableRow> reader =
            CsvReader.builder()
                .fieldSeparator(delimiter)
                .skipEmptyLines(true)
                .trimWhitespacesAroundQuotes(true)
                .maxBufferSize(LONGEST_CELL)
                .build(handler, tape);
        for (TableRow row : reader) {
          rows.accept(row);
          tape.letGoBefore(row.line());
        }
        going = false;
      } catch (CsvParseException e) {
        tape.letGoBefore(handler.line);
        Optional<List<String>> cells = LooseLine.cells(tape.takeLine(), delimiter);
        rows.accept(
            cells
                .map(some -> TableRow.of(handler.line, some))
                .orElseGet(() -> TableRow.broken(handler.line, QUOTE)));
        above = handler.line;
      }
    }
  }

  /** Makes rows, and remembers the line of the one that failed. */
  private static final class Handler extends AbstractBaseCsvCallbackHandler<TableRow> {
    private final int above;
    private final List<String> cells = new ArrayList<>();
    int line;

    Handler(int above) {
      this.above = above;
      line = above + 1;
    }

    @Override
    protected void handleBegin(long startingLineNumber) {
      line = above + (int) startingLineNumber;
      cells.clear();
    }

    @Override
    protected void handleField(int index, char[] buffer, int offset, int length, boolean quoted) {
      cells.add(new String(buffer, offset, length));
    }

    @Override
    protected @Nullable TableRow buildRecord() {
      return TableRow.of(line, cells);
    }
  }
}
