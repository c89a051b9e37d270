package org.passeur.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.jena.graph.Node;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passeur.ingest.source.ImportRequest;
import org.passeur.ingest.table.TableDialect;
import org.passeur.vocab.Dcterms;
import org.passeur.vocab.Psr;
import org.passeur.vocab.Skos;

/** Tables from their file to what is stored. */
final class TablesImportTest {
  private final ImportHouse house;
  private final Path folder;

  TablesImportTest(@TempDir Path folder) {
    this.folder = folder;
    house = new ImportHouse(folder);
  }

  @AfterEach
  void close() {
    house.close();
  }

  private ImportRequest groups(Path file) {
    return house.request("g", file).mappedBy(ImportHouse.fixture("groups.rml.ttl").toString());
  }

  private Path bytes(String name, String text, String charset) throws IOException {
    return Files.write(house.file(name, ""), text.getBytes(Charset.forName(charset)));
  }

  /** The mapping of groups with another source. */
  private String mapping(String source) throws IOException {
    String turtle = Files.readString(ImportHouse.fixture("groups.rml.ttl"));
    String plain = "a carml:Stream ; carml:streamName \"source\"";
    assertTrue(turtle.contains(plain));
    return house
        .file(
            "made.rml.ttl",
            "@prefix csvw: <http://www.w3.org/ns/csvw#> .\n" + turtle.replace(plain, source))
        .toString();
  }

  @Test
  void aWorkbookIsATableWhenAMappingReadsIt() throws IOException {
    Path file = folder.resolve("groupes.xlsx");
    try (var book = new XSSFWorkbook();
        var out = Files.newOutputStream(file)) {
      Sheet sheet = book.createSheet("Groupes");
      sheet.createRow(0).createCell(0).setCellValue("Groupes de l'année");
      for (int i = 2; i < 5; i++) {
        Row row = sheet.createRow(i);
        row.createCell(0).setCellValue(i == 2 ? "Nom du\u00a0groupe" : "Groupe " + i);
        row.createCell(1).setCellValue(i == 2 ? "Mot" : "0100" + i);
      }
      book.createSheet("Notes").createRow(0).createCell(0).setCellValue("x");
      book.write(out);
    }
    ImportReport report = house.run(groups(file));

    assertFalse(report.somethingRefused(), report.text("en"));
    assertEquals(List.of("Groupe 3", "Groupe 4"), house.texts(Skos.PREF_LABEL));
    assertEquals(List.of("01003", "01004"), house.texts(Dcterms.DESCRIPTION));
    assertTrue(report.text("fr").contains("Seule la feuille « Groupes » a été lue"));
    assertTrue(report.text("fr").contains("pris à la ligne 3"));
    assertEquals(0, house.run(groups(file)).change(), "a second run changes nothing");
  }

  @Test
  void guessesAreSaidAndOverruled() throws IOException {
    Path file = bytes("g.csv", "Liste;2024\nNom du groupe!Mot\nDvořák!x;y\n", "windows-1250");
    ImportReport guessed = house.run(groups(file));
    assertTrue(guessed.text("en").contains("--charset"), guessed.text("en"));
    assertTrue(guessed.text("en").contains("None of the columns of the mapping"));

    TableDialect said =
        TableDialect.GUESSED.withCharset("windows-1250").withDelimiter("!").withHeadingRow(2);
    ImportReport report = house.run(groups(file).tables(said));
    assertEquals(List.of(), report.problems());
    assertEquals(List.of("Dvořák"), house.texts(Skos.PREF_LABEL));
  }

  @Test
  void theMappingMaySayHowATableIsWritten() throws IOException {
    Path file = bytes("g.csv", "x!y\nNom du groupe!Mot\nDvořák!x\n", "windows-1250");
    String dialect =
        "csvw:dialect [ csvw:delimiter \"!\" ; csvw:encoding \"windows-1250\" ; csvw:skipRows 1 ]";
    for (String source :
        List.of(
            "a csvw:Table ; csvw:url \"data/g.csv\" ; " + dialect,
            "a carml:Stream ; carml:streamName \"g\" ; " + dialect)) {
      ImportReport report = house.run(house.request("g", file).mappedBy(mapping(source)));
      assertEquals(List.of(), report.problems(), source);
      assertEquals(List.of("Dvořák"), house.texts(Skos.PREF_LABEL));
    }
    ImportReport over =
        house.run(
            house
                .request("g", file)
                .mappedBy(mapping("a csvw:Table ; csvw:url \"g.csv\" ; " + dialect))
                .tables(TableDialect.GUESSED.withCharset("UTF-8")));
    assertTrue(over.somethingRefused(), "what is asked for goes before: the bytes are not UTF-8");
  }

  @Test
  void aDialectThatIsNotUnderstoodRefusesTheMapping() throws IOException {
    Path file = house.file("g.csv", "Nom du groupe;Mot\nA;b\n");
    String mapping =
        mapping("a csvw:Table ; csvw:url \"g.csv\" ; csvw:dialect [ csvw:quoteChar \"'\" ]");
    ImportReport report = house.run(house.request("g", file).mappedBy(mapping));

    assertTrue(report.text("en").contains("quoteChar"), report.text("en"));
    assertEquals(0, report.change());
  }

  @Test
  void aConsentRecordMayBeAnyTable() throws IOException {
    Path members = house.file("members.yaml", "anne:\n  name: Anne Exemple\n");
    Path record =
        bytes(
            "consents.csv",
            """
            Consentements;;;;

            id;audience;categories;date;attestedBy
            anne;public;name;2026-09-01;Le secrétariat
            """,
            "UTF-16LE");
    ImportReport report =
        house.run(
            house
                .request("club", members)
                .mappedBy(ImportHouse.fixture("members.rml.ttl").toString())
                .withConsents(record));

    assertFalse(report.somethingRefused(), report.text("en"));
    assertEquals(1, house.find(Node.ANY, Node.ANY, Psr.CONSENT_AUDIENCE, Node.ANY).size());
  }

  @Test
  void aByteThatIsNoCharacterIsToldOfListsToo() throws IOException {
    Path file = house.file("members.yaml", "");
    var bytes = new ByteArrayOutputStream();
    bytes.writeBytes("zoe:\n  name: Zoé Été\nbea:\n  name: B".getBytes(StandardCharsets.UTF_8));
    bytes.write(0xe9);
    bytes.writeBytes("a\n".getBytes(StandardCharsets.UTF_8));
    ImportReport report = house.members(Files.write(file, bytes.toByteArray()));

    assertTrue(report.somethingRefused());
    assertTrue(
        report.text("en").contains("members.yaml:4: This file holds bytes"), report.text("en"));
  }
}
