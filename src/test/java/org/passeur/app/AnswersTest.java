package org.passeur.app;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.apache.jena.graph.Graph;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFLanguages;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.ResultSetMgr;
import org.apache.jena.sparql.graph.GraphFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.passeur.rights.Role;
import org.passeur.web.Site;
import org.passeur.web.access.Tokens;

/** Answers to queries over real HTTP: their formats, and when they are sent again or not. */
class AnswersTest {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final String SELECT = "SELECT * { ?s ?p ?o } ORDER BY ?s ?p ?o LIMIT 50";
  private static final String CONSTRUCT =
      "CONSTRUCT WHERE { ?s <http://purl.org/dc/terms/title> ?o }";
  private static final String TEST = "http://localhost:8080/graph/public/test";

  @TempDir static Path folder;
  private static DemoHouse demo;
  private static Site site;

  @BeforeAll
  static void serve() {
    demo = new DemoHouse(folder);
    site = demo.site;
  }

  @AfterAll
  static void stop() {
    demo.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/sparql-results+json",
        "application/sparql-results+xml",
        "text/csv",
        "text/tab-separated-values"
      })
  void aTableComesInEveryFormatOfTheRecommendation(String type) throws Exception {
    var answer = get(query(SELECT), type);
    assertTrue(header(answer, "Content-Type").startsWith(type), header(answer, "Content-Type"));
    var in = new ByteArrayInputStream(answer.body());
    assertEquals(
        50,
        ResultSetMgr.read(in, RDFLanguages.contentTypeToLang(type))
            .materialise()
            .rewindable()
            .size());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/turtle",
        "application/ld+json",
        "application/n-triples",
        "application/rdf+xml",
        "application/trig",
        "application/n-quads"
      })
  void statementsComeInEverySyntaxAndAreTheSame(String type) throws Exception {
    var answer = get(query(CONSTRUCT), type);
    assertTrue(header(answer, "Content-Type").startsWith(type), header(answer, "Content-Type"));
    Graph plain = graph(get(query(CONSTRUCT), "application/n-triples").body(), Lang.NTRIPLES);
    Graph graph = graph(answer.body(), RDFLanguages.contentTypeToLang(type));
    assertTrue(plain.size() > 10 && graph.isIsomorphicWith(plain));
  }

  @ParameterizedTest
  @CsvSource({
    "csv,text/csv",
    "json,application/sparql-results+json",
    "tsv,text/tab-separated-values"
  })
  void aFormatMayBeNamedInTheAddress(String name, String type) throws Exception {
    var answer = get(query(SELECT) + "&format=" + name, "text/html");
    assertTrue(header(answer, "Content-Type").startsWith(type), header(answer, "Content-Type"));
  }

  @Test
  void theThreeWaysOfAskingGiveTheSameAnswer() throws Exception {
    byte[] asked = get(query(SELECT), "text/csv").body();
    assertArrayEquals(asked, post("application/sparql-query", SELECT).body());
    String form = "query=" + encode(SELECT);
    assertArrayEquals(asked, post("application/x-www-form-urlencoded", form).body());
  }

  @Test
  void aFormMayHoldALongQuery() throws Exception {
    String longest = "ASK { FILTER(\"" + "é".repeat(90_000) + "\" != \"\") }";
    String form = "query=" + encode(longest);
    assertTrue(text(post("application/x-www-form-urlencoded", form)).contains("true"));
  }

  @ParameterizedTest
  @ValueSource(strings = {SELECT, CONSTRUCT, "ASK { ?s ?p ?o }"})
  void anAnswerIsNotSentTwiceToOneWhoHasIt(String query) throws Exception {
    var first = get(query(query), "");
    assertEquals("public, no-cache", header(first, "Cache-Control"));
    var again = send(request(query(query)).header("If-None-Match", header(first, "ETag")).build());
    assertEquals(304, again.statusCode());
    assertEquals(0, again.body().length);
  }

  @Test
  void aCompressedAnswerHasATagOfItsOwnThatServesAsWell() throws Exception {
    byte[] plain = get(query(SELECT), "text/csv").body();
    for (int time = 0;
        time < 3;
        time++) { // the first is compressed on its way, the others were kept
      var zipped =
          send(
              request(query(SELECT))
                  .header("Accept", "text/csv")
                  .header("Accept-Encoding", "gzip")
                  .build());
      assertEquals("gzip", header(zipped, "Content-Encoding"));
      var in = new GZIPInputStream(new ByteArrayInputStream(zipped.body()));
      assertArrayEquals(plain, in.readAllBytes());
      var again =
          send(
              request(query(SELECT))
                  .header("Accept", "text/csv")
                  .header("Accept-Encoding", "gzip")
                  .header("If-None-Match", header(zipped, "ETag"))
                  .build());
      assertEquals(304, again.statusCode());
    }
  }

  @Test
  void aKeptAnswerIsNotGivenForAnotherFormatOrDataset() throws Exception {
    String json = text(get(query(SELECT), "application/sparql-results+json"));
    assertFalse(text(get(query(SELECT), "text/csv")).equals(json));
    String nowhere = "&default-graph-uri=" + encode("http://localhost:8080/graph/public/nowhere");
    String ask = query("ASK { ?s ?p ?o }");
    assertTrue(text(get(ask, "")).contains("true"));
    assertTrue(text(get(ask + nowhere, "")).contains("false"));
  }

  @Test
  void whatIsNotRepeatableIsNotKept() throws Exception {
    String random = query("SELECT (RAND() AS ?x) (STRUUID() AS ?y) {}");
    var first = get(random, "");
    assertEquals("no-store", header(first, "Cache-Control"));
    assertNotEquals(text(first), text(get(random, "")));
  }

  @Test
  void aWriteIsSeenByTheNextQuery() throws Exception {
    String count = query("SELECT ?o { <urn:example:seen> <urn:example:p> ?o } ORDER BY ?o");
    for (int i = 0; i < 20; i++) {
      get(count, "text/csv"); // is kept
      String insert =
          "INSERT DATA { GRAPH <"
              + TEST
              + "> { <urn:example:seen> <urn:example:p> "
              + (100 + i)
              + " } }";
      assertEquals(204, update(insert).statusCode());
      assertTrue(text(get(count, "text/csv")).contains(Integer.toString(100 + i)));
    }
  }

  @Test
  void whatAPersonClosesIsGoneFromKeptAnswersAtOnce() throws Exception {
    String people =
        query("SELECT ?s { ?s a <http://xmlns.com/foaf/0.1/Person> } ORDER BY DESC(?s)");
    String person = text(get(people, "text/csv")).split("\r?\n", -1)[1];
    String about = query("SELECT * { <" + person + "> ?p ?o }");
    String document = URI.create(person).getPath().replace("/id/", "/data/") + ".ttl";
    String tag = header(get(document, ""), "ETag");
    assertTrue(text(get(about, "text/csv")).lines().count() > 1);
    assertEquals(204, update(withdrawal(person)).statusCode());
    assertEquals(1, text(get(about, "text/csv")).lines().count());
    assertFalse(text(get(people, "text/csv")).contains(person));
    assertEquals(404, get(document, "").statusCode());
    var again = send(request(document).header("If-None-Match", tag).build());
    assertEquals(404, again.statusCode());
  }

  @Test
  void theStaffsAnswersAreKeptByNobody() throws Exception {
    String token = new Tokens(folder).create("Lectrice (fictive)", Role.STAFF);
    var answer =
        send(
            request(query(SELECT).replace("/sparql", "/sparql/staff"))
                .header("Authorization", "Bearer " + token)
                .build());
    assertEquals(200, answer.statusCode());
    assertEquals("private, no-store", header(answer, "Cache-Control"));
    assertEquals(401, get(query(SELECT).replace("/sparql", "/sparql/staff"), "").statusCode());
  }

  @Test
  void aLongAnswerComesWholeAndLeavesNoFile() throws Exception {
    String padding = "x".repeat(1_000);
    var answer = post("application/sparql-query", longAnswer(padding));
    assertEquals(200, answer.statusCode());
    assertEquals(8_001, text(answer).lines().count());
    assertTrue(answer.body().length > 8_000_000);
    try (var left = Files.list(folder.resolve("answers"))) {
      assertEquals(0, left.count());
    }
  }

  /** The file has no name while it is sent: what nobody closed is only seen in the process. */
  @Test
  @EnabledOnOs(OS.LINUX)
  void aLongAnswerIsSentFromAFileThatIsClosedAtItsEnd() throws Exception {
    String padding = "x".repeat(3_000); // more in all than a connection holds that nobody reads
    assertEquals(0, openAnswers());
    var answer =
        HTTP.send(
            asking("application/sparql-query", longAnswer(padding)), BodyHandlers.ofInputStream());
    try (var body = answer.body()) {
      assertEquals('n', body.read());
      assertEquals(1, openAnswers(), "it is being sent");
      assertTrue(body.readAllBytes().length > 24_000_000);
    }
    assertTimeoutPreemptively(
        Duration.ofSeconds(30),
        () -> {
          while (openAnswers() > 0) { // it is closed a moment after its last byte was read
            Thread.onSpinWait();
          }
        });
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aLongAnswerThatIsNotSentLeavesNoFileOpen() throws Exception {
    String address = query(longAnswer("x".repeat(300)));
    String tag = header(asked("GET", address, ""), "ETag");
    noAnswerStaysOpen();
    var known = asked("GET", address, tag);
    assertEquals(304, known.statusCode());
    assertEquals(0, openAnswers(), "it is closed before anyone is told that nothing is sent");
    assertEquals(200, asked("HEAD", address, "").statusCode());
    noAnswerStaysOpen();
  }

  private static HttpResponse<byte[]> asked(String method, String address, String tag)
      throws Exception {
    return send(
        request(address)
            .header("Accept", "text/csv")
            .header("If-None-Match", tag)
            .method(method, BodyPublishers.noBody())
            .build());
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void whoHangsUpInTheMiddleOfALongAnswerLeavesNoFileOpen() throws Exception {
    String request =
        "GET "
            + query(longAnswer("x".repeat(3_000)))
            + " HTTP/1.1\r\nHost: localhost\r\nAccept: text/csv\r\n\r\n";
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), site.port())) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      assertEquals('H', socket.getInputStream().read());
    }
    noAnswerStaysOpen();
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void whoeverReadsAGraphSlowlyHoldsNoPlace() throws Exception {
    String text = "x".repeat(500_000);
    String turtle =
        IntStream.range(0, 12)
            .mapToObj(
                i ->
                    "<http://localhost:8080/id/resource/longlonglon"
                        + "abcdefghijkl".charAt(i)
                        + "> <http://purl.org/dc/terms/abstract> \""
                        + text
                        + "\"@en .")
            .collect(Collectors.joining("\n"));
    String at = "/graphs?graph=http://localhost:8080/graph/public/long";
    String curator = demo.token(Role.CURATOR);
    var put =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + site.port() + at))
            .header("Authorization", "Bearer " + curator)
            .header("Content-Type", "text/turtle")
            .PUT(BodyPublishers.ofString(turtle))
            .build();
    assertEquals(201, HTTP.send(put, BodyHandlers.ofString()).statusCode());
    int places = 2 * Math.max(2, 2 * Runtime.getRuntime().availableProcessors());
    List<Socket> readers = new ArrayList<>();
    try {
      for (int i = 0; i < places; i++) {
        var socket = new Socket();
        readers.add(socket);
        socket.setReceiveBufferSize(4_096);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), site.port()));
        String request =
            "GET " + at + " HTTP/1.1\r\nHost: localhost\r\nX-Forwarded-For: 192.0.2." + i % 2;
        socket.getOutputStream().write((request + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        assertEquals('H', socket.getInputStream().read());
      }
      assertEquals(200, demo.get(query("ASK {}")).statusCode());
      assertTrue(openAnswers() > 0, "what waits for its reader waits in a file");
    } finally {
      for (Socket socket : readers) {
        socket.close();
      }
    }
    noAnswerStaysOpen();
  }

  private static void noAnswerStaysOpen() {
    assertTimeoutPreemptively(
        Duration.ofSeconds(30),
        () -> {
          while (openAnswers() > 0) { // a moment after the last byte
            Thread.onSpinWait();
          }
        });
  }

  private static String longAnswer(String padding) {
    String numbers =
        IntStream.range(0, 8_000).mapToObj(Integer::toString).collect(Collectors.joining(" "));
    return "SELECT ?n (\"" + padding + "\" AS ?x) { VALUES ?n { " + numbers + " } }";
  }

  /** How many files of its folder for long answers this process holds open. */
  private static long openAnswers() throws Exception {
    String answers = folder.resolve("answers").toRealPath().toString();
    try (var descriptors = Files.list(Path.of("/proc/self/fd"))) {
      return descriptors.filter(d -> target(d).startsWith(answers)).count();
    }
  }

  private static String target(Path descriptor) {
    try {
      return Files.readSymbolicLink(descriptor).toString();
    } catch (IOException e) {
      return ""; // closed since it was listed
    }
  }

  private static String withdrawal(String person) {
    return """
    PREFIX dpv: <https://w3id.org/dpv#>
    WITH <http://localhost:8080/graph/restricted/consent>
    DELETE { ?c dpv:hasConsentStatus dpv:ConsentGiven }
    INSERT { ?c dpv:hasConsentStatus dpv:ConsentWithdrawn }
    WHERE { ?c dpv:hasDataSubject <%s> ; dpv:hasConsentStatus dpv:ConsentGiven }
    """
        .formatted(person);
  }

  private static HttpResponse<byte[]> update(String text) throws Exception {
    String token = new Tokens(folder).create("Testeuse (fictive)", Role.CURATOR);
    return send(
        request("/update")
            .header("Content-Type", "application/sparql-update")
            .header("Authorization", "Bearer " + token)
            .POST(BodyPublishers.ofString(text))
            .build());
  }

  private static HttpResponse<byte[]> post(String type, String body) throws Exception {
    return send(asking(type, body));
  }

  private static HttpRequest asking(String type, String body) {
    return request("/sparql")
        .header("Content-Type", type)
        .header("Accept", "text/csv")
        .POST(BodyPublishers.ofString(body))
        .build();
  }

  private static HttpResponse<byte[]> get(String path, String accept) throws Exception {
    var request = request(path);
    if (!accept.isEmpty()) {
      request.header("Accept", accept);
    }
    return send(request.build());
  }

  private static HttpResponse<byte[]> send(HttpRequest request) throws Exception {
    return HTTP.send(request, BodyHandlers.ofByteArray());
  }

  private static HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + site.port() + path));
  }

  private static String query(String text) {
    return "/sparql?query=" + encode(text);
  }

  private static String text(HttpResponse<byte[]> answer) {
    return new String(answer.body(), StandardCharsets.UTF_8);
  }

  private static String header(HttpResponse<?> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }

  private static Graph graph(byte[] body, Lang language) {
    Graph graph = GraphFactory.createDefaultGraph();
    RDFParser.source(new ByteArrayInputStream(body)).lang(language).parse(graph);
    return graph;
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
