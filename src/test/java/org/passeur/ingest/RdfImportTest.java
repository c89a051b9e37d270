package org.passeur.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.apache.jena.graph.Node;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passeur.ingest.source.ImportProblem;
import org.passeur.vocab.Dcterms;
import org.passeur.vocab.Skos;

final class RdfImportTest {
  private final Path folder;
  private final ImportHouse house;

  RdfImportTest(@TempDir Path folder) {
    this.folder = folder;
    house = new ImportHouse(folder);
  }

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  void triplesGoToThePublicGraphOfTheSourceAndKeysStay() {
    house.run(house.request("reseau", ImportHouse.fixture("network.ttl")));

    var jardins = house.addresses.thing("community", "aaaabbbbcccc");
    assertEquals(
        house.addresses.publicGraph("reseau"),
        house.find(Node.ANY, jardins, Skos.PREF_LABEL, Node.ANY).get(0).getGraph());
  }

  @Test
  void rdfWithBlankNodesAndOddNumbersImportedAgainChangesNothing() {
    house.run(house.request("reseau", ImportHouse.fixture("network.ttl")));
    ImportReport again = house.run(house.request("reseau", ImportHouse.fixture("network.ttl")));

    assertEquals(0, again.added() + again.removed(), again.text("en"));
    assertEquals(
        3, house.texts(Dcterms.TITLE).stream().filter(t -> !t.equals("Guide")).count() - 1);
  }

  @Test
  void aPersonInPlainRdfIsNotPublished() {
    ImportReport report = house.run(house.request("reseau", ImportHouse.fixture("network.ttl")));

    assertTrue(report.somethingRefused());
    String all = String.join("\n", house.everything());
    assertFalse(all.contains("Personne Fictive"));
    assertFalse(all.contains("elsewhere.example/p>"));
    assertTrue(house.texts(Dcterms.TITLE).contains("Guide"));
  }

  @Test
  void aSchemeGoesToASchemeGraph() {
    house.run(house.request("couleurs", ImportHouse.fixture("colours.ttl")));
    Node graph = house.addresses.schemeGraph("couleurs");

    assertEquals(3 + 3, house.find(graph, Node.ANY, Skos.PREF_LABEL, Node.ANY).size());
  }

  @Test
  void theSchemeMappingKeepsFrenchAndEnglishOnly() {
    house.run(
        house.request("couleurs", ImportHouse.fixture("colours.ttl")).mappedBy("skos-scheme"));
    Node graph = house.addresses.schemeGraph("couleurs");

    assertEquals(4, house.find(graph, Node.ANY, Skos.PREF_LABEL, Node.ANY).size());
    assertEquals(List.of("vermillon"), house.texts(Skos.ALT_LABEL));
  }

  @Test
  void compressedFilesAreRead() throws Exception {
    Path gz = folder.resolve("colours.ttl.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(gz))) {
      out.write(Files.readAllBytes(ImportHouse.fixture("colours.ttl")));
    }
    assertEquals(List.of(), house.run(house.request("couleurs", gz)).problems());
    assertFalse(house.texts(Skos.ALT_LABEL).isEmpty());
  }

  @Test
  void aBrokenFileIsNamedWithItsLineAndTheOthersGoIn() {
    Path broken =
        house.file(
            "broken.ttl",
            """
            <http://a.example/> <http://b.example/> "x" .

            <http://a.example/> <oops x> 1 .
            """);
    ImportReport report =
        house.run(house.request("couleurs", broken, ImportHouse.fixture("colours.ttl")));

    ImportProblem problem = report.problems().get(0);
    assertEquals("broken.ttl", problem.file());
    assertEquals(3, problem.line());
    assertTrue(problem.text("fr").startsWith("broken.ttl:3: RDF illisible"), problem.text("fr"));
    assertTrue(house.texts(Skos.ALT_LABEL).contains("vermillon"));
    assertFalse(String.join("", house.everything()).contains("a.example"));
  }

  @Test
  void quadsGoToTheirGraphsButConsentsAndUnknownGraphsDoNot() {
    Path quads =
        house.file(
            "q.trig",
            """
            @prefix foaf: <http://xmlns.com/foaf/0.1/> .
            @prefix dpv: <https://w3id.org/dpv#> .
            GRAPH <graph/person/aaaabbbbcccc/name> { <id/person/aaaabbbbcccc> a foaf:Person ; foaf:name "Personne Fictive" . }
            GRAPH <graph/restricted/consent> { <id/consent/aaaabbbbcccc> dpv:hasConsentStatus dpv:ConsentGiven . }
            GRAPH <graph/privat/x> { <https://x.example/> foaf:page <https://y.example/> . }
            """);
    ImportReport report = house.run(house.request("reseau", quads));

    assertEquals(2, report.problems().size(), report.text("en"));
    Node graph = house.addresses.personGraph("aaaabbbbcccc", "name");
    assertEquals(2, house.find(graph, Node.ANY, Node.ANY, Node.ANY).size());
    assertEquals(
        List.of(), house.find(house.addresses.consentGraph(), Node.ANY, Node.ANY, Node.ANY));
  }

  @Test
  void nothingIsFetchedForAContextOrAService() {
    Path jsonld =
        house.file("x.jsonld", "{\"@context\":\"http://127.0.0.1:9/context\",\"@id\":\"urn:x\"}");
    Path query =
        house.file(
            "far.rq",
            "CONSTRUCT { ?s ?p ?o } WHERE { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }");
    ImportReport context = house.run(house.request("loin", jsonld));
    ImportReport service =
        house.run(
            house.request("loin", ImportHouse.fixture("colours.ttl")).mappedBy(query.toString()));

    assertTrue(context.problems().get(0).text("en").contains("not fetched"), context.text("en"));
    assertTrue(service.somethingRefused(), service.text("en"));
    assertTrue(house.everything().isEmpty());
  }

  @Test
  void gzippedBombsOfNestingDoNotStopTheProgram() {
    Path deep = house.file("deep.ttl", "<urn:a> <urn:b> " + "(".repeat(100_000));
    byte[] json =
        ("{\"@id\":\"urn:x\",\"urn:p\":" + "[".repeat(50_000)).getBytes(StandardCharsets.UTF_8);
    Path deeper = house.file("deep.jsonld", new String(json, StandardCharsets.UTF_8));
    assertTrue(house.run(house.request("bombe", deep, deeper)).somethingRefused());
  }
}
