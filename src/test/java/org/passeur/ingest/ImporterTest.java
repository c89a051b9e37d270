package org.passeur.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passeur.vocab.Dcterms;
import org.passeur.vocab.Dpv;
import org.passeur.vocab.Foaf;
import org.passeur.vocab.Psr;
import org.passeur.vocab.Skos;

final class ImporterTest {
  private final ImportHouse house;

  ImporterTest(@TempDir Path folder) {
    house = new ImportHouse(folder);
  }

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  void peopleOfAMappedFileGoIntoTheirOwnGraphsUnderKeysThatSayNothing() {
    ImportReport report = house.members(ImportHouse.fixture("members.yaml"));

    assertEquals(List.of(), report.problems());
    assertEquals(2, report.rows());
    assertEquals(1, report.change());
    var names = house.find(Node.ANY, Node.ANY, Foaf.NAME, Node.ANY);
    assertEquals(2, names.size());
    names.forEach(
        q -> {
          assertEquals("name", house.addresses.personPart(q.getGraph()).orElseThrow().category());
          assertTrue(q.getSubject().getURI().matches(".*/id/person/[a-z2-7]{12}"));
        });
    String all = String.join("\n", house.everything());
    assertFalse(all.contains("/aimeetremble"), "a natural id of twelve letters is not a key");
    assertFalse(all.contains("/camille/"));
  }

  @Test
  void theSameImportAgainChangesNothing() {
    house.members(ImportHouse.fixture("members.yaml"));
    var before = house.everything();
    ImportReport again = house.members(ImportHouse.fixture("members.yaml"));

    assertEquals(0, again.added() + again.removed());
    assertEquals(0, again.change());
    assertTrue(again.unchanged() > 10);
    assertEquals(before, house.everything());
  }

  @Test
  void aSecondImportChangesOnlyWhatDiffers() throws Exception {
    String text = Files.readString(ImportHouse.fixture("members.yaml"));
    Path file = house.file("members.yaml", text);
    house.members(file);
    Files.writeString(file, text.replace("Aimée Tremble", "Aimée Tremblay"));
    ImportReport second = house.members(file);

    assertEquals(1, second.added());
    assertEquals(1, second.removed());
    assertEquals(2, second.change());
  }

  @Test
  void whatIsGoneFromTheSourceIsRemoved() throws Exception {
    String text = Files.readString(ImportHouse.fixture("members.yaml"));
    Path file = house.file("members.yaml", text);
    house.members(file);
    Files.writeString(file, text.substring(0, text.indexOf("aimeetremble")));
    house.members(file);

    assertEquals(List.of("Camille Exemple"), house.texts(Foaf.NAME));
    assertEquals(2, house.find(Node.ANY, Node.ANY, Psr.HOLDER, Node.ANY).size());
  }

  @Test
  void oneThemeWrittenInTwoWaysGetsOnePreferredLabel() {
    house.members(ImportHouse.fixture("members.yaml"));

    assertEquals(List.of("Accueil des bénévoles", "Compostage"), house.texts(Skos.PREF_LABEL));
    assertEquals(List.of("compostage"), house.texts(Skos.ALT_LABEL));
  }

  @Test
  void aDryRunTellsTheSameAndStoresNothing() {
    var request =
        house
            .request("club", ImportHouse.fixture("members.yaml"))
            .mappedBy(ImportHouse.fixture("members.rml.ttl").toString());
    ImportReport dry = house.run(request.dry());

    assertTrue(dry.added() > 10);
    assertEquals(0, dry.change());
    assertTrue(house.everything().isEmpty());
    assertEquals(dry.added(), house.run(request).added());
  }

  @Test
  void nobodyConsentsUnlessARecordSaysSo() {
    house.members(ImportHouse.fixture("members.yaml"));
    assertEquals(List.of(), house.find(Node.ANY, Node.ANY, Dpv.HAS_CONSENT_STATUS, Node.ANY));
  }

  @Test
  void tablesWithQuotesSemicolonsAndColumnNamesWithBlanksAreMapped() {
    ImportReport report =
        house.run(
            house
                .request("groupes", ImportHouse.fixture("groups.csv"))
                .mappedBy(ImportHouse.fixture("groups.rml.ttl").toString()));

    assertEquals(List.of(), report.problems());
    assertEquals(List.of("Cuisines", "Jardins"), house.texts(Skos.PREF_LABEL));
    assertTrue(house.texts(Dcterms.DESCRIPTION).contains("Un \"bon\" mot;\nsur deux lignes"));
  }

  @Test
  void openDataIsDatedOnlyWhenItChanges() {
    house.members(ImportHouse.fixture("members.yaml"));
    Node origins = house.addresses.provenanceGraph();
    assertEquals(
        3, house.find(origins, house.addresses.schemeGraph("club"), Node.ANY, Node.ANY).size());
  }

  @Test
  void accentsApartFromTheirLettersMakeNoDifference() {
    String composed = "Nom du groupe;Mot\nGroupe d'été;Tâche\n";
    String parted = java.text.Normalizer.normalize(composed, java.text.Normalizer.Form.NFD);
    String mapping = ImportHouse.fixture("groups.rml.ttl").toString();
    house.run(house.request("g", house.file("a.csv", composed)).mappedBy(mapping));
    Set<String> before = house.everything();
    ImportReport report =
        house.run(house.request("g", house.file("a.csv", parted)).mappedBy(mapping));

    assertEquals(0, report.change(), report.text("en"));
    assertEquals(before, house.everything());
    Path rdf =
        house.file("a.ttl", "<http://x.example/a> <http://x.example/p> \"e\u0301t\u00e9\" .");
    house.run(house.request("h", rdf));
    assertTrue(String.join("", house.everything()).contains("\"été\""));
    assertEquals(0, house.run(house.request("h", rdf)).change());
  }

  @Test
  void aMappingFindsColumnsWhoseAccentsAreApart() {
    String mapping =
        """
        @prefix rr: <http://www.w3.org/ns/r2rml#> . @prefix rml: <http://semweb.mmlab.be/ns/rml#> .
        @prefix ql: <http://semweb.mmlab.be/ns/ql#> . @prefix carml: <http://carml.taxonic.com/carml/> .
        @prefix skos: <http://www.w3.org/2004/02/skos/core#> . @prefix org: <http://www.w3.org/ns/org#> .
        <#O> a rr:TriplesMap ;
          rml:logicalSource [ rml:source [ a carml:Stream ; carml:streamName "réseau" ] ; rml:referenceFormulation ql:CSV ] ;
          rr:subjectMap [ rr:template "id/organization/{Numéro}" ; rr:class org:FormalOrganization ] ;
          rr:predicateObjectMap [ rr:predicate skos:prefLabel ; rr:objectMap [ rml:reference "Dénomination" ; rr:language "fr" ] ] .
        """;
    Path file = house.file("re\u0301seau.csv", "Nume\u0301ro,De\u0301nomination\n1,Cafe\u0301\n");
    house.run(house.request("r", file).mappedBy(house.file("m.rml.ttl", mapping).toString()));

    assertEquals(List.of("Café"), house.texts(Skos.PREF_LABEL));
  }
}
