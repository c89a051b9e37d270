package org.passeur.ingest.office;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import org.apache.jena.graph.Node;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passeur.ingest.ImportHouse;
import org.passeur.ingest.ImportReport;
import org.passeur.ingest.NaughtyParser;
import org.passeur.ingest.OfficeSamples;
import org.passeur.ingest.confine.Means;
import org.passeur.ingest.source.Input;
import org.passeur.vocab.Schema;

/** Documents come in whole or not at all, and what is shortened or refused is told. */
final class WholeTextTest {
  private static final String PAGE = "Le jardin est ouvert à tous, et chacun y vient. ".repeat(50);

  private final Path in;
  private final ImportHouse house;

  WholeTextTest(@TempDir Path folder) {
    in = folder.resolve("in");
    house = new ImportHouse(folder);
  }

  @AfterEach
  void close() {
    house.close();
  }

  private ImportReport run() {
    return house.run(house.request("guides", in));
  }

  private String text() {
    return house
        .find(Node.ANY, Node.ANY, Schema.TEXT, Node.ANY)
        .get(0)
        .getObject()
        .getLiteralLexicalForm();
  }

  @Test
  void threeHundredPagesAreKeptToTheirEnd() throws IOException {
    String[] pages = new String[300];
    Arrays.fill(pages, PAGE);
    pages[299] = "Tout finit par des topinambours.";
    OfficeSamples.write(in, "livre.docx", OfficeSamples.docx("Livre", "Livre", pages));
    ImportReport report = run();

    assertEquals(List.of(), report.problems());
    assertTrue(text().length() > 700_000, text().length() + " characters");
    assertTrue(text().endsWith("Tout finit par des topinambours."));
    assertEquals(0, run().change(), "the same again changes nothing");
  }

  @Test
  void whatIsLongerThanAMillionCharactersIsShortenedAndTold() throws IOException {
    var random = new Random(17);
    String[] pages = new String[450];
    for (int i = 0; i < pages.length; i++) {
      pages[i] = words(random, 420);
    }
    OfficeSamples.write(in, "a.docx", OfficeSamples.docx("Somme", "Somme", pages));
    ImportReport report = run();
    house.file("b.md", "# Somme\n\n" + PAGE.repeat(450));
    ImportReport both = run();

    assertEquals(1, report.documents(), report.text("en"));
    assertEquals(1, report.shortened());
    assertTrue(report.text("fr").contains("a.docx: Ce document a plus d'un million"));
    assertTrue(both.text("en").contains("b.md: This document has more than a million"));
    assertEquals(2, both.shortened());
    assertFalse(both.somethingRefused(), both.text("en"));
    house
        .find(Node.ANY, Node.ANY, Schema.TEXT, Node.ANY)
        .forEach(q -> assertTrue(q.getObject().getLiteralLexicalForm().length() <= 1_000_000));
  }

  /** Text that does not pack as well as one sentence again and again, which is refused. */
  private static String words(Random random, int many) {
    var words = new StringBuilder("\uFB01n ");
    for (int i = 0; i < many; i++) {
      words.append(Integer.toString(random.nextInt(1 << 30), 36)).append(' ');
    }
    return words.toString();
  }

  @Test
  void aFileThatWasCutOffDoesNotTakeThePlaceOfTheWholeOne() throws IOException {
    byte[] docx = OfficeSamples.docx("Guide", "Guide", PAGE, "La fin du guide.");
    byte[] pdf = OfficeSamples.pdf("Plan", "", "Le plan du jardin.", "La fin du plan.");
    byte[] rtf = "{\\rtf1\\ansi Le sentier.\\par La fin.\\par}".getBytes(StandardCharsets.US_ASCII);
    OfficeSamples.write(in, "a.docx", docx);
    OfficeSamples.write(in, "b.pdf", pdf);
    OfficeSamples.write(in, "c.rtf", rtf);
    run();
    List<String> before = house.texts(Schema.TEXT);
    assertEquals(3, before.size());

    OfficeSamples.write(in, "a.docx", Arrays.copyOf(docx, docx.length - 100));
    OfficeSamples.write(in, "b.pdf", Arrays.copyOf(pdf, pdf.length - 200));
    OfficeSamples.write(in, "c.rtf", Arrays.copyOf(rtf, rtf.length - 8));
    ImportReport report = run();

    assertEquals(before, house.texts(Schema.TEXT));
    assertEquals(3, report.refusedRows(), report.text("en"));
    for (String name : List.of("a.docx", "b.pdf", "c.rtf")) {
      assertTrue(
          report.text("en").contains(name + ": This file is damaged: its end or a part"),
          report.text("en"));
    }
    assertTrue(report.text("fr").contains("Ce qui en était déjà enregistré reste."));
  }

  @Test
  void oneBadByteInAPackageIsFound() throws IOException {
    byte[] docx = OfficeSamples.docx("Guide", "Guide", PAGE);
    docx[docx.length / 2] ^= 0x55;
    OfficeSamples.write(in, "a.docx", docx);

    assertTrue(run().text("en").contains("a.docx: This file is damaged"));
  }

  @Test
  void damagedTooHeavyAndTooSlowAreToldApart() throws IOException {
    try (var office =
        new OfficeFiles(
            List.of(NaughtyParser.class.getName()), 2_000, EnumSet.allOf(Means.class))) {
      assertTrue(refusal(office, "heap").contains("too heavy"));
      assertTrue(refusal(office, "hang").contains("stopped after 2 seconds"));
      assertTrue(refusal(office, "nonsense").contains("Import it again"));
      assertTrue(refusal(office, "stack").contains("is damaged, or is not what its name says"));
    }
  }

  private String refusal(OfficeFiles office, String bad) throws IOException {
    Path file = OfficeSamples.write(in, bad + ".html", bad.getBytes(StandardCharsets.UTF_8));
    return assertThrows(
            OfficeFiles.Unreadable.class, () -> office.read(new Input(file, bad + ".html")))
        .reason
        .en();
  }
}
