package org.passeur.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passeur.vocab.Dcterms;

/** Whoever a source names, in whatever way, does not become public by an import. */
final class PeopleStayInsideTest {
  private static final String PREFIXES =
      """
      @prefix foaf: <http://xmlns.com/foaf/0.1/> .
      @prefix dc: <http://purl.org/dc/elements/1.1/> .
      @prefix dcterms: <http://purl.org/dc/terms/> .
      @prefix bibo: <http://purl.org/ontology/bibo/> .
      @prefix owl: <http://www.w3.org/2002/07/owl#> .
      @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
      @prefix x: <https://elsewhere.example/> .
      """;
  private static final String WORK = "<https://elsewhere.example/w> dcterms:title \"Guide\"@fr ";

  private final ImportHouse house;

  PeopleStayInsideTest(@TempDir Path folder) {
    house = new ImportHouse(folder);
  }

  @AfterEach
  void close() {
    house.close();
  }

  private ImportReport run(String... files) {
    Path[] written = new Path[files.length];
    for (int i = 0; i < files.length; i++) {
      written[i] = house.file("part" + i + ".ttl", PREFIXES + files[i]);
    }
    return house.run(house.request("ailleurs", written));
  }

  private List<String> titles() {
    return house.texts(Dcterms.TITLE).stream().filter(t -> !t.equals("ailleurs")).toList();
  }

  /** The work is there, the name is nowhere; the report says that something was held back. */
  private void theWorkIsThereAndNobodyIsNamed(ImportReport report) {
    assertEquals(List.of("Guide"), titles());
    String all = String.join("\n", house.everything());
    assertFalse(all.contains("Fictive"), all);
    assertTrue(report.heldBack() > 0, report.text("en"));
  }

  @Test
  void aPersonTypedInAnotherFile() {
    theWorkIsThereAndNobodyIsNamed(
        run(
            WORK + "; dcterms:relation x:p . x:p foaf:name \"Ada Fictive\" .",
            "x:p a foaf:Person ."));
  }

  @Test
  void anAuthorWithoutAType() {
    theWorkIsThereAndNobodyIsNamed(
        run(WORK + "; dcterms:creator x:p . x:p rdfs:label \"Ada Fictive\" ."));
  }

  @Test
  void anAuthorWrittenAsText() {
    theWorkIsThereAndNobodyIsNamed(run(WORK + "; dc:creator \"Ada Fictive\" ."));
  }

  @Test
  void authorsInAList() {
    theWorkIsThereAndNobodyIsNamed(
        run(WORK + "; bibo:authorList ( x:p ) . x:p rdfs:label \"Ada Fictive\" ."));
  }

  @Test
  void anotherNameOfAPerson() {
    theWorkIsThereAndNobodyIsNamed(
        run(
            WORK
                + ". x:p a foaf:Person ; owl:sameAs x:other . x:other rdfs:label \"Ada Fictive\""
                + " ."));
  }

  @Test
  void anOrganizationThatIsAnAuthorGoesIn() {
    run(WORK + "; dcterms:creator x:o . x:o a foaf:Organization ; foaf:name \"La Retourne\" .");
    assertTrue(String.join("\n", house.everything()).contains("La Retourne"));
  }

  @Test
  void whatASourceNoLongerSaysGoesThoughSomethingWasHeldBack() {
    String other = WORK.replace("/w>", "/v>").replace("Guide", "Retiré");
    String held = " . x:p a foaf:Person ; foaf:name \"Ada Fictive\" .";
    run(WORK + held + "\n" + other + ".");
    assertEquals(List.of("Guide", "Retiré"), titles());
    run(WORK + held);
    assertEquals(List.of("Guide"), titles());
  }

  @Test
  void theReportSaysOnceWhatIsHeldBackAndHowOften() {
    var people = new StringBuilder(WORK + ".");
    for (int i = 0; i < 300; i++) {
      people.append(" x:p").append(i).append(" a foaf:Person ; foaf:name \"Ada Fictive\" .");
    }
    ImportReport report = run(people.toString());
    assertTrue(report.heldBack() >= 600, report.text("en"));
    assertTrue(report.text("fr").lines().count() < 20, report.text("fr"));
  }
}
