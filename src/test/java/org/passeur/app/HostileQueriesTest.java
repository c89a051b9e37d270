package org.passeur.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.passeur.publish.Limits;
import org.passeur.web.Site;

/**
 * Queries made to stall the house, over real HTTP: each ends, and others are answered meanwhile.
 */
class HostileQueriesTest {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  /** Long enough that a query becomes a long one before its time is up. */
  private static final Limits LIMITS =
      new Limits(Duration.ofSeconds(4), 10_000, 100_000, 10_000_000);

  /** Far less than any of them would take, far more than the limit on a slow machine. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final String ENDLESS =
      "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(?c != ?f && ?f != ?%s) }";

  @TempDir static Path folder;
  private static DemoHouse demo;
  private static House house;
  private static Site site;

  @BeforeAll
  static void serve() {
    demo = new DemoHouse(folder, LIMITS);
    house = demo.house;
    site = demo.site;
  }

  @AfterAll
  static void stop() {
    demo.close();
  }

  private static Map<String, String> queries() {
    Map<String, String> all = new LinkedHashMap<>();
    String text = "VALUES ?s { \"" + "a".repeat(40) + "b\" } ";
    all.put(
        "a pattern that backtracks", "SELECT * { " + text + "FILTER(REGEX(?s, '(.*a){20}$')) }");
    all.put("its replacement", "SELECT (REPLACE(?s, '(.*a){20}$', 'x') AS ?r) { " + text + "}");
    all.put("strings that double", "SELECT (STRLEN(?x26) AS ?n) { " + doubling(26) + "}");
    all.put(
        "long strings in every row",
        "SELECT ?y { "
            + doubling(16)
            + " ?a ?b ?c . ?d ?e ?f BIND(CONCAT(?x15, STR(?c), STR(?f)) AS"
            + " ?y) } ORDER BY ?y");
    all.put(
        "long strings in one group",
        "SELECT (STRLEN(GROUP_CONCAT(?x15)) AS ?n) { " + doubling(16) + " ?a ?b ?c . ?d ?e ?f }");
    all.put(
        "different strings in one group",
        "SELECT (STRLEN(GROUP_CONCAT(DISTINCT ?y)) AS ?n) { "
            + doubling(16)
            + " ?a ?b ?c . ?d ?e ?f BIND(CONCAT(?x15, STR(?c), STR(?f)) AS ?y) }");
    all.put(
        "escapes of escapes",
        "SELECT (STRLEN("
            + "ENCODE_FOR_URI(".repeat(200)
            + "\"é\""
            + ")".repeat(200)
            + ") AS ?n) {}");
    all.put("a product", ENDLESS.formatted("i"));
    all.put("a product in order", "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?c ?f ?i");
    all.put(
        "a product of different rows",
        "SELECT DISTINCT ?a ?d ?g { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }");
    all.put(
        "a product in groups",
        "SELECT ?a ?d ?g (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } GROUP BY ?a ?d ?g");
    all.put(
        "a difference of products",
        "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f MINUS { ?a ?b ?x . ?g ?h ?f . ?i ?j ?k } }");
    all.put(
        "paths from everywhere to everywhere",
        "SELECT (COUNT(*) AS ?n) { ?a ((!<urn:x>)|^(!<urn:y>))* ?b . ?b ((!<urn:x>)|^(!<urn:y>))* ?c ."
            + " ?c ((!<urn:x>)|^(!<urn:y>))* ?d }");
    all.put(
        "a path within a path",
        "SELECT (COUNT(*) AS ?n) { ?a (((!<urn:x>)*/^(!<urn:y>)*)*/((!<urn:x>)|^(!<urn:z>))+)* ?b }");
    all.put(
        "a condition over products",
        "SELECT * { ?a ?b ?c FILTER NOT EXISTS { ?d ?e ?f . ?g ?h ?i FILTER(?f = \"nowhere\") } }");
    all.put("unions without number", "SELECT * { " + "{ ?a ?b ?c } UNION ".repeat(4_000) + "{} }");
    all.put("groups without end", "SELECT * { " + "{".repeat(20_000) + "}".repeat(20_000) + " }");
    all.put(
        "brackets without end",
        "SELECT (" + "(".repeat(20_000) + "1" + ")".repeat(20_000) + " AS ?x) {}");
    all.put("signs without end", "SELECT (" + "!".repeat(50_000) + "true AS ?x) {}");
    all.put(
        "statements without number",
        "CONSTRUCT { "
            + "?a ?b ?c . ?c ?b ?a . ?d ?e ?a . ".repeat(2_000)
            + " } { ?a ?b ?c . ?d ?e ?f }");
    return all;
  }

  private static String doubling(int times) {
    return "BIND('0123456789abcdef' AS ?x0) "
        + IntStream.range(1, times + 1)
            .mapToObj(i -> "BIND(CONCAT(?x" + (i - 1) + ", ?x" + (i - 1) + ") AS ?x" + i + ") ")
            .collect(Collectors.joining());
  }

  @TestFactory
  Stream<DynamicTest> each() {
    return queries().entrySet().stream()
        .map(
            query ->
                DynamicTest.dynamicTest(
                    query.getKey(),
                    () -> {
                      var answer =
                          assertTimeoutPreemptively(PATIENCE, () -> post(query.getValue(), "a"));
                      assertTrue(
                          Set.of(200, 400, 413, 503).contains(answer.statusCode()),
                          answer.statusCode() + " " + answer.body());
                      if (answer.statusCode() == 503) {
                        assertTrue(answer.headers().firstValue("Retry-After").isPresent());
                      }
                      assertEquals(200, post("ASK { ?s ?p ?o }", "a").statusCode());
                    }));
  }

  /** However many one client sends, another has its share, and the first is told to send less. */
  @Test
  void whoSendsTooMuchWaitsAndOthersDoNot() throws Exception {
    List<CompletableFuture<HttpResponse<String>>> flood = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      flood.add(
          HTTP.sendAsync(
              request(ENDLESS.formatted("i") + " #" + i, "flood"), BodyHandlers.ofString()));
    }
    for (int i = 0; i < 20; i++) {
      assertEquals(200, post("ASK { ?s ?p ?o } #" + i, "other").statusCode());
    }
    Set<Integer> statuses =
        flood.stream()
            .map(f -> f.orTimeout(60, TimeUnit.SECONDS).join().statusCode())
            .collect(Collectors.toSet());
    assertEquals(Set.of(429, 503), statuses);
    assertEquals(200, post("ASK { ?s ?p ?o }", "flood").statusCode());
  }

  private static HttpResponse<String> post(String query, String client) throws Exception {
    return HTTP.send(request(query, client), BodyHandlers.ofString());
  }

  private static HttpRequest request(String query, String client) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + site.port() + "/sparql"))
        .header("Content-Type", "application/sparql-query")
        .header("X-Forwarded-For", client)
        .POST(BodyPublishers.ofString(query))
        .build();
  }
}
