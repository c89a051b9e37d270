package org.passeur.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.passeur.Logs;
import org.passeur.rights.Role;

/** Jena has no term for a time with more than ten digits after its second: every door says so. */
class LongTimesTest {
  private static final String TIME = "2024-01-01T00:00:00.123456789012";
  private static final String TYPED =
      "\"" + TIME + "\"^^<http://www.w3.org/2001/XMLSchema#dateTime>";
  private static final String CAST =
      "STRDT(\"" + TIME + "\", <http://www.w3.org/2001/XMLSchema#dateTime>)";
  private static final String GRAPH = "http://localhost:8080/graph/public/times";
  private static final String ABOUT =
      "<http://localhost:8080/id/theme/aaaaaaaaaaaa> <http://purl.org/dc/terms/modified> ";

  @TempDir static Path folder;
  private static DemoHouse demo;
  private static String curator;

  @BeforeAll
  static void serve() {
    demo = new DemoHouse(folder);
    curator = demo.token(Role.CURATOR);
  }

  @AfterAll
  static void stop() {
    demo.close();
  }

  private static void refused(String path, String type, String body) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + demo.site.port() + path))
            .header("Content-Type", type)
            .header("Accept-Language", "en")
            .header("Authorization", "Bearer " + curator)
            .POST(BodyPublishers.ofString(body))
            .build();
    HttpResponse<String> answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    assertEquals(400, answer.statusCode(), answer.body());
    assertTrue(answer.body().contains(TIME), answer.body());
    assertTrue(answer.body().contains("give ten digits at most"), answer.body());
    assertFalse(answer.body().contains("Exception"), answer.body());
  }

  @ParameterizedTest
  @CsvSource({"text/turtle", "application/n-triples", "application/ld+json"})
  void atTheGraphStoreAndWhereDataIsChecked(String type) throws Exception {
    String body =
        type.endsWith("json")
            ? "{\"@id\":\"urn:x\",\"http://purl.org/dc/terms/modified\":{\"@type\":"
                + "\"http://www.w3.org/2001/XMLSchema#dateTime\",\"@value\":\""
                + TIME
                + "\"}}"
            : ABOUT + TYPED + " .";
    refused("/graphs?graph=" + GRAPH, type, body);
    refused("/shacl/validate", type, body);
  }

  @Test
  void inAPatch() throws Exception {
    refused(
        "/patch",
        "application/rdf-patch",
        "TX .\nA " + ABOUT + TYPED + " <" + GRAPH + "> .\nTC .\n");
  }

  @Test
  @Logs("ERROR ParserSPARQL11Update: Unexpected throwable")
  void inTheTextOfAnUpdate() throws Exception {
    refused(
        "/update",
        "application/sparql-update",
        "INSERT DATA { GRAPH <" + GRAPH + "> { " + ABOUT + TYPED + " } }");
  }

  @Test
  void inWhatAnUpdateReckons() throws Exception {
    refused(
        "/update",
        "application/sparql-update",
        "INSERT { GRAPH <" + GRAPH + "> { " + ABOUT + "?d } } WHERE { BIND(" + CAST + " AS ?d) }");
  }

  @Test
  void inAQueryAndInWhatItReckons() throws Exception {
    refused("/sparql", "application/sparql-query", "ASK { ?s ?p " + TYPED + " }");
    refused("/sparql", "application/sparql-query", "SELECT ?x { BIND(" + CAST + " AS ?x) }");
  }
}
