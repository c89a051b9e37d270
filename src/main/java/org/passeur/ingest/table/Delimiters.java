package org.passeur.ingest.table;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds out which character stands between cells: the one with which the beginning of the text
 * falls into rows of the same width, or that gives the headings somebody asks for.
 */
final class Delimiters {
  /** In the order of preference; those before the bar are what every spreadsheet writes. */
  private static final String CANDIDATES = ",;\t|:~^¦\u001f";

  /** Stands in no table: for files of one column. */
  private static final char NONE = '\u001e';

  private static final int ROWS = 200;

  private static final Pattern TOLD =
      Pattern.compile("\\A\"?sep=(.)\"?(?:\r\n|\r|\n|\\z)", Pattern.CASE_INSENSITIVE);

  private Delimiters() {}

  /**
   * What was found.
   *
   * @param delimiter between cells
   * @param told whether the first line says it ({@code sep=;}); that line is no row
   * @param plain whether nothing is to be said about it
   */
  record Found(char delimiter, boolean told, boolean plain) {}

  /**
   * @param beginning of the text
   * @param whole whether that is all of it
   * @param asked headings that somebody asks for; may be empty
   */
  static Found of(String beginning, boolean whole, Set<String> asked) {
    Matcher told = TOLD.matcher(beginning);
    if (told.find()) {
      return new Found(told.group(1).charAt(0), true, true);
    }
    char best = NONE;
    double most = score(rows(beginning, whole, NONE), NONE, asked);
    for (int i = 0; i < CANDIDATES.length(); i++) {
      char candidate = CANDIDATES.charAt(i);
      if (beginning.indexOf(candidate) >= 0) {
        double score = score(rows(beginning, whole, candidate), candidate, asked);
        if (score > most) {
          most = score;
          best = candidate;
        }
      }
    }
    return new Found(best, false, ",;\t".indexOf(best) >= 0 || best == NONE);
  }

  /**
   * The beginning in rows.
   *
   * @param strays how many have a quote where none may be: a sign that another character is right
   */
  private record Sample(List<TableRow> rows, int strays) {}

  private static Sample rows(String beginning, boolean whole, char delimiter) {
    List<TableRow> rows = new ArrayList<>();
    int strays = 0;
    String text = beginning;
    while (rows.size() < ROWS && !text.isEmpty()) {
      int line = 1;
      try (CsvReader<CsvRecord> reader =
          CsvReader.builder()
              .fieldSeparator(delimiter)
              .trimWhitespacesAroundQuotes(true)
              .ofCsvRecord(text)) {
        for (CsvRecord record : reader) {
          line = (int) record.getStartingLineNumber() + lines(record);
          rows.add(TableRow.of(line, record.getFields()));
          if (rows.size() >= ROWS) {
            return new Sample(rows, strays);
          }
        }
        text = "";
      } catch (CsvParseException e) {
        strays++;
        text = afterLine(text, line, delimiter, rows);
      } catch (java.io.IOException e) {
        throw new java.io.UncheckedIOException(e); // a text in memory has none
      }
    }
    if (!whole && rows.size() > 1) {
      rows.remove(rows.size() - 1); // it is cut off
    }
    return new Sample(rows, strays);
  }

  private static int lines(CsvRecord record) {
    int lines = 1;
    for (String cell : record.getFields()) {
      lines += (int) cell.chars().filter(c -> c == '\n').count();
    }
    return lines;
  }

  private static String afterLine(String text, int line, char delimiter, List<TableRow> rows) {
    String[] split = text.split("\r\n|\r|\n", line + 1);
    if (split.length < line) {
      return "";
    }
    LooseLine.cells(split[line - 1], delimiter)
        .ifPresent(cells -> rows.add(TableRow.of(line, cells)));
    return split.length > line ? split[line] : "";
  }

  /**
   * How many of the rows with anything in them are as wide as most are, weighed by how many columns
   * that makes; nothing where that is one column. Titles above the headings make a table less
   * likely, headings that are asked for make it certain.
   */
  private static double score(Sample sample, char candidate, Set<String> asked) {
    List<TableRow> rows = sample.rows();
    Map<Integer, Integer> widths = new HashMap<>();
    int counted = 0;
    int known = 0;
    for (TableRow row : rows) {
      if (row.filled() > 0) {
        counted++;
        widths.merge(row.width(), 1, Integer::sum);
        int named = (int) row.cells().stream().map(Cells::heading).filter(asked::contains).count();
        known = Math.max(known, named);
      }
    }
    double best = 0;
    for (Map.Entry<Integer, Integer> width : widths.entrySet()) {
      if (width.getKey() > 1) {
        double share = (double) width.getValue() / counted;
        best = Math.max(best, share * share * (2 - 1.0 / width.getKey()));
      }
    }
    boolean usual = ",;\t".indexOf(candidate) >= 0;
    boolean headed = firstWidth(rows) == commonest(widths);
    double doubt = headed ? usual ? 1 : 0.6 : commonest(widths) > 2 ? 0.3 : 0;
    double sound = 1 - sample.strays() / (rows.size() + 1.0);
    return best * doubt * sound + 10 * known;
  }

  private static int firstWidth(List<TableRow> rows) {
    return rows.stream()
        .filter(r -> r.filled() > 0)
        .mapToInt(TableRow::width)
        .findFirst()
        .orElse(0);
  }

  private static int commonest(Map<Integer, Integer> widths) {
    return widths.entrySet().stream()
        .filter(w -> w.getKey() > 1)
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .orElse(0);
  }
}
