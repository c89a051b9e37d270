package org.passeur.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.passeur.rights.Role;
import org.passeur.web.Site;
import org.passeur.web.access.Tokens;

/** The demonstration network over real HTTP. */
class SiteTest {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final String GRAPH = "http://localhost:8080/graph/public/test";

  @TempDir static Path folder;
  private static DemoHouse demo;
  private static House house;
  private static Site site;
  private static String token;

  @BeforeAll
  static void serve() {
    demo = new DemoHouse(folder);
    house = demo.house;
    site = demo.site;
    token = demo.token(Role.CURATOR);
  }

  @AfterAll
  static void stop() {
    demo.close();
  }

  @ParameterizedTest
  @CsvSource({
    "text/html,/doc/community/compostquart",
    "text/turtle,/data/community/compostquart.ttl",
    "application/ld+json,/data/community/compostquart.jsonld",
    "application/n-triples,/data/community/compostquart.nt",
    "application/rdf+xml,/data/community/compostquart.rdf"
  })
  void aThingLeadsToTheDocumentAskedFor(String accept, String place) throws Exception {
    var answer = get("/id/community/" + communityKey(), accept);
    assertEquals(303, answer.statusCode());
    String expected = place.replace("compostquart", communityKey());
    assertEquals(expected, answer.headers().firstValue("Location").orElse(""));
    assertTrue(answer.headers().allValues("Vary").toString().contains("Accept"));
    assertEquals("*", answer.headers().firstValue("Access-Control-Allow-Origin").orElse(""));
    assertEquals(200, get(expected, accept).statusCode());
  }

  @Test
  void aDocumentIsNotSentTwiceToOneWhoHasIt() throws Exception {
    String path = "/data/community/" + communityKey() + ".ttl";
    String etag = get(path, "").headers().firstValue("ETag").orElseThrow();
    var again = send(request(path).header("If-None-Match", etag).build());
    assertEquals(304, again.statusCode());
  }

  @Test
  void writingNeedsATokenOfTheRightRole() throws Exception {
    assertEquals(401, update("INSERT DATA {}", "").statusCode());
    assertEquals(401, update("INSERT DATA {}", "forged").statusCode());
    String reader = new Tokens(folder).create("Lectrice (fictive)", Role.STAFF);
    assertEquals(403, update("INSERT DATA {}", reader).statusCode());
    assertEquals(204, update("INSERT DATA {}", token).statusCode());
  }

  @Test
  void anInvalidChangeIsRefusedWithAReportInBothLanguagesAndLeavesNothing() throws Exception {
    String nameless =
        "INSERT DATA { GRAPH <"
            + GRAPH
            + "> { <http://localhost:8080/id/community/aaaaaaaaaaaa> a"
            + " <https://w3id.org/passeur/ns#Community> } }";
    long head = house.record.head();
    var problem = update(nameless, token);
    assertEquals(422, problem.statusCode());
    assertEquals(
        "application/problem+json", problem.headers().firstValue("Content-Type").orElse(""));
    assertTrue(problem.body().contains("\"fr\":") && problem.body().contains("\"en\":"));
    var rdf =
        send(
            request("/update")
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/sparql-update")
                .header("Accept", "text/turtle")
                .POST(BodyPublishers.ofString(nameless))
                .build());
    assertEquals(422, rdf.statusCode());
    assertTrue(rdf.body().contains("sh:ValidationReport"), rdf.body());
    assertEquals(head, house.record.head());
    assertEquals("false", ask("ASK { GRAPH <" + GRAPH + "> { ?s ?p ?o } }"));
  }

  @Test
  void aWriteWithoutAGraphIsRefused() throws Exception {
    assertEquals(
        422, update("INSERT DATA { <urn:example:a:b> <urn:example:c:d> 1 }", token).statusCode());
  }

  @Test
  void aGraphIsWrittenReadAndDeleted() throws Exception {
    String path = "/graphs?graph=" + encode("http://localhost:8080/graph/public/gsp");
    assertEquals(404, get(path, "text/turtle").statusCode());
    assertEquals(201, put(path, "<urn:example:a> <urn:example:b> <urn:example:c> .").statusCode());
    assertTrue(get(path, "text/turtle").body().contains("<urn:example:a>"));
    assertEquals(204, put(path, "<urn:example:a> <urn:example:b> <urn:example:d> .").statusCode());
    assertFalse(get(path, "text/turtle").body().contains("<urn:example:c>"));
    var delete = request(path).header("Authorization", "Bearer " + token).DELETE().build();
    assertEquals(204, send(delete).statusCode());
    assertEquals(404, get(path, "text/turtle").statusCode());
  }

  @Test
  void withdrawingAConsentClosesAPersonEverywhereAtOnce() throws Exception {
    String person =
        first("SELECT ?s { ?s a <http://xmlns.com/foaf/0.1/Person> } ORDER BY ?s LIMIT 1");
    String path = URI.create(person).getPath();
    assertEquals(303, get(path, "text/turtle").statusCode());
    String consents = "http://localhost:8080/graph/restricted/consent";
    String withdraw =
        "PREFIX dpv: <https://w3id.org/dpv#> DELETE { GRAPH <"
            + consents
            + "> { ?c dpv:hasConsentStatus dpv:ConsentGiven } } INSERT { GRAPH <"
            + consents
            + "> { ?c dpv:hasConsentStatus dpv:ConsentWithdrawn } } WHERE { GRAPH <"
            + consents
            + "> { ?c dpv:hasDataSubject <"
            + person
            + "> ; dpv:hasConsentStatus dpv:ConsentGiven } }";
    assertEquals(204, update(withdraw, token).statusCode());
    assertEquals(404, get(path, "text/turtle").statusCode());
    assertEquals(
        "false", ask("ASK { { <" + person + "> ?p ?o } UNION { ?s ?q <" + person + "> } }"));
    String key = path.substring(path.lastIndexOf('/') + 1);
    assertEquals(404, get("/doc/person/" + key, "text/html").statusCode());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
        "SELECT * { FILTER EXISTS { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } } }"
      })
  void noQueryAsksAnotherServer(String query) throws Exception {
    assertNotEquals(200, get("/sparql?query=" + encode(query), "").statusCode());
  }

  @ParameterizedTest
  @CsvSource({"SELECT,400", "SELECT * { ?s ?p ?o } LATERAL { ?a ?b ?c },400"})
  void aBadQueryGetsAProblemNotATrace(String query, int status) throws Exception {
    var answer = get("/sparql?query=" + encode(query), "application/json");
    assertEquals(status, answer.statusCode());
    assertFalse(answer.body().contains("org.apache"), answer.body());
  }

  @Test
  void aDeepQueryDoesNotTakeTheServerDown() throws Exception {
    String deep = "SELECT * { " + "{".repeat(9_000) + "}".repeat(9_000) + " }";
    var answer =
        send(
            request("/sparql")
                .header("Content-Type", "application/sparql-query")
                .POST(BodyPublishers.ofString(deep))
                .build());
    assertTrue(answer.statusCode() < 500, "status " + answer.statusCode());
    assertEquals(200, get("/health", "").statusCode());
  }

  @Test
  void loadIsRefused() throws Exception {
    assertEquals(
        403, update("LOAD <file:///etc/passwd> INTO GRAPH <" + GRAPH + ">", token).statusCode());
  }

  @Test
  void theEndpointDescribesItself() throws Exception {
    var answer = get("/sparql", "text/turtle");
    assertEquals(200, answer.statusCode());
    assertTrue(answer.body().contains("sparql-service-description#"), answer.body());
  }

  @Test
  void whatIsNotPublicIsAtNoExit() throws Exception {
    List<String> secrets = Leaks.secrets(house);
    assertTrue(secrets.size() > 20, "the demonstration has people and communities inside");
    String dump = Leaks.dump(get("/dumps/passeur.nq.gz", "", BodyHandlers.ofByteArray()).body());
    for (String secret : secrets) {
      assertFalse(dump.contains(secret), "dump: " + secret);
      String question = "/api/route?limit=100&q=" + encode(secret);
      String found = Leaks.withoutQuestion(get(question, "").body());
      assertFalse(found.contains(secret), "route: " + secret);
    }
  }

  private static String communityKey() throws Exception {
    String iri =
        first(
            "SELECT ?s { ?s a <https://w3id.org/passeur/ns#CommunityOfPractice> } ORDER BY ?s LIMIT"
                + " 1");
    return iri.substring(iri.lastIndexOf('/') + 1);
  }

  private static String first(String query) throws Exception {
    return get("/sparql?query=" + encode(query), "text/csv").body().split("\r?\n", -1)[1];
  }

  private static String ask(String query) throws Exception {
    String body = get("/sparql?query=" + encode(query), "application/sparql-results+json").body();
    return body.contains("true") ? "true" : "false";
  }

  private static HttpResponse<String> update(String text, String bearer) throws Exception {
    var request =
        request("/update")
            .header("Content-Type", "application/sparql-update")
            .POST(BodyPublishers.ofString(text));
    if (!bearer.isEmpty()) {
      request.header("Authorization", "Bearer " + bearer);
    }
    return send(request.build());
  }

  private static HttpResponse<String> put(String path, String turtle) throws Exception {
    return send(
        request(path)
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "text/turtle")
            .PUT(BodyPublishers.ofString(turtle))
            .build());
  }

  private static HttpResponse<String> get(String path, String accept) throws Exception {
    return get(path, accept, BodyHandlers.ofString());
  }

  private static <T> HttpResponse<T> get(
      String path, String accept, HttpResponse.BodyHandler<T> body) throws Exception {
    var request = request(path);
    if (!accept.isEmpty()) {
      request.header("Accept", accept);
    }
    return HTTP.send(request.build(), body);
  }

  private static HttpResponse<String> send(HttpRequest request) throws Exception {
    return HTTP.send(request, BodyHandlers.ofString());
  }

  private static HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + site.port() + path));
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Test
  void errorsForProgramsAreInUtf8() throws Exception {
    var request = request("/doc/person/zzzzzzzzzzzz").header("Accept", "application/json").build();
    byte[] body = HTTP.send(request, BodyHandlers.ofByteArray()).body();
    String text = new String(body, StandardCharsets.UTF_8);
    assertTrue(text.contains("Rien de public n'existe à cette adresse."), text);
  }
}
