package org.passeur.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.passeur.rights.Role;
import org.passeur.web.Site;

/** What HTTP, SPARQL and linked data ask of every address, on the demonstration network. */
class StandardsTest {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final String BASE = "http://localhost:8080";
  private static final String GRAPH = BASE + "/graph/public/standards";
  private static final String UPDATE = "application/sparql-update";

  /** Refused by the rules: a community of no kind, without a name. */
  private static final String NAMELESS =
      "INSERT DATA { GRAPH <"
          + GRAPH
          + "> { <"
          + BASE
          + "/id/community/aaaaaaaaaaaa> a"
          + " <https://w3id.org/passeur/ns#Community> } }";

  @TempDir static Path folder;
  private static DemoHouse demo;
  private static Site site;
  private static String token;
  private static String thing;

  @BeforeAll
  static void serve() throws Exception {
    demo = new DemoHouse(folder);
    site = demo.site;
    token = demo.token(Role.CURATOR);
    String query =
        "SELECT ?s { ?s a <https://w3id.org/passeur/ns#CommunityOfPractice> } ORDER BY ?s LIMIT 1";
    String iri = get("/sparql?query=" + encode(query), "text/csv").body().split("\r?\n", -1)[1];
    thing = URI.create(iri).getPath();
  }

  @AfterAll
  static void stop() {
    demo.close();
  }

  @Test
  void jsonIsInUtf8() throws Exception {
    assertTrue(get("/nulle-part", "").body().contains("Vérifiez-la"));
  }

  @Test
  void headHasTheStatusAndHeadersOfGet() throws Exception {
    for (String path : new String[] {data("ttl"), "/ns", "/scheme/nowhere", "/sparql"}) {
      var get = get(path, "text/turtle");
      var head = send(request(path).header("Accept", "text/turtle").method("HEAD", none()).build());
      assertEquals(get.statusCode(), head.statusCode(), path);
      for (String name : new String[] {"Content-Type", "ETag", "Access-Control-Allow-Origin"}) {
        assertEquals(header(get, name), header(head, name), path + " " + name);
      }
      assertEquals("", head.body());
    }
  }

  @ParameterizedTest
  @CsvSource({"/sparql,POST", "/update,POST", "/graphs,PUT", "/ns,GET", "/id/person/x,GET"})
  void anotherSiteMayAskWhatIsAllowed(String path, String method) throws Exception {
    var answer =
        send(
            request(path)
                .header("Origin", "http://ailleurs.example")
                .header("Access-Control-Request-Method", method)
                .method("OPTIONS", none())
                .build());
    assertEquals(204, answer.statusCode());
    assertTrue(header(answer, "Access-Control-Allow-Methods").contains(method));
    assertTrue(header(answer, "Access-Control-Allow-Headers").contains("Authorization"));
    assertEquals("*", header(answer, "Access-Control-Allow-Origin"));
  }

  @Test
  void anotherMethodIsAnsweredWithThoseThatWork() throws Exception {
    var answer = send(request("/sparql").method("DELETE", none()).build());
    assertEquals(405, answer.statusCode());
    assertEquals("GET, HEAD, OPTIONS, POST", header(answer, "Allow"));
  }

  @Test
  void jsonLdHasItsOwnMediaType() throws Exception {
    assertEquals("application/ld+json", header(get(data("jsonld"), ""), "Content-Type"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "application/json|303",
        "text/html;q=0, text/turtle;q=0.1|303",
        "image/png|406",
        "application/trig|406"
      })
  void whatIsNotOfferedIsNotAcceptable(String accept, int status) throws Exception {
    assertEquals(status, get(thing, accept).statusCode());
  }

  @Test
  void thePageOfAThingSaysWhereItsDataIs() throws Exception {
    var page = get(thing.replace("/id/", "/doc/"), "text/html");
    assertTrue(header(page, "Link").contains(data("ttl")), header(page, "Link"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/shapes", "/sparql?query=SELECT%20*%20%7B%3Fs%20%3Fp%20%3Fo%7D"})
  void whatIsLongIsCompressedForThoseWhoCanReadIt(String path) throws Exception {
    var plain = HTTP.send(request(path).build(), BodyHandlers.ofByteArray());
    var small =
        HTTP.send(
            request(path).header("Accept-Encoding", "gzip").build(), BodyHandlers.ofByteArray());
    assertEquals("gzip", header(small, "Content-Encoding"));
    assertTrue(small.headers().allValues("Vary").toString().contains("Accept-Encoding"));
    try (var in = new GZIPInputStream(new ByteArrayInputStream(small.body()))) {
      assertEquals(plain.body().length, in.readAllBytes().length);
    }
  }

  @Test
  void theDumpIsNotSentTwiceWhileNothingChanged() throws Exception {
    String etag = header(get("/dumps/passeur.nq.gz", ""), "ETag");
    var again = send(request("/dumps/passeur.nq.gz").header("If-None-Match", etag).build());
    assertEquals(304, again.statusCode());
  }

  @ParameterizedTest
  @CsvSource({
    "SELECT * { ?s ?p ?o } LIMIT 1,text/turtle",
    "SELECT * { ?s ?p ?o } LIMIT 1,image/png",
    "CONSTRUCT WHERE { ?s ?p ?o } LIMIT 1,application/sparql-results+json"
  })
  void anAnswerInAFormatNobodyAskedForIsNotSent(String query, String accept) throws Exception {
    assertEquals(406, get("/sparql?query=" + encode(query), accept).statusCode());
  }

  @Test
  void aSyntaxErrorIsToldInPlainWords() throws Exception {
    var answer = get("/sparql?query=" + encode("SELECT ?x { ?x ?y }"), "");
    assertEquals(400, answer.statusCode());
    assertTrue(answer.body().contains("ligne 1, colonne 19, « } » n'est pas attendu ici"));
    assertFalse(answer.body().contains("Was expecting"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT (<java:org.apache.jena.sparql.function.library.now>() AS ?x) {}",
        "ASK { FILTER(<http://jena.apache.org/ARQ/function#version>() = 1) }",
        "SELECT (<java:org.apache.jena.sparql.function.library.now>() AS ?x) { SELECT * {} }"
      })
  void noQueryLoadsAClass(String query) throws Exception {
    assertEquals(403, get("/sparql?query=" + encode(query), "").statusCode());
  }

  @Test
  void aPropertyIsNeverAClassToLoad() throws Exception {
    String query =
        "ASK { ?x <java:org.apache.jena.sparql.pfunction.library.strSplit> (\"a\" \",\") }";
    assertTrue(get("/sparql?query=" + encode(query), "text/csv").body().contains("false"));
  }

  /** Its reader would be busy for minutes; however the type is written. */
  @Test
  void longJsonLdIsNotCheckedForAnyone() throws Exception {
    String tooLong = "{\"@id\":\"urn:example:a\",\"urn:example:p\":[" + "1,".repeat(12_000) + "1]}";
    for (String type : List.of("application/ld+json", "application/LD+JSON; charset=utf-8")) {
      assertEquals(413, post("/shacl/validate", type, tooLong, "").statusCode(), type);
    }
    String shortOne = "{\"@id\":\"urn:example:a\",\"urn:example:p\":[1,2]}";
    assertEquals(200, post("/shacl/validate", "application/ld+json", shortOne, "").statusCode());
  }

  @Test
  void manyLongChecksOfOneAddressWaitOrAreRefusedAndOthersAreServed() throws Exception {
    var turtle = new StringBuilder();
    for (int i = 0; i < 40_000; i++) {
      turtle
          .append("<urn:example:a")
          .append(i)
          .append("> <urn:example:title> \"a title of a resource\" .\n");
    }
    var request =
        request("/shacl/validate")
            .header("Content-Type", "text/turtle")
            .POST(BodyPublishers.ofString(turtle.toString()))
            .build();
    List<CompletableFuture<HttpResponse<String>>> asked =
        Stream.generate(() -> HTTP.sendAsync(request, BodyHandlers.ofString())).limit(24).toList();
    var another =
        request("/shacl/validate")
            .header("X-Forwarded-For", "192.0.2.7")
            .header("Content-Type", "text/turtle")
            .POST(BodyPublishers.ofString("<urn:example:a> <urn:example:p> 1 ."))
            .build();
    assertEquals(200, HTTP.send(another, BodyHandlers.ofString()).statusCode());
    Set<Integer> told = new HashSet<>();
    for (var one : asked) {
      int status = one.get().statusCode();
      told.add(status);
      assertEquals(status != 200, one.get().headers().firstValue("Retry-After").isPresent());
    }
    assertEquals(Set.of(200, 429), told);
  }

  @Test
  void anAddressThatIsNotWellFormedIsRefusedAndNoFault() throws Exception {
    for (String query : List.of("query=%ff", "a=%zz", "%=1")) {
      try (var socket = new Socket(InetAddress.getLoopbackAddress(), site.port())) {
        socket
            .getOutputStream()
            .write(
                ("GET /sparql?" + query + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
        String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(answer.startsWith("HTTP/1.1 400 "), query + "\n" + answer);
      }
    }
  }

  @Test
  void anAnswerThatIsTooLongIsRefused() throws Exception {
    String query = "SELECT * { BIND(\"" + "y".repeat(90_000) + "\" AS ?x) ?s ?p ?o }";
    assertEquals(413, post("/sparql", "application/sparql-query", query, "").statusCode());
  }

  @Test
  void anUpdateMayHaveSeveralOperationsWithConditions() throws Exception {
    String insert = "INSERT { GRAPH <%s> { <urn:example:%d> <urn:example:p> 1 } } WHERE {}";
    String graph = GRAPH + "-two";
    String both = insert.formatted(graph, 1) + " ; " + insert.formatted(graph, 2);
    assertEquals(204, post("/update", UPDATE, both, "").statusCode());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "LOAD SILENT <%s> INTO GRAPH <g>|204",
        "LOAD <%s>|403",
        "INSERT { GRAPH <g> { <a:a> <a:b> ?o } } WHERE { SERVICE <%s> { ?s ?p ?o } }|403",
        "INSERT { GRAPH <g> { <a:a> <a:b> ?o } } WHERE { SERVICE SILENT <%s> { ?s ?p ?o } }|403",
        "DROP GRAPH <http://localhost:8080/graph/public/nowhere>|204"
      })
  void noUpdateAsksAnotherServer(String update, int status) throws Exception {
    var hits = new AtomicInteger();
    HttpServer canary =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    canary.createContext("/", exchange -> hits.incrementAndGet());
    canary.start();
    try {
      String address = "http://127.0.0.1:" + canary.getAddress().getPort() + "/";
      var answer = post("/update", UPDATE, update.replace("%s", address), "");
      assertEquals(status, answer.statusCode(), answer.body());
      assertEquals(0, hits.get());
    } finally {
      canary.stop(0);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''|application/problem+json",
        "text/turtle;q=0.2, application/problem+json|application/problem+json",
        "text/turtle|text/turtle; charset=utf-8",
        "application/ld+json|application/ld+json",
        "application/n-triples|application/n-triples",
        "application/rdf+xml|application/rdf+xml"
      })
  void aRefusalComesInTheFormatAskedFor(String accept, String type) throws Exception {
    var answer = post("/update", UPDATE, NAMELESS, accept);
    assertEquals(422, answer.statusCode());
    assertEquals(type, header(answer, "Content-Type"));
    assertTrue(header(answer, "Vary").contains("Accept-Language"));
  }

  @Test
  void whatNamesGraphsOfItsOwnIsNotFlattenedIntoOne() throws Exception {
    String trig = "<urn:example:g> { <urn:example:a> <urn:example:b> 5 }";
    assertEquals(400, post(graph(GRAPH), "application/trig", trig, "").statusCode());
    String ours = "<" + GRAPH + "-trig> { <urn:example:a> <urn:example:b> 5 }";
    assertEquals(204, post("/graphs", "application/trig", ours, "").statusCode());
    assertTrue(
        get(graph(GRAPH + "-trig"), "application/n-triples").body().contains("urn:example:a"));
    String nowhere = "<urn:example:a> <urn:example:b> 5 .";
    assertEquals(422, post("/graphs", "application/trig", nowhere, "").statusCode());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/graphs?graph=urn:x-arq:UnionGraph",
        "/graphs?graph=urn:x-arq:DefaultGraph",
        "/graphs?graph=http://localhost:8080/graph/public/a&default",
        "/graphs?graph=http://localhost:8080/%20b"
      })
  void aGraphHasOneAddressOfItsOwn(String path) throws Exception {
    assertEquals(400, get(path, "").statusCode());
  }

  @Test
  void whatIsNotUtf8IsNotStored() throws Exception {
    byte[] latin =
        "<urn:example:a> <urn:example:b> \"été\" .".getBytes(StandardCharsets.ISO_8859_1);
    assertEquals(400, put(latin, "text/turtle").statusCode());
    byte[] wide = "<urn:example:a> <urn:example:b> 1 .".getBytes(StandardCharsets.UTF_16);
    assertEquals(415, put(wide, "text/turtle; charset=utf-16").statusCode());
    assertEquals(415, post("/update", UPDATE + "; charset=utf-16", "CLEAR ALL", "").statusCode());
  }

  private static HttpResponse<String> put(byte[] body, String type) throws Exception {
    return send(
        request(graph(GRAPH + "-bytes"))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", type)
            .PUT(BodyPublishers.ofByteArray(body))
            .build());
  }

  private static HttpResponse<String> post(String path, String type, String body, String accept)
      throws Exception {
    var request =
        request(path)
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", type)
            .POST(BodyPublishers.ofString(body));
    if (!accept.isEmpty()) {
      request.header("Accept", accept);
    }
    return send(request.build());
  }

  private static HttpResponse<String> get(String path, String accept) throws Exception {
    var request = request(path);
    if (!accept.isEmpty()) {
      request.header("Accept", accept);
    }
    return send(request.build());
  }

  private static HttpResponse<String> send(HttpRequest request)
      throws IOException, InterruptedException {
    return HTTP.send(request, BodyHandlers.ofString());
  }

  private static HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + site.port() + path));
  }

  private static HttpRequest.BodyPublisher none() {
    return BodyPublishers.noBody();
  }

  private static String header(HttpResponse<?> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }

  private static String data(String extension) {
    return thing.replace("/id/", "/data/") + "." + extension;
  }

  private static String graph(String iri) {
    return "/graphs?graph=" + encode(iri);
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
