package org.passeur.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.sys.JenaSystem;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passeur.document.Outbound;
import org.passeur.ingest.ImportReport;
import org.passeur.ingest.source.ImportRequest;
import org.passeur.rights.Role;
import org.passeur.search.SearchIndex;
import org.passeur.vocab.Dcterms;
import org.passeur.web.Site;
import org.passeur.web.access.Tokens;

/** A document that gains contact data, seen from every public exit, and from inside. */
class InsideDocumentsTest {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @TempDir static Path folder;
  private static House house;
  private static Site site;
  private static String staff;

  @BeforeAll
  static void serve() {
    JenaSystem.init();
    Outbound.off();
    house = new House(new DataFolder(folder.resolve("data")), "", House.BASE, false);
    staff = new Tokens(folder.resolve("data")).create("Aiguilleuse (fictive)", Role.STAFF);
    var config = new Config(folder.resolve("data"), "127.0.0.1", 0, "", false, false);
    site = Site.start(Serve.parts(house, config), "127.0.0.1", 0);
  }

  @AfterAll
  static void stop() {
    site.close();
    house.close();
  }

  private static ImportReport importing(String words) throws IOException {
    Path file = folder.resolve("in/rapport-zibeline.md");
    Files.createDirectories(file.getParent());
    Files.writeString(file, "# Rapport du cercle zibeline\n\n" + words + "\n");
    ImportReport report = house.importer.run(ImportRequest.of("rapports", List.of(file), "a test"));
    house.projections.await(house.record.head());
    return report;
  }

  private static byte[] get(String path, String... headers) throws Exception {
    var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + site.port() + path));
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    return HTTP.send(request.build(), BodyHandlers.ofByteArray()).body();
  }

  private static String query(String text) {
    return "?query=" + URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** Every exit, asked for the document. */
  private static List<String> exits(Node document) throws Exception {
    String id = document.getURI().substring(House.BASE.length());
    String data = id.replace("/id/", "/data/");
    String everything = query("SELECT ?g ?s ?p ?o { GRAPH ?g { ?s ?p ?o } }");
    String described = query("DESCRIBE <" + document.getURI() + ">");
    List<String> exits = new ArrayList<>();
    for (String path :
        List.of(
            id.replace("/id/", "/doc/"),
            data + ".ttl",
            data + ".jsonld",
            "/sparql" + everything,
            "/sparql" + described,
            "/api/search?q=zibeline&lang=fr",
            "/api/suggest?q=zibel&lang=fr",
            "/api/route?q=zibeline&lang=fr",
            "/aiguillage?besoin=cercle",
            "/graphs?graph=" + House.BASE + "/graph/public/rapports",
            "/graphs?graph=" + house.addresses.insideGraph("rapports").getURI(),
            "/.well-known/void",
            "/dataset")) {
      exits.add(path + "\n" + new String(get(path), StandardCharsets.UTF_8));
    }
    exits.add("dump\n" + Leaks.dump(get("/dumps/passeur.nq.gz")));
    return exits;
  }

  @Test
  void aDocumentThatGainsContactDataLeavesEveryPublicExitAndIsFoundInside() throws Exception {
    String plain =
        "Le cercle se réunit chaque mois pour partager ce qui a marché et ce qui a raté.";
    assertEquals(0, importing(plain).inside());
    Node it =
        house
            .record
            .read(
                data ->
                    data.find(
                            house.addresses.publicGraph("rapports"),
                            Node.ANY,
                            Dcterms.TITLE,
                            Node.ANY)
                        .next())
            .getSubject();
    assertTrue(exits(it).stream().filter(e -> e.contains("cercle zibeline")).count() > 6);

    ImportReport report = importing(plain + " Pour en parler, appelez Alix au 555 010-2345.");
    assertEquals(1, report.inside(), report.text("fr"));
    for (String exit : exits(it)) {
      assertFalse(exit.contains("cercle zibeline"), exit);
      assertFalse(exit.contains("rapport-zibeline"), exit);
      assertFalse(exit.contains("2345"), exit);
    }
    String all =
        query(
            "SELECT ?s { ?s <"
                + Dcterms.TITLE.getURI()
                + "> ?o FILTER(CONTAINS(?o, 'zibeline')) }");
    String found =
        new String(
            get("/sparql/staff" + all, "Authorization", "Bearer " + staff), StandardCharsets.UTF_8);
    assertTrue(found.contains(it.getURI()), found);
    assertEquals(List.of(it.getURI()), staffSearch("zibeline"));

    importing(plain);
    for (String exit : exits(it)) {
      assertFalse(exit.contains("cercle zibeline"), "it waits for a decision: " + exit);
    }
  }

  private static List<String> staffSearch(String word) {
    SearchIndex index = house.staffIndex.orElseThrow();
    return index.named(word, "fr", Set.of(), 5).stream().map(e -> e.iri().getURI()).toList();
  }
}
