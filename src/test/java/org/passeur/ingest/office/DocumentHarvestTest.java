package org.passeur.ingest.office;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passeur.ingest.ImportHouse;
import org.passeur.ingest.ImportReport;
import org.passeur.ingest.NaughtyParser;
import org.passeur.ingest.OfficeSamples;
import org.passeur.ingest.confine.Means;
import org.passeur.ingest.source.ImportProblem;
import org.passeur.ingest.source.Input;
import org.passeur.vocab.Dcterms;
import org.passeur.vocab.Psr;
import org.passeur.vocab.Schema;

final class DocumentHarvestTest {
  private static final String FRENCH =
      "Le compostage partagé demande une équipe qui se relaie dans le quartier, et des règles que"
          + " tout le monde connaît. Une visite du jardin permet d'en savoir plus.";

  private final Path in;
  private final ImportHouse house;

  DocumentHarvestTest(@TempDir Path folder) {
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

  private List<String> titles() {
    Node graph = house.addresses.publicGraph("guides");
    return house.find(graph, Node.ANY, Dcterms.TITLE, Node.ANY).stream()
        .map(q -> q.getObject().getLiteralLexicalForm())
        .sorted()
        .toList();
  }

  @Test
  void officeFilesBecomeResourcesWithTitleLanguageAbstractAndText() throws IOException {
    OfficeSamples.write(in, "a.docx", OfficeSamples.docx("Guide du compost", "Un titre", FRENCH));
    OfficeSamples.write(in, "b.docx", OfficeSamples.docx("", "Premier titre", FRENCH));
    OfficeSamples.write(
        in,
        "c_mode-emploi.pdf",
        OfficeSamples.pdf(
            "", "", "The garden is for the people of this street and", "it is open to all."));
    OfficeSamples.write(in, "d.pptx", OfficeSamples.pptx("Diapos", FRENCH));
    OfficeSamples.write(in, "e.odt", OfficeSamples.odt(FRENCH));
    OfficeSamples.write(
        in,
        "f.html",
        ("<html lang='fr'><head><title>Page d'accueil</title><script>var secret ="
                + " 1</script></head><body><p>"
                + FRENCH
                + "</p></body></html>")
            .getBytes(StandardCharsets.UTF_8));
    ImportReport report = run();

    assertEquals(List.of(), report.problems());
    assertEquals(6, report.documents());
    assertEquals(
        List.of(
            "C mode emploi",
            "Diapos",
            "Guide du compost",
            "Page d'accueil",
            "Premier titre",
            "Titre ouvert"),
        titles());
    assertEquals(List.of("en", "fr", "fr", "fr", "fr", "fr"), house.texts(Dcterms.LANGUAGE));
    assertTrue(house.texts(Dcterms.SOURCE).contains("c_mode-emploi.pdf"));
    String all = String.join("\n", house.everything());
    assertFalse(all.contains("secret"));
    assertFalse(all.contains(in.toString()), "no path of the machine");
    assertEquals(0, run().change(), "the same again changes nothing");
  }

  @Test
  void markdownGivesTitleDateAndTagsByItsFrontMatter() {
    house.file(
        "fiche.md",
        "---\ntitle: Fiche accueil\ndate: 2025-03-02\ntags: [Accueil, jardin]\n---\n#Un titre\n\n"
            + FRENCH
            + " [lien](https://x.example/)\n");
    house.file("sans.md", "##Sans en-tête\n\n" + FRENCH);
    run();

    assertEquals(List.of("Fiche accueil", "Sans en-tête"), titles());
    assertEquals(List.of("2025-03-02"), house.texts(Dcterms.ISSUED));
    assertEquals(List.of("Accueil", "jardin"), house.texts(Schema.KEYWORDS));
    assertTrue(String.join("\n", house.texts(Schema.TEXT)).contains("plus. lien"));
  }

  @Test
  void filesWhoseNamesDifferOnlyByFolderOrByHowAccentsAreCodedStayTwoDocuments() {
    house.file("été.md", "Premier");
    house.file("e\u0301te\u0301.md", "Deuxième");
    Path one = house.file("a/note.md", "Troisième");
    Path two = house.file("b/note.md", "Quatrième");
    house.run(house.request("guides", in));
    assertEquals(4, titles().size());
    house.run(house.request("guides", one, two, one));
    assertEquals(2, titles().size());
  }

  @Test
  void themesAreProposedByTheirLabelsAndNeverStatedAsSubjects() {
    house.run(
        house.request(
            "mots",
            house.file(
                "mots.ttl",
                """
                @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
                <https://m.example/> a skos:ConceptScheme .
                <https://m.example/jardin> a skos:Concept ; skos:inScheme <https://m.example/> ; skos:prefLabel "Jardins collectifs"@fr .
                <https://m.example/j> a skos:Concept ; skos:inScheme <https://m.example/> ; skos:prefLabel "Jardin"@fr .
                <https://m.example/une-fois> a skos:Concept ; skos:inScheme <https://m.example/> ; skos:prefLabel "Compostage"@fr .
                <https://m.example/en> a skos:Concept ; skos:inScheme <https://m.example/> ; skos:prefLabel "quartier"@en .
                """)));
    Path note =
        house.file(
            "note.md",
            "# Note\n\n"
                + "Le jardin collectif du quartier est ouvert, et les JARDINS COLLECTIFS sont des"
                + " lieux de compostage pour le quartier.");
    house.run(house.request("guides", note));

    List<String> proposed = new ArrayList<>();
    house
        .find(Node.ANY, Node.ANY, Psr.PROPOSED_SUBJECT, Node.ANY)
        .forEach(q -> proposed.add(q.getObject().getURI()));
    assertEquals(List.of("https://m.example/jardin"), proposed);
    assertEquals(List.of(), house.find(Node.ANY, Node.ANY, Dcterms.SUBJECT, Node.ANY));
  }

  @Test
  void brokenDocumentsAreNamedAndStopNothing() throws IOException {
    OfficeSamples.write(in, "1-bon.docx", OfficeSamples.docx("Bon", "Bon", FRENCH));
    byte[] docx = OfficeSamples.docx("Coupé", "Coupé", FRENCH);
    OfficeSamples.write(in, "2-coupe.docx", Arrays.copyOf(docx, docx.length / 2));
    OfficeSamples.write(in, "3-clos.pdf", OfficeSamples.pdf("Clos", "motdepasse", "secret"));
    OfficeSamples.write(in, "4-vide.pdf", new byte[0]);
    OfficeSamples.write(in, "5-bombe.docx", OfficeSamples.bomb());
    OfficeSamples.write(in, "6-zip.docx", OfficeSamples.nested(40));
    OfficeSamples.write(
        in,
        "7-xml.html",
        "<!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;\">]><html><body>&b;</body></html>"
            .getBytes(StandardCharsets.UTF_8));
    OfficeSamples.write(in, "8-bon.pdf", OfficeSamples.pdf("Encore bon", "", "Bonjour a tous."));
    ImportReport report = run();

    List<String> named = report.problems().stream().map(ImportProblem::file).toList();
    assertTrue(
        named.containsAll(
            List.of("2-coupe.docx", "3-clos.pdf", "4-vide.pdf", "5-bombe.docx", "6-zip.docx")),
        report.text("fr"));
    assertTrue(titles().containsAll(List.of("Bon", "Encore bon")));
    assertTrue(
        report.text("fr").contains("3-clos.pdf: Ce document est protégé"), report.text("fr"));
  }

  @Test
  void aDocumentThatCannotBeReadAnyMoreKeepsWhatWasKnownOfIt() throws IOException {
    OfficeSamples.write(in, "a.docx", OfficeSamples.docx("Guide", "Guide", FRENCH));
    OfficeSamples.write(in, "b.docx", OfficeSamples.docx("Autre", "Autre", FRENCH));
    run();
    OfficeSamples.write(in, "a.docx", new byte[] {1, 2, 3});
    ImportReport second = run();

    assertTrue(second.somethingRefused());
    assertEquals(List.of("Autre", "Guide"), titles());
  }

  @Test
  void randomBytesUnderAnyNameStopNothing() throws IOException {
    long seed = 20261123L;
    System.out.println("DocumentHarvestTest seed " + seed);
    var random = new Random(seed);
    byte[][] good = {
      OfficeSamples.docx("T", "T", FRENCH),
      OfficeSamples.pdf("T", "", "Bonjour."),
      OfficeSamples.odt(FRENCH)
    };
    String[] extensions = {"docx", "pdf", "odt", "html", "txt", "md", "pptx", "doc"};
    for (int i = 0; i < 40; i++) {
      byte[] bytes = good[random.nextInt(good.length)].clone();
      for (int hits = random.nextInt(30); hits > 0; hits--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      OfficeSamples.write(in, i + "." + extensions[random.nextInt(extensions.length)], bytes);
    }
    ImportReport report = run();

    assertEquals(40, report.files());
    assertEquals(40, report.documents() + report.refusedRows());
    assertEquals(0, run().change());
  }

  @Test
  void aReaderThatHangsFillsTheMemoryOrDiesIsReplaced() throws Exception {
    try (var office = office(2_000, EnumSet.allOf(Means.class))) {
      for (String bad : List.of("hang", "heap", "exit", "stack")) {
        Path file = OfficeSamples.write(in, bad + ".pdf", bad.getBytes(StandardCharsets.UTF_8));
        assertThrows(
            OfficeFiles.Unreadable.class, () -> office.read(new Input(file, bad + ".pdf")), bad);
        Path good = OfficeSamples.write(in, "x.pdf", "été".getBytes(StandardCharsets.UTF_8));
        assertEquals("été", office.read(new Input(good, "x.pdf")).text());
      }
    }
  }

  @Test
  void aDocumentThatTakesTooLongIsNotCalledDamaged() throws Exception {
    try (var office = office(2_000, EnumSet.allOf(Means.class))) {
      Path file = OfficeSamples.write(in, "x.pdf", "hang".getBytes(StandardCharsets.UTF_8));
      var refused =
          assertThrows(OfficeFiles.Unreadable.class, () -> office.read(new Input(file, "x.pdf")));
      assertTrue(refused.reason.fr().contains("arrêtée après 2 secondes"), refused.reason.fr());
      assertTrue(refused.reason.en().contains("stopped after 2 seconds"), refused.reason.en());
    }
  }

  /** A document that has taken its reader over says on its output what it likes. */
  @Test
  void aReaderThatTalksNonsenseIsReplaced() throws Exception {
    try (var office = office(20_000, EnumSet.allOf(Means.class))) {
      Path file = OfficeSamples.write(in, "x.pdf", "nonsense".getBytes(StandardCharsets.UTF_8));
      assertThrows(OfficeFiles.Unreadable.class, () -> office.read(new Input(file, "x.pdf")));
      Path good = OfficeSamples.write(in, "y.pdf", "été".getBytes(StandardCharsets.UTF_8));
      assertEquals("été", office.read(new Input(good, "y.pdf")).text());
    }
  }

  @Test
  void whereNothingHoldsAReaderNoneReadsAndTheFileIsNotBlamed() throws Exception {
    try (var office = office(20_000, EnumSet.of(Means.LANDLOCK))) {
      Path file = OfficeSamples.write(in, "x.pdf", "été".getBytes(StandardCharsets.UTF_8));
      var refused =
          assertThrows(OfficeFiles.Unreadable.class, () -> office.read(new Input(file, "x.pdf")));
      assertTrue(refused.reason.fr().contains("n'a pas été lu, mais il n'est pas en cause"));
      assertTrue(refused.reason.en().contains("was not read, but it is not at fault"));
      assertTrue(refused.reason.en().contains("Linux"));
    }
  }

  private static OfficeFiles office(long timeoutMillis, Set<Means> allowed) {
    return new OfficeFiles(List.of(NaughtyParser.class.getName()), timeoutMillis, allowed);
  }
}
