package org.passeur.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.passeur.TestData;
import org.passeur.ingest.source.ImportProblem;
import org.passeur.vocab.Dcterms;
import org.passeur.vocab.Foaf;
import org.passeur.vocab.Psr;
import org.passeur.vocab.Schema;

/** Which documents stay inside, what leads out again, and what no import makes public. */
final class InsideTest {
  private static final String PLAIN =
      "Le compostage partagé demande une équipe qui se relaie dans le quartier, et des règles que"
          + " tout le monde connaît.";

  private final Path in;
  private final ImportHouse house;

  InsideTest(@TempDir Path folder) {
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

  /** Everything that anybody may read, or could with a consent. */
  private String open() {
    var open = new StringBuilder();
    house
        .find(Node.ANY, Node.ANY, Node.ANY, Node.ANY)
        .forEach(
            q -> {
              if (!q.isDefaultGraph()
                  && !house.addresses.isRestrictedGraph(q.getGraph())
                  && !house.addresses.isCommunityGraph(q.getGraph())) {
                open.append(q).append('\n');
              }
            });
    return open.toString();
  }

  private List<String> insideTitles() {
    return house
        .find(house.addresses.insideGraph("guides"), Node.ANY, Dcterms.TITLE, Node.ANY)
        .stream()
        .map(q -> q.getObject().getLiteralLexicalForm())
        .sorted()
        .toList();
  }

  private boolean isPublic(String title) {
    return open().contains("\"" + title + "\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Pour joindre le cercle, appelez le 555 010-2345.",
        "Tél. : (555) 010-2345, poste 12",
        "Appelez au 555.010.2345",
        "Appelez au 5550102345.",
        "Call +1 555 010 2345 ext. 4",
        "Appelez au 555\u00a0010\u20112345",
        "Appelez au 555\u200b010\u200b2345",
        "Appelez au 555 010-2345",
        "Paris : +33 6 12 34 56 78",
        "Paris : 06 12 34 56 78",
        "Londres : +44 (0)20 7946 0018",
        "Écrivez à alix@example.org.",
        "Écrivez à alix (at) example.org.",
        "[écrivez-nous](mailto:alix@example.org)",
        "<a href=\"mailto:alix@example.org\">écrivez</a>",
        "Elle habite au 12, rue des Érables, app. 4.",
        "Alix Fictive\n12, rue des Érables\nRimouski (Québec)  G5L 1A1",
        "Sacha lives at 12 Maple Street, in town.",
        "NAS : 123 456 782",
        "Le numéro est 046 454 286 au dossier.",
        "Carte FICA 8403 0312",
        "Alix Fictive, née le 3 mars 1984",
        "Date de naissance : 1984-03-03",
        "Born on March 3, 1984 in the region",
        "Ce rapport est CONFIDENTIEL.",
        "Document à usage interne",
        "Internal use only",
        "Ne pas diffuser hors de l'équipe",
        "Présences : Alix Fictive, Sacha Inventé et Noé Imaginaire",
        "Étaient présentes : Alix F., Sacha I.",
        "## Présences\n\n- Alix Fictive\n- Sacha Inventé",
        "Attendees: Alix Fictive, Sacha Madeup",
        "De : Alix Fictive\nÀ : Sacha\nObjet : la suite\n\nBonjour",
      })
  void aDocumentInWhichContactDataOrAnInternalMarkIsFoundGoesInsideAndIsListed(String words) {
    house.file("note.md", "# Note du cercle\n\n" + PLAIN + "\n\n" + words + "\n");
    house.file("autre.md", "# Guide du compost\n\n" + PLAIN);
    ImportReport report = run();

    assertTrue(isPublic("Guide du compost"), report.text("fr"));
    assertFalse(open().contains("Note du cercle"), open());
    assertFalse(open().contains("note.md"), open());
    assertEquals(List.of("Note du cercle"), insideTitles());
    assertEquals(1, report.inside());
    for (String language : List.of("fr", "en")) {
      String text = report.text(language);
      assertTrue(text.contains("note.md: "), text);
      assertTrue(text.contains("--inside") && text.contains("--reviewed \"note.md\""), text);
    }
    assertEquals(0, run().change(), "the same again changes nothing");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Le budget est de 1 250 000 $ pour 2025-2026, soit 12 500 par année.",
        "Nous parlons de confidentialité et du secret entre pairs.",
        "ISBN 978-2-7651-0123-4, ISSN 1234-5678, article 10.1000/182.",
        "Entre 1984 et 2024, 120 personnes et 45 organismes ont participé.",
        "Les présences ont doublé : 120 personnes en 2024.",
        "La rencontre a lieu le 12 mars 2024 à 19 h 30.",
        "Commande no 2024-10-2345, version 1.10.2345.",
        "Le rang 4 et la rue principale sont fermés.",
        "Le nombre 3.14159265358979 et 20241012123456.",
      })
  void plainTextIsNotTakenForContactData(String words) {
    house.file("note.md", "# Note du cercle\n\n" + PLAIN + "\n\n" + words + "\n");
    ImportReport report = run();

    assertTrue(isPublic("Note du cercle"), report.text("fr"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"étaient ", "présent", "Présences :\n", "- ", "12 rue a ", "555 ", "%%", "<!-- "})
  void aTextThatRepeatsItselfIsReadLikeAnyOther(String piece) {
    house.file("note.md", "# Note du cercle\n\n" + PLAIN + "\n\n" + piece.repeat(10_000));

    assertEquals(1, run().documents());
  }

  @Test
  void whatAReaderOfTheFileDoesNotSeeIsNeverPublicEvenAfterAReview() throws Exception {
    OfficeSamples.write(in, "a.docx", HiddenSamples.commented(PLAIN));
    OfficeSamples.write(in, "b.docx", HiddenSamples.tracked(PLAIN));
    OfficeSamples.write(in, "c.docx", HiddenSamples.vanished(PLAIN));
    OfficeSamples.write(in, "d.xlsx", HiddenSamples.hiddenSheet(PLAIN));
    OfficeSamples.write(in, "e.xlsx", HiddenSamples.commentedCell(PLAIN));
    OfficeSamples.write(in, "f.pptx", HiddenSamples.hiddenSlide(PLAIN));
    OfficeSamples.write(in, "g.odt", HiddenSamples.annotatedOdt(PLAIN));
    OfficeSamples.write(in, "h.xlsx", HiddenSamples.hiddenRow(PLAIN));
    OfficeSamples.write(
        in,
        "i.rtf",
        "{\\rtf1\\ansiLe compostage\\par {\\*\\annotation secret} fin\\par}"
            .getBytes(StandardCharsets.US_ASCII));
    var all =
        new String[] {
          "a.docx", "b.docx", "c.docx", "d.xlsx", "e.xlsx", "f.pptx", "g.odt", "h.xlsx", "i.rtf"
        };
    for (var request :
        List.of(house.request("guides", in), house.request("guides", in).reviewed(all))) {
      ImportReport report = house.run(request);
      assertEquals(9, report.inside(), report.text("fr"));
      assertEquals("", open());
      assertTrue(report.text("fr").contains("enregistrez une copie sans"), report.text("fr"));
    }
  }

  @Test
  void notesAnnotationsAndAuthorsAreNotPublishedWithADocument() throws Exception {
    OfficeSamples.write(in, "a.pptx", HiddenSamples.withNotes(PLAIN));
    OfficeSamples.write(in, "b.pdf", HiddenSamples.annotatedPdf("Le compostage partage"));
    house.file(
        "c.md",
        "---\ntitle: Fiche\nauthor: Alix Fictive\nauthors: [Sacha Inventé]\n---\n"
            + PLAIN
            + "\n<!-- secret > de rédaction -->\n%% secret d'Obsidian %%\n");
    OfficeSamples.write(
        in,
        "d.html",
        ("<html><head><meta name='author' content='Alix Fictive'><title>Page</title></head><body>"
                + "<!-- secret --><p>"
                + PLAIN
                + "</p></body></html>")
            .getBytes(StandardCharsets.UTF_8));
    ImportReport report = run();

    assertEquals(0, report.inside(), report.text("fr"));
    for (String never : List.of("secret", "Fictive", "Inventé", "a.pptx", "Société")) {
      assertFalse(open().contains(never), never + " in " + open());
    }
  }

  @Test
  void everyEncodingIsRead() throws Exception {
    String text = "Contact\n\nAppelez le 555 010-2345 à l'été.";
    int i = 0;
    for (var charset :
        List.of(
            StandardCharsets.UTF_8,
            StandardCharsets.UTF_16,
            StandardCharsets.UTF_16LE,
            StandardCharsets.UTF_16BE,
            StandardCharsets.ISO_8859_1)) {
      OfficeSamples.write(in, i++ + ".txt", text.getBytes(charset));
    }
    ImportReport report = run();

    assertEquals(5, report.inside(), report.text("fr"));
    assertEquals("", open());
  }

  @Test
  void aFileNamedForSomebodyGoesInside() {
    house.file("Évaluation Mathilde Fictive.md", PLAIN);
    house.file("clients/tremblay-mathieu.md", PLAIN);
    house.file("ecole-marcelle.md", PLAIN);
    house.file("guide.md", PLAIN);

    assertEquals(2, run().inside());
  }

  @Test
  void aReviewPublishesWithTheContactDataMaskedAndIsKeptInTheNoteOfTheChange() {
    house.file(
        "contact.md", "# Contact\n\n" + PLAIN + " Appelez le 555 010-2345, ou alix@example.org.");
    run();
    ImportReport report = house.run(house.request("guides", in).reviewed("contact.md"));

    assertTrue(isPublic("Contact"), report.text("fr"));
    assertFalse(open().contains("2345") || open().contains("alix@"), open());
    assertEquals(List.of(), insideTitles());
    assertEquals("import guides --reviewed contact.md", house.lastReason());
    assertEquals(0, run().change(), "the review holds for what was reviewed");

    house.file("contact.md", "# Contact\n\n" + PLAIN + " Appelez le 555 010-9999.");
    run();
    assertEquals("", open(), "other words call for another review");
  }

  @Test
  void aReviewOfAFileThatIsNotThereIsSaid() {
    house.file("note.md", PLAIN);
    ImportReport report = house.run(house.request("guides", in).reviewed("notte.md"));

    assertTrue(report.somethingRefused());
    assertTrue(report.text("en").contains("notte.md: --reviewed: no document"), report.text("en"));
  }

  @Test
  void aDocumentThatGainsContactDataLeavesEveryOpenGraphAndStaysOutUntilAReview() {
    house.file("note.md", "# Note du cercle\n\n" + PLAIN);
    run();
    Node it =
        house
            .find(house.addresses.publicGraph("guides"), Node.ANY, Schema.TEXT, Node.ANY)
            .get(0)
            .getSubject();
    Node person = house.addresses.thing("person", "aaaaaaaaaaaa");
    house.store.write(
        TestData.NOTE,
        data -> {
          data.add(
              house.addresses.publicGraph("themes"),
              it,
              Dcterms.DESCRIPTION,
              NodeFactory.createLiteralLang("Sur le cercle", "fr"));
          data.add(
              house.addresses.personGraph("aaaaaaaaaaaa", "contribution"),
              it,
              Dcterms.CREATOR,
              person);
        });
    house.file("note.md", "# Note du cercle\n\n" + PLAIN + " Appelez le 555 010-2345.");
    ImportReport report = run();

    assertEquals(1, report.inside(), report.text("fr"));
    assertFalse(open().contains(it.getURI()), open());
    assertEquals(
        2, house.find(house.addresses.restrictedGraph("aside"), it, Node.ANY, Node.ANY).size());

    house.file("note.md", "# Note du cercle\n\n" + PLAIN);
    assertEquals(1, run().inside(), "clean again, it waits for a decision");
    assertEquals("", open());
    house.run(house.request("guides", in).reviewed("note.md"));
    assertTrue(isPublic("Note du cercle"));
  }

  @Test
  void aDocumentThatTheRulesRefuseWhileItGainsContactDataLeavesTheOpenAllTheSame()
      throws Exception {
    house.file("note.md", "# Note du cercle\n\n" + PLAIN);
    run();
    OfficeSamples.write(in, "illisible.docx", new byte[] {1, 2, 3});
    house.file("note.md", "# Note du cercle\n\n" + PLAIN + " Appelez le 555 010-2345.");
    ImportReport report = run();

    assertTrue(report.somethingRefused(), "a part of the source cannot be read");
    assertFalse(open().contains("Note du cercle"), open());
  }

  @Test
  void withInsideNothingOfAnImportIsPublicWhateverItSaysAndItStaysSo() {
    Path rdf =
        house.file(
            "reseau.trig",
            """
            @prefix skos: <http://www.w3.org/2004/02/skos/core#> . @prefix psr: <https://w3id.org/passeur/ns#> .
            @prefix foaf: <http://xmlns.com/foaf/0.1/> . @prefix org: <http://www.w3.org/ns/org#> .
            <graph/public/ailleurs> { <id/organization/un> a org:FormalOrganization ; skos:prefLabel "Maison fictive"@fr . }
            <graph/person/aaaaaaaaaaaa/name> { <id/person/aaaaaaaaaaaa> a foaf:Person ; foaf:name "Alix Fictive" . }
            """);
    Path note = house.file("note.md", "# Note du cercle\n\n" + PLAIN);
    house.run(house.request("guides", rdf, note));
    assertTrue(open().contains("Maison fictive") && open().contains("Alix Fictive"));

    ImportReport report = house.run(house.request("guides", rdf, note).inside(true));
    assertEquals(List.of(), report.problems());
    assertEquals("", open());
    assertEquals(
        1, house.find(house.addresses.insideGraph("guides"), Node.ANY, Foaf.NAME, Node.ANY).size());

    ImportReport again = house.run(house.request("guides", rdf, note));
    assertEquals("", open(), "it was said once");
    assertTrue(again.text("fr").contains("--no-inside"), again.text("fr"));

    house.run(house.request("guides", rdf, note).inside(false));
    assertTrue(open().contains("Maison fictive"));
    assertFalse(open().contains("Note du cercle"), "a document waits for its review");
  }

  @Test
  void linksAreFollowedInsideTheirFolderOnly(@TempDir Path other) throws Exception {
    Files.writeString(other.resolve("secret.md"), "# Secret\n\n" + PLAIN);
    Files.createDirectories(other.resolve("dossier"));
    Files.writeString(other.resolve("dossier/secret2.md"), "# Secret\n\n" + PLAIN);
    house.file("un/note.md", "# Note du cercle\n\n" + PLAIN);
    house.file(".objets/annexe.md", "# Annexe\n\n" + PLAIN);
    Files.createSymbolicLink(in.resolve("dehors.md"), other.resolve("secret.md"));
    Files.createSymbolicLink(in.resolve("dehors"), other.resolve("dossier"));
    Files.createSymbolicLink(
        in.resolve("monte.md"),
        Path.of("../" + "x").resolve(in.relativize(other.resolve("secret.md"))));
    Files.createSymbolicLink(in.resolve("deux-fois.md"), Path.of("un/note.md"));
    Files.createSymbolicLink(in.resolve("annexe.md"), Path.of(".objets/annexe.md"));
    Files.createSymbolicLink(in.resolve("un/boucle"), Path.of(".."));
    Files.createSymbolicLink(in.resolve("rond.md"), Path.of("rond.md"));
    Files.createSymbolicLink(in.resolve("rien.md"), Path.of("nulle-part.md"));
    ImportReport report = run();

    assertEquals(2, report.documents(), report.text("fr"));
    assertTrue(isPublic("Note du cercle") && isPublic("Annexe"));
    assertFalse(String.join("\n", house.everything()).contains("Secret"));
    List<String> named = report.problems().stream().map(ImportProblem::file).sorted().toList();
    assertEquals(List.of("dehors", "dehors.md", "monte.md", "rien.md", "rond.md"), named);
    assertTrue(report.text("fr").contains("dehors.md: Ce lien symbolique mène hors"));
    assertTrue(report.text("en").contains("dehors.md: This symbolic link leads out"));
  }

  @Test
  void aLinkThatAShellWroteOutIsNotFollowedEither(@TempDir Path other) throws Exception {
    Path secret = Files.writeString(other.resolve("secret.md"), "# Secret\n\n" + PLAIN);
    Files.createDirectories(in);
    Path link = Files.createSymbolicLink(in.resolve("dehors.md"), secret);
    Path folder = Files.createSymbolicLink(in.resolve("dehors"), other);
    ImportReport report = house.run(house.request("guides", link, folder));

    assertEquals(0, report.documents());
    assertEquals(2, report.refusedRows());
  }

  @Test
  void whatCameInByALinkThatLeadsOutGoesOutAgain(@TempDir Path other) throws Exception {
    Path secret = Files.writeString(other.resolve("secret.md"), "# Secret\n\n" + PLAIN);
    house.file("dehors.md", Files.readString(secret)); // as if the link had been followed
    run();
    Files.delete(in.resolve("dehors.md"));
    Files.createSymbolicLink(in.resolve("dehors.md"), secret);
    house.file("note.md", PLAIN);
    run();

    assertFalse(open().contains("Secret"));
  }

  @Test
  void pipesAndDevicesAreNamedAndNotRead() throws Exception {
    Files.createDirectories(in);
    Path pipe = in.resolve("tube.md");
    assertEquals(0, new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor());
    house.file("note.md", "# Note du cercle\n\n" + PLAIN);
    ImportReport report = house.run(house.request("guides", in, pipe, Path.of("/dev/zero")));

    assertTrue(isPublic("Note du cercle"));
    assertEquals(
        List.of("tube.md", "tube.md", "zero"),
        report.problems().stream().map(ImportProblem::file).toList());
    assertTrue(report.text("en").contains("zero: This is not a regular file"), report.text("en"));
  }

  @Test
  void nobodyDescribesADocumentFromInsideInTheOpen() {
    house.file("note.md", PLAIN + " Appelez le 555 010-2345.");
    run();
    Node it =
        house
            .find(house.addresses.insideGraph("guides"), Node.ANY, Psr.VISIBILITY, Node.ANY)
            .get(0)
            .getSubject();
    org.junit.jupiter.api.Assertions.assertThrows(
        org.passeur.store.Refused.class,
        () ->
            house.store.write(
                TestData.NOTE,
                data ->
                    data.add(
                        house.addresses.publicGraph("x"),
                        it,
                        Dcterms.TITLE,
                        NodeFactory.createLiteralLang("Note", "fr"))));
  }
}
