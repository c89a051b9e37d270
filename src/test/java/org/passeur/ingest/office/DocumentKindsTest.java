package org.passeur.ingest.office;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.apache.jena.graph.Node;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passeur.ingest.ImportHouse;
import org.passeur.ingest.ImportReport;
import org.passeur.ingest.OfficeSamples;
import org.passeur.ingest.source.ImportRequest;
import org.passeur.vocab.Dcterms;
import org.passeur.vocab.Schema;

/** The formats of documents, what becomes public of messages and cards, and the order of words. */
final class DocumentKindsTest {
  private static final String FRENCH =
      "Le compostage partagé demande une équipe qui se relaie dans le quartier, et des règles que"
          + " tout le monde connaît.";

  private static final String MAIL =
      """
      From: Ada Fictive <ada@fiction.example>
      To: groupe@fiction.example
      Subject: Visite du jardin
      Date: Tue, 4 Mar 2025 10:00:00 -0500
      MIME-Version: 1.0
      Content-Type: multipart/mixed; boundary="b"

      --b
      Content-Type: text/plain; charset=utf-8

      Le groupe visite le jardin samedi. Ecrire a bob@fiction.example pour venir.

      --b
      Content-Type: text/plain; name="note.txt"
      Content-Disposition: attachment; filename="note.txt"

      piece jointe
      --b--
      """;

  private final Path in;
  private final ImportHouse house;

  DocumentKindsTest(@TempDir Path folder) {
    in = folder.resolve("in");
    house = new ImportHouse(folder);
  }

  @AfterEach
  void close() {
    house.close();
  }

  private ImportRequest request() {
    return house.request("guides", in);
  }

  private void write(String name, String text) throws IOException {
    OfficeSamples.write(in, name, text.getBytes(StandardCharsets.UTF_8));
  }

  private List<String> of(Node graph, Node property) {
    return house.find(graph, Node.ANY, property, Node.ANY).stream()
        .map(q -> q.getObject().getLiteralLexicalForm())
        .sorted()
        .toList();
  }

  private List<String> open(Node property) {
    return of(house.addresses.publicGraph("guides"), property);
  }

  private String inside() {
    return String.join("\n", of(house.addresses.insideGraph("guides"), Schema.TEXT));
  }

  @Test
  void booksPagesOldTablesAndFilesWithMacrosAreDocuments() throws IOException {
    OfficeSamples.write(in, "a.epub", OfficeSamples.epub("Un livre", FRENCH));
    write(
        "b.xhtml",
        "<html xmlns='http://www.w3.org/1999/xhtml'><head><title>Une page</title></head><body><p>"
            + FRENCH
            + "</p></body></html>");
    OfficeSamples.write(in, "c.docm", OfficeSamples.docx("Avec macros", "Titre", FRENCH));
    write("d.rtf", "{\\rtf1\\ansi{\\info{\\title Fiche riche}}" + "Le jardin est ouvert.\\par}");
    OfficeSamples.write(in, "e.xls", OfficeSamples.xls("Achat de lombrics"));
    ImportReport report = house.run(request());

    assertEquals(5, report.documents(), report.text("en"));
    assertEquals(
        List.of("Avec macros", "Fiche riche", "Un livre", "Une page"), open(Dcterms.TITLE));
    assertTrue(inside().contains("lombrics"), "an old format waits for a review");
    assertFalse(report.somethingRefused(), report.text("en"));
  }

  @Test
  void aMessageStaysInsideAndAfterAReviewItsAddressesAreMaskedAndItsAttachmentsNeverOpened()
      throws IOException {
    write("lettre.eml", MAIL);
    ImportReport report = house.run(request());

    assertTrue(report.text("fr").contains("c'est un courriel"), report.text("fr"));
    assertEquals(List.of(), open(Schema.TEXT));
    assertTrue(inside().contains("visite le jardin samedi"), inside());

    house.run(request().reviewed("lettre.eml"));
    assertEquals(List.of("Visite du jardin"), open(Dcterms.TITLE));
    String text = open(Schema.TEXT).get(0);
    assertTrue(text.contains("Ecrire a […] pour venir"), text);
    String all = String.join("\n", house.everything());
    assertFalse(all.contains("fiction.example"), "nobody's address");
    assertFalse(all.contains("Ada Fictive"), "nobody's name from a header");
    assertFalse(all.contains("piece jointe"));
  }

  @Test
  void aMailboxIsReadMessageByMessageAndStaysInside() throws IOException {
    write(
        "liste.mbox",
        """
        From ada@fiction.example Tue Mar  4 10:00:00 2025
        From: Ada Fictive <ada@fiction.example>
        Subject: Premier sujet
        Content-Type: text/plain; charset=utf-8

        Le compost est pret.

        From bob@fiction.example Wed Mar  5 10:00:00 2025
        From: Bob Fictif <bob@fiction.example>
        Subject: Second sujet
        Content-Type: text/plain; charset=utf-8

        Merci a tous.

        """);
    ImportReport report = house.run(request());

    assertTrue(report.text("en").contains("it is an e-mail or a mailbox"), report.text("en"));
    assertEquals("Premier sujet\nLe compost est pret.\nSecond sujet\nMerci a tous.", inside());
    assertEquals(List.of(), open(Schema.TEXT));
  }

  @Test
  void aMessageOfOutlookIsOneWhateverItsName() throws IOException {
    OfficeSamples.write(in, "a.msg", OfficeSamples.msg("Objet du message", "Le jardin ouvre."));
    OfficeSamples.write(in, "b.doc", OfficeSamples.msg("Autre objet", "La serre ouvre."));
    ImportReport report = house.run(request());

    assertEquals(2, report.documents(), report.text("en"));
    assertTrue(inside().contains("Le jardin ouvre.") && inside().contains("La serre ouvre."));
    assertEquals(
        2,
        report.text("en").split("it is an e-mail or a mailbox", -1).length - 1,
        report.text("en"));
  }

  @Test
  void cardsAreNeverPublicWhateverAReviewSays() throws IOException {
    write(
        "amis.vcf",
        """
        BEGIN:VCARD
        VERSION:4.0
        FN:Ada Fictive
        EMAIL:ada@fiction.example
        NOTE:Elle aime\\, dit-on\\, le com
         post.
        PHOTO:data:image/png;base64,AAAA
        END:VCARD
        """
            .replace("\n", "\r\n"));
    ImportReport report = house.run(request().reviewed("amis.vcf"));

    assertTrue(report.text("en").contains("by a consent record"), report.text("en"));
    assertEquals(List.of(), open(Schema.TEXT));
    assertEquals(List.of(), open(Dcterms.TITLE));
    assertEquals("Ada Fictive\nada@fiction.example\nElle aime, dit-on, le compost.", inside());
  }

  @Test
  void aCalendarStaysInsideAndWhoComesIsInNoText() throws IOException {
    write(
        "agenda.ics",
        """
        BEGIN:VCALENDAR
        X-WR-CALNAME:Visites
        BEGIN:VEVENT
        SUMMARY:Visite du jardin
        DESCRIPTION:Devant la grille\\, a midi.
        LOCATION:Parc fictif
        ATTENDEE;CN="Ada: Fictive":mailto:ada@fiction.example
        END:VEVENT
        END:VCALENDAR
        """
            .replace("\n", "\r\n"));
    ImportReport report = house.run(request());
    assertTrue(report.text("fr").contains("c'est un agenda"), report.text("fr"));
    assertEquals("Visite du jardin\nDevant la grille, a midi.\nParc fictif", inside());

    house.run(request().reviewed("agenda.ics"));
    assertEquals(List.of("Visites"), open(Dcterms.TITLE));
    assertFalse(String.join("\n", house.everything()).contains("Fictive"));
  }

  @Test
  void ligaturesBecomeLettersColumnsStayColumnsAndTablesGoRowByRow() throws IOException {
    OfficeSamples.write(
        in,
        "a.pdf",
        OfficeSamples.placed(
            40,
            700,
            "Les \uFB01ches du \uFB02euve",
            40,
            640,
            "gauche un",
            40,
            620,
            "gauche deux",
            320,
            640,
            "droite un",
            320,
            620,
            "droite deux",
            40,
            500,
            "Lieu",
            200,
            500,
            "Jour",
            40,
            480,
            "Serre",
            200,
            480,
            "lundi"));
    OfficeSamples.write(
        in, "b.docx", OfficeSamples.docx("Lettres", "T", "Les \uFB01lles du quar\u00adtier"));
    house.run(request());

    String pdf =
        open(Schema.TEXT).stream().filter(t -> t.contains("gauche")).findFirst().orElseThrow();
    assertEquals(
        "Les fiches du fleuve gauche un gauche deux droite un droite deux Lieu Jour Serre lundi",
        pdf.replaceAll("\\s+", " "));
    assertTrue(String.join("", open(Schema.TEXT)).contains("Les filles du quartier"));
  }

  @Test
  void whatIsWrittenFromRightToLeftIsReadInTheOrderOfItsLetters() throws IOException {
    String shalom = "\u05e9\u05dc\u05d5\u05dd";
    String seen = new StringBuilder(shalom).reverse().toString(); // as a page draws it
    OfficeSamples.write(in, "a.pdf", OfficeSamples.placed(40, 700, seen));
    ImportReport report = house.run(request());

    assertEquals(List.of(shalom), open(Schema.TEXT), report.text("en"));
  }
}
