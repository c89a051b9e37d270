package org.passeur.ingest.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.passeur.TestBase;

/** Random tables, written by a library in random dialects and encodings, are read as they were. */
final class RandomTablesTest extends TestBase {
  private static final String[] WORDS = {
    "compost",
    "Réunion",
    "aîné",
    "Noël",
    "où",
    "l'été",
    "cœur",
    "façade",
    "ÉCOLE",
    "12,5",
    "31/12/2024",
    "01000",
    "10:30",
    "a|b",
    "x;y",
    "dit \"oui\"",
    "\"",
    "deux\nlignes",
    "5 €",
    "",
    "",
    "naïve",
    "#1",
    "1.10",
    "NO",
    "= 3",
    "tab\tici",
    "Les aînés isolés de la région"
  };

  private static final String[] CHARSETS = {
    "UTF-8",
    "UTF-8 with mark",
    "UTF-16LE",
    "UTF-16BE",
    "UTF-16LE with mark",
    "UTF-16BE with mark",
    "windows-1252",
    "ISO-8859-15",
    "x-MacRoman"
  };

  private final Random random = new Random(seed("RandomTablesTest"));

  @Test
  void whatIsWrittenIsRead() throws IOException {
    for (int round = 0; round < 1000; round++) {
      List<String> headings = headings(2 + random.nextInt(6));
      List<List<String>> rows = new ArrayList<>();
      for (int i = 3 + random.nextInt(20); i > 0; i--) {
        rows.add(row(headings.size()));
      }
      char delimiter = ",;\t|:".charAt(random.nextInt(5));
      String charset = CHARSETS[random.nextInt(CHARSETS.length)];
      String text = written(delimiter, headings, rows);
      String mark = charset.endsWith(" with mark") ? "\ufeff" : "";
      byte[] bytes = (mark + text).getBytes(Charset.forName(charset.replace(" with mark", "")));

      String about = round + " " + charset + " «" + delimiter + "»\n" + text;
      ReadTable read = ReadTable.of(bytes);
      assertTrue(read.refusals.isEmpty(), () -> about + read.refusals);
      assertEquals(expected(headings, rows), read.rows, about);
    }
  }

  private List<String> headings(int columns) {
    String[] names = {
      "Nom", "Où, quand", "Création", "Budget (€)", "Rôle", "Été ; hiver", "Région"
    };
    return new ArrayList<>(List.of(names).subList(0, columns));
  }

  private List<String> row(int columns) {
    List<String> row = new ArrayList<>();
    row.add("Groupe né n° " + random.nextInt(1000)); // the key of a row is seldom empty
    while (row.size() < columns) {
      row.add(WORDS[random.nextInt(WORDS.length)]);
    }
    return row;
  }

  private String written(char delimiter, List<String> headings, List<List<String>> rows)
      throws IOException {
    var text = new StringWriter();
    var builder =
        CsvWriter.builder()
            .fieldSeparator(delimiter)
            .lineDelimiter(random.nextBoolean() ? LineDelimiter.CRLF : LineDelimiter.LF);
    if (random.nextInt(3) == 0) {
      builder.quoteStrategy(QuoteStrategies.ALWAYS);
    }
    try (CsvWriter writer = builder.build(text)) {
      writer.writeRecord(headings);
      rows.forEach(writer::writeRecord);
    }
    return text.toString();
  }

  private static List<Map<String, String>> expected(
      List<String> headings, List<List<String>> rows) {
    List<Map<String, String>> expected = new ArrayList<>();
    for (List<String> row : rows) {
      Map<String, String> cells = new LinkedHashMap<>();
      for (int i = 0; i < row.size(); i++) {
        if (!row.get(i).isEmpty()) {
          cells.put(headings.get(i), row.get(i));
        }
      }
      expected.add(cells);
    }
    return expected;
  }
}
