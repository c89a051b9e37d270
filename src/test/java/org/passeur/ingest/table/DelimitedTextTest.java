package org.passeur.ingest.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DelimitedTextTest {
  private static final String ACCENTS =
      "Nom;Où;Coût\nL’Étoile du Cœur;Sète;12 €\nMaïs à Noël;Çà et là;5 €\n";

  private static byte[] marked(String mark, String text, String charset) {
    return (mark + text).getBytes(Charset.forName(charset));
  }

  @ParameterizedTest
  @ValueSource(strings = {",", ";", "\t", "|", ":", "~", "^"})
  void cellsAreSeparatedByWhatStandsBetweenThem(String d) {
    ReadTable read =
        ReadTable.of(
            "Nom" + d + "Ville" + d + "Note\nA" + d + "B" + d + "\nC" + d + "D" + d + "E\n");

    assertEquals(List.of("A", "C"), read.column("Nom"));
    assertEquals(List.of("B", "D"), read.column("Ville"));
    assertEquals(List.of(2, 3), read.lines);
    assertEquals(",;\t".contains(d), read.saysNothing(), read.toString());
  }

  @Test
  void headingsInQuotesMayHoldOtherDelimiters() {
    ReadTable read =
        ReadTable.of(
            "\"Nom, prénom, titre\";\"Adresse, ville\"\n\"Essai, Anne\";\"1, rue, Sète\"\nB;C\n");

    assertEquals(List.of("Essai, Anne", "B"), read.column("Nom, prénom, titre"));
    assertTrue(read.saysNothing());
  }

  @Test
  void commasInNumbersAndTextsAreNoDelimiter() {
    ReadTable read = ReadTable.of("Nom;Budget\nA, ou B;12,5\nC, D, E;1,25\nF, G;3,0\n");

    assertEquals(List.of("12,5", "1,25", "3,0"), read.column("Budget"));
  }

  @Test
  void aFileOfOneColumnHasOne() {
    ReadTable read = ReadTable.of("Nom\nA, avec B\nC : D\nE\n");

    assertEquals(List.of("A, avec B", "C : D", "E"), read.column("Nom"));
    assertTrue(read.saysNothing(), read.toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"sep=;\n", "SEP=;\r\n", "\"sep=;\"\n", "\ufeffsep=;\r\n"})
  void theFirstLineMaySayTheDelimiter(String line) {
    ReadTable read = ReadTable.of(line + "Nom,x;Ville\na,b;c\n");

    assertEquals(List.of(Map.of("Nom,x", "a,b", "Ville", "c")), read.rows);
    assertEquals(List.of(3), read.lines);
    assertTrue(read.saysNothing());
  }

  @ParameterizedTest
  @CsvSource({
    "UTF-8,true",
    "UTF-16LE,true",
    "UTF-16BE,true",
    "UTF-32LE,true",
    "UTF-8,false",
    "UTF-16LE,false",
    "UTF-16BE,false",
    "windows-1252,false",
    "ISO-8859-15,false",
    "x-MacRoman,false"
  })
  void accentsAreThoseOfTheFile(String charset, boolean mark) {
    String text =
        Charset.forName(charset).newEncoder().canEncode('’') ? ACCENTS : ACCENTS.replace('’', '\'');
    ReadTable read = ReadTable.of(marked(mark ? "\ufeff" : "", text, charset));

    assertEquals("Maïs à Noël", read.column("Nom").get(1), read.toString());
    assertEquals(text.substring(12, text.indexOf(';', 12)), read.column("Nom").get(0));
    assertEquals(List.of("12 €", "5 €"), read.column("Coût"));
    assertEquals(mark || charset.equals("UTF-8"), read.saysNothing(), read.toString());
  }

  @Test
  void aWrongGuessOfTheEncodingIsSaidAndCanBeOverruled() {
    byte[] text = "Nom;N\nÇa;1\n".getBytes(Charset.forName("IBM037"));
    assertEquals(
        List.of("Ça"),
        ReadTable.of(text, TableDialect.GUESSED.withCharset("IBM037")).column("Nom"));

    ReadTable guessed = ReadTable.of("Nom;N\nDvořák;1\n", "windows-1250");
    assertTrue(guessed.remarks.get(0).contains("--charset"), guessed.toString());
    assertThrows(
        IllegalArgumentException.class, () -> TableDialect.GUESSED.withCharset("no-such-charset"));
  }

  @Test
  void titlesAboveTheHeadingsAreLeftOutAndThatIsSaid() {
    for (String text :
        List.of(
            "Liste des groupes;;\n;;\nNom;Ville;Note\nA;B;C\n",
            "Liste des groupes\n\nNom;Ville;Note\nA;B;C\nD;E;\n",
            "Export du;31/12/2024;\n\nNom;Ville;Note\nA;B;C\n",
            ";Adresse;\nNom;Ville;Note\nA;B;C\n")) {
      ReadTable read = ReadTable.of(text);
      assertEquals("A", read.column("Nom").get(0), text + read);
      assertEquals("C", read.column("Note").get(0), text + read);
      assertTrue(read.remarks.stream().anyMatch(r -> r.contains("--heading-row")), text);
    }
  }

  @Test
  void headingsThatAreAskedForAreFoundWhereverTheyStand() {
    byte[] text = "A;B;C\nx;y;z\nNom;Ville;Note\n1;2;3\n".getBytes(StandardCharsets.UTF_8);
    ReadTable read = ReadTable.of(text, TableDialect.GUESSED, "Nom", "Note");
    assertEquals(List.of("1"), read.column("Nom"));

    ReadTable other = ReadTable.of(text, TableDialect.GUESSED, "Titre");
    assertTrue(other.remarks.get(0).contains("None of the columns"), other.toString());
  }

  @Test
  void theRowOfHeadingsCanBeSaid() {
    byte[] text = "A;B\nNom;Ville\nx;y\n".getBytes(StandardCharsets.UTF_8);

    assertEquals(
        List.of("x"), ReadTable.of(text, TableDialect.GUESSED.withHeadingRow(2)).column("Nom"));
    ReadTable none = ReadTable.of(text, TableDialect.GUESSED.withHeadingRow(0));
    assertEquals(List.of("A", "Nom", "x"), none.column("_col.1"));
    ReadTable beyond = ReadTable.of(text, TableDialect.GUESSED.withHeadingRow(9));
    assertEquals(List.of(), beyond.rows);
    assertTrue(beyond.refusals.get(0).contains("does not exist"));
  }

  @Test
  void aFirstRowWithAnEmptyHeadingIsStillTheHeadings() {
    ReadTable read = ReadTable.of(",Nom,Ville\n0,A,B\n1,C,D\n");

    assertEquals(List.of("A", "C"), read.column("Nom"));
    assertTrue(read.remarks.get(0).contains("Column 1 has no heading"), read.toString());
  }

  @Test
  void shortRowsHaveEmptyCellsAndLongOnesAreRefused() {
    ReadTable read = ReadTable.of("a;b;c\n1;2\n1;2;3;;;\n1;2;3;4\n5;6;7\n");

    assertEquals(List.of(2, 3, 5), read.lines);
    assertEquals(List.of("", "3", "7"), read.column("c"));
    assertEquals(List.of(4), read.refusedLines);
    assertTrue(read.remarks.get(0).contains("1 row (the first: 2)"), read.toString());
  }

  @Test
  void equalHeadingsAreRefusedByName() {
    ReadTable read = ReadTable.of("Nom;Ville; Nom\u00a0\nA;B;C\n");

    assertEquals(List.of(), read.rows);
    assertEquals(List.of(1), read.refusedLines);
    assertTrue(read.refusals.get(0).contains("“Nom” (columns 1 and 3)"), read.toString());
  }

  @Test
  void lineBreaksAndDoubledQuotesBelongToTheirCell() {
    ReadTable read =
        ReadTable.of("Nom;Texte\r\nA;\"un\r\ndeux \"\"trois\"\"\"\r\nB;\"\"\r\nC;fin\r\n");

    assertEquals(List.of("un\ndeux \"trois\"", "", "fin"), read.column("Texte"));
    assertEquals(List.of(2, 4, 5), read.lines);
  }

  @Test
  void aBareQuoteIsTakenAsItStands() {
    ReadTable read =
        ReadTable.of("Nom;Texte\n\"Le Relais\" local;Dit \"ainsi\"\nB;3\" de haut\n;\"c;d\"\n");

    assertEquals(List.of("\"Le Relais\" local", "B", ""), read.column("Nom"));
    assertEquals(List.of("Dit \"ainsi\"", "3\" de haut", "c;d"), read.column("Texte"));
    assertTrue(read.saysNothing(), read.toString());
  }

  @Test
  void aQuoteThatIsNeverClosedCostsItsRow() {
    ReadTable read = ReadTable.of("a;b\n1;2\n\"3;4\n5;6\n7;\"8\n9;\"10\"\n\"11;12");

    assertEquals(List.of("1", "5", "9"), read.column("a"), read.toString());
    assertEquals(List.of(3, 5, 7), read.refusedLines);
  }

  @Test
  void linesKeepTheirNumbersAfterABrokenRow() {
    var text = new StringBuilder("a;b\n");
    for (int i = 2; i < 60_000; i++) {
      text.append(i % 1000 == 0 ? "\"x" + i + "; y\"z\n" : i + ";\"l" + i + "\"\n");
    }
    text.append("fin;60000\n");
    ReadTable read = ReadTable.of(text.toString());

    assertEquals(60_000, read.lines.get(read.lines.size() - 1));
    for (int i = 0; i < read.rows.size() - 1; i++) {
      String a = read.rows.get(i).getOrDefault("a", "");
      assertTrue(a.contains(String.valueOf(read.lines.get(i))), read.lines.get(i) + " " + a);
    }
  }

  @Test
  void spacesThatDoNotBreakAreTrimmed() {
    ReadTable read =
        ReadTable.of(
            "\u00a0Nom\u00a0;\u202fNom \u00a0du  groupe\u202f\n\u00a0A\u00a0B\u202f; C\u00a0\n");

    assertEquals(List.of("A\u00a0B"), read.column("Nom"));
    assertEquals(List.of("C"), read.column("Nom du groupe"));
  }

  @Test
  void headingsHaveComposedLetters() {
    assertEquals(List.of("x"), ReadTable.of("Cre\u0301ation;b\nx;y\n").column("Création"));
  }

  @Test
  void oneBadByteCostsItsRow() {
    var bytes = new ByteArrayOutputStream();
    bytes.writeBytes("Nom;Ville\nZoé;Sète\nB".getBytes(StandardCharsets.UTF_8));
    bytes.write(0xe9);
    bytes.writeBytes("a;Alès\nCé;Nîmes\n".getBytes(StandardCharsets.UTF_8));
    ReadTable read = ReadTable.of(bytes.toByteArray());

    assertEquals(List.of("Zoé", "Cé"), read.column("Nom"), read.toString());
    assertEquals(List.of(3), read.refusedLines);
    assertTrue(read.refusals.get(0).contains("UTF-8"), read.toString());
  }

  @Test
  void aByteThatIsZeroCostsItsRow() {
    ReadTable read = ReadTable.of("Nom;Ville\nA\0;B\nC;D\n");
    assertEquals(List.of("C"), read.column("Nom"), read.toString());
    assertEquals(List.of(2), read.refusedLines);
    assertTrue(ReadTable.of("\1\2\3\4\5\6\7\1\2\3;x\n").refusals.get(0).contains("not a table"));
  }

  @Test
  void aByteThatIsNoCharacterOfWindows1252CostsItsRowToo() {
    var bytes = new ByteArrayOutputStream();
    Charset windows = Charset.forName("windows-1252");
    bytes.writeBytes("Nom;Ville\nZoé l’été;Sète\nB".getBytes(windows));
    bytes.write(0x81);
    bytes.writeBytes("a;Alès\nCé;Nîmes\n".getBytes(windows));
    ReadTable read = ReadTable.of(bytes.toByteArray());

    assertEquals(List.of("Zoé l’été", "Cé"), read.column("Nom"), read.toString());
    assertEquals(List.of(3), read.refusedLines);
  }

  @Test
  void aTextThatUnpacksToMoreThanIsReadIsGivenUp() {
    byte[] text = "Nom;Ville\n".repeat(1000).getBytes(StandardCharsets.UTF_8);
    var reading = new TableReading(TableDialect.GUESSED, Set.of());
    var read = new ReadTable();
    Table.Source source = () -> new ByteArrayInputStream(text);

    assertThrows(
        SheetRows.TooLarge.class,
        () -> new DelimitedText(source, reading, read, text.length - 1).read());
    assertEquals(List.of(), read.rows);
  }

  @Test
  void theLinesOfOldMacsAreLines() {
    assertEquals(List.of("a", "b"), ReadTable.of("Nom;N\ra;1\rb;2\r").column("Nom"));
  }

  @Test
  void emptyFilesAndEmptyRowsAreNothing() {
    assertTrue(ReadTable.of("").saysNothing());
    ReadTable read = ReadTable.of("a;b\n;\n\n1;2\n;;\n");
    assertEquals(List.of(4), read.lines);
    assertTrue(read.saysNothing(), read.toString());
  }

  @Test
  void theDelimiterCanBeSaid() {
    byte[] text = "a/b;c\n1/2;3\n".getBytes(StandardCharsets.UTF_8);
    assertEquals(
        List.of(Map.of("a", "1", "b;c", "2;3")),
        ReadTable.of(text, TableDialect.GUESSED.withDelimiter("/")).rows);
    assertEquals('\t', TableDialect.GUESSED.withDelimiter("TAB").delimiter().orElseThrow());
    assertThrows(IllegalArgumentException.class, () -> TableDialect.GUESSED.withDelimiter("two"));
  }
}
