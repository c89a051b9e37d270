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
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
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
    assertFalse(house.run(house.request("couleurs", gz)).somethingRefused());
    assertFalse(house.texts(Skos.ALT_LABEL).isEmpty());
  }

  @Test
  void aBrokenFileIsNamedWithItsLineAndTheOthersGoIn() {
    Path broken =
        house.file(
            "broken.ttl",
            """
            <http://a.example/> <http://b.example/> "x" .

            <http://a.example/> <oops> 1 ;; oops .
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

  @Test
  void aBadAddressCostsItsStatementsAndIsNamedWithItsLine() {
    Path file =
        house.file(
            "space.ttl",
            """
            @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
            <http://x.example/ok> skos:prefLabel "Bon"@fr .
            <http://x.example/a b> skos:prefLabel "Mauvais"@fr ; skos:note "x" .
            <http://x.example/ok2> skos:prefLabel "Bon aussi"@fr ;
              skos:related <http://x.example/c d> .
            """);
    ImportReport report = house.run(house.request("s", file));

    assertEquals(List.of("Bon", "Bon aussi"), house.texts(Skos.PREF_LABEL));
    assertEquals(3, report.heldBack());
    List<String> said = report.problems().stream().map(p -> p.text("en")).toList();
    assertTrue(said.get(0).startsWith("space.ttl:3: incorrect address"), said.toString());
    assertTrue(said.get(0).contains("http://x.example/a b"), said.toString());
    assertTrue(said.get(0).endsWith("(2 statements: skos:note, skos:prefLabel)"), said.toString());
    assertTrue(said.get(1).startsWith("space.ttl:5: http://x.example/ok2, "), said.toString());
  }

  @Test
  void aBadAddressInRdfXmlCostsItsStatementsAndIsNamedWithItsLine() {
    Path file =
        house.file(
            "space.rdf",
            """
            <?xml version="1.0" encoding="ISO-8859-1"?>
            <!DOCTYPE rdf:RDF [<!ENTITY x "http://x.example/">]>
            <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xml:base="http://x.example/b"
                xmlns:skos="http://www.w3.org/2004/02/skos/core#">
            <skos:Concept rdf:about="&x;ok"><skos:prefLabel xml:lang="fr">Bon</skos:prefLabel></skos:Concept>
            <skos:Concept rdf:about="http://x.example/a b">
              <skos:prefLabel xml:lang="fr">Mauvais</skos:prefLabel></skos:Concept>
            <skos:Concept rdf:about="ok2"><skos:related rdf:resource="&x;{c}"/>
              <skos:note rdf:datatype="http://x.example/e f">x</skos:note>
              <skos:prefLabel xml:lang="fr">Bon aussi</skos:prefLabel></skos:Concept>
            </rdf:RDF>
            """);
    ImportReport report = house.run(house.request("s", file));

    assertEquals(List.of("Bon", "Bon aussi"), house.texts(Skos.PREF_LABEL));
    assertFalse(house.find(Node.ANY, ex("ok2"), Skos.PREF_LABEL, Node.ANY).isEmpty());
    assertEquals(4, report.heldBack(), report.text("en"));
    String said = report.text("en");
    assertTrue(said.contains("space.rdf:6: incorrect address (IRI): http://x.example/a b"), said);
    assertTrue(said.contains("space.rdf:8: http://x.example/ok2, "), said);
    assertTrue(said.contains("space.rdf:9: http://x.example/ok2, "), said);
    assertTrue(said.contains("http://x.example/{c}") && said.contains("http://x.example/e f"));
    assertFalse(String.join("", house.everything()).contains("not-an-address"));
  }

  private static Node ex(String name) {
    return NodeFactory.createURI("http://x.example/" + name);
  }

  @Test
  void turtleAndTriplesInATextFileAreRdfAndProseIsADocument() {
    Path turtle =
        house.file(
            "a.txt",
            "# mots\n@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
                + "<http://x.example/a> skos:prefLabel \"mousse\"@fr .");
    Path triples =
        house.file(
            "b.text",
            "<http://x.example/b> <http://www.w3.org/2004/02/skos/core#prefLabel> \"lichen\"@fr .\n");
    Path prose = house.file("c.txt", "Le préfixe est un mot. <http://x.example/> le dit.");
    ImportReport report = house.run(house.request("s", turtle, triples, prose));

    assertEquals(List.of("lichen", "mousse"), house.texts(Skos.PREF_LABEL));
    assertEquals(1, report.documents(), report.text("en"));
    assertEquals(3, report.files());
  }

  @Test
  void aTimeWithTooManyDigitsCostsItsStatementInEverySyntax() {
    String triple =
        "<http://x.example/%s> <http://x.example/p> \"%s\"^^<http://www.w3.org/2001/XMLSchema#%s> .\n";
    String text =
        triple.formatted("t", "2024-01-01T00:00:00.123456789012", "dateTime")
            + triple.formatted("t", "PT0.123456789012S", "duration")
            + triple.formatted("t", "2024-01-01T00:00:00.1234567890", "dateTime");
    String xml =
        "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns:x='http://x.example/'>"
            + "<x:T rdf:about='http://x.example/x'><x:p"
            + " rdf:datatype='http://www.w3.org/2001/XMLSchema#time'>10:00:00.12345678901</x:p>"
            + "</x:T></rdf:RDF>";
    ImportReport report =
        house.run(
            house.request(
                "s",
                house.file("a.ttl", text),
                house.file("b.nt", text.replace("/t>", "/n>")),
                house.file("c.rdf", xml)));

    String said = report.text("fr");
    assertEquals(5, report.heldBack(), said);
    assertTrue(
        said.contains(
            "a.ttl: http://x.example/t, http://x.example/p : « 2024-01-01T00:00:00.123456789012 » contient un nombre trop long"),
        said);
    assertTrue(said.contains("c.rdf: http://x.example/x"), said);
    assertEquals(2, house.find(Node.ANY, Node.ANY, ex("p"), Node.ANY).size());
  }

  @Test
  void anIllTypedLiteralIsNamedWithItsLine() {
    Path file =
        house.file(
            "a.ttl",
            "@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .\n\n<http://a.example/x>"
                + " <http://x.example/date> \"31/12/2024\"^^xsd:date .");
    String said = house.run(house.request("r", file)).problems().get(0).text("fr");

    assertTrue(said.startsWith("a.ttl:3: http://a.example/x, http://x.example/date : «"), said);
  }

  @Test
  void theContentOfAFileTellsItsSyntaxAndNotItsName() throws Exception {
    String xml =
        "<?xml version='1.0'?><rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'"
            + " xmlns:skos='http://www.w3.org/2004/02/skos/core#'><skos:Concept"
            + " rdf:about='http://x.example/%s'><skos:altLabel>%s</skos:altLabel></skos:Concept>"
            + "</rdf:RDF>";
    String turtle =
        "# made by hand\n@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
            + "<http://x.example/%s> skos:altLabel '%s' .";
    String json =
        "{\"@context\":{\"l\":\"http://www.w3.org/2004/02/skos/core#altLabel\"},"
            + "\"@id\":\"http://x.example/%s\",\"l\":\"%s\"}";
    packed("f.xml.gz", GZIPOutputStream::new, xml.formatted("f", "6 gz"));
    packed("g.ttl.bz2", BZip2CompressorOutputStream::new, turtle.formatted("g", "7 bz2"));
    packed("h.zip", RdfImportTest::zip, json.formatted("h", "8 zip"));
    List<Path> files =
        List.of(
            house.file("a.xml", xml.formatted("a", "1 xml")),
            house.file("b.json", json.formatted("b", "2 json")),
            house.file("c.ttl", xml.formatted("c", "3 not ttl")),
            house.file("d.rdf", turtle.formatted("d", "4 not rdf")),
            house.file("e.owl", json.formatted("e", "5 not owl")),
            folder.resolve("f.xml.gz"),
            folder.resolve("g.ttl.bz2"),
            folder.resolve("h.zip"));
    ImportReport report = house.run(house.request("s", files.toArray(Path[]::new)));

    assertFalse(report.somethingRefused(), report.text("en"));
    assertEquals(8, report.files());
    assertEquals(
        List.of("1 xml", "2 json", "3 not ttl", "4 not rdf", "5 not owl", "6 gz", "7 bz2", "8 zip"),
        house.texts(Skos.ALT_LABEL));
  }

  private interface Packer {
    OutputStream over(OutputStream out) throws java.io.IOException;
  }

  private void packed(String name, Packer packer, String text) throws Exception {
    try (OutputStream out = packer.over(Files.newOutputStream(folder.resolve(name)))) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
  }

  private static OutputStream zip(OutputStream out) throws java.io.IOException {
    var zip = new ZipOutputStream(out);
    zip.putNextEntry(new ZipEntry("folder/inner.json"));
    return zip;
  }

  @Test
  void aCompressedTableIsReadAndADamagedOneIsNamed() throws Exception {
    String mapping = ImportHouse.fixture("groups.rml.ttl").toString();
    packed("groups.csv.gz", GZIPOutputStream::new, "Nom du groupe;Mot\nJardin;x\n");
    house.run(house.request("g", folder.resolve("groups.csv.gz")).mappedBy(mapping));
    assertEquals(List.of("Jardin"), house.texts(Skos.PREF_LABEL));

    Path broken = house.file("broken.csv.gz", "this is no gzip, and no table either");
    Path cut = folder.resolve("cut.csv.gz");
    byte[] whole = Files.readAllBytes(folder.resolve("groups.csv.gz"));
    Files.write(cut, java.util.Arrays.copyOf(whole, whole.length - 12));
    assertTrue(
        house
            .run(house.request("h", cut).mappedBy(mapping))
            .text("en")
            .contains("cut.csv.gz: This" + " file cannot be read"));
    assertTrue(house.run(house.request("h", broken).mappedBy(mapping)).change() == 0);
  }

  @Test
  void anArchiveOfSeveralFilesIsToBeUnpackedFirst() throws Exception {
    try (var zip = new ZipOutputStream(Files.newOutputStream(folder.resolve("two.zip")))) {
      zip.putNextEntry(new ZipEntry("a.ttl"));
      zip.putNextEntry(new ZipEntry("b.ttl"));
    }
    ImportReport report = house.run(house.request("z", folder.resolve("two.zip")));

    assertTrue(report.text("en").contains("two.zip: This archive holds several files"));
  }

  @Test
  void aContextThatIsNotFetchedIsCalledThat() {
    Path file = house.file("o.jsonld", "{\"@context\":\"https://c.example/\",\"name\":\"x\"}");
    String said = house.run(house.request("o", file)).text("en");

    assertTrue(said.contains("o.jsonld: The JSON-LD context https://c.example/ was not"), said);
  }

  @Test
  void usualContextsComeWithTheProgram() {
    Path schema =
        house.file(
            "s.jsonld",
            """
            {"@context": "https://schema.org/", "@id": "http://o.example/", "@type": "Organization",
             "name": "Organisme fictif", "url": "http://o.example/page", "foundingDate": "2001-02-03",
             "location": {"@id": "http://o.example/lieu", "@type": "Place", "name": "Lieu"}}
            """);
    Path activity =
        house.file(
            "a.json",
            """
            {"@context": ["https://www.w3.org/ns/activitystreams", {"extra": "http://x.example/"}],
             "id": "http://a.example/1", "type": "Article", "nameMap": {"fr": "Un article"},
             "published": "2025-01-02T03:04:05Z", "context": "http://a.example/fil"}
            """);
    ImportReport report = house.run(house.request("o", schema, activity));

    assertFalse(report.somethingRefused(), report.text("en"));
    String all = String.join("\n", house.everything());
    assertTrue(all.contains("http://schema.org/url http://o.example/page]"), all);
    assertTrue(all.contains("http://schema.org/location http://o.example/lieu]"), all);
    assertTrue(all.contains("\"2001-02-03\"^^http://schema.org/Date"), all);
    assertTrue(all.contains("https://www.w3.org/ns/activitystreams#name \"Un article\"@fr]"), all);
    assertTrue(
        all.contains("https://www.w3.org/ns/activitystreams#context http://a.example/fil]"), all);
  }

  @Test
  void aRunThatReadsNoFileIsAnErrorAndTakesNothingOut() throws Exception {
    house.run(house.request("couleurs", ImportHouse.fixture("colours.ttl")));
    var before = house.everything();
    Path empty = Files.createDirectory(folder.resolve("empty"));
    ImportReport report = house.run(house.request("couleurs", empty));

    assertTrue(report.somethingRefused());
    assertTrue(report.text("fr").contains("Aucun fichier n'a été lu"), report.text("fr"));
    assertEquals(before, house.everything());
  }
}
