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
import org.passeur.Logs;
import org.passeur.evaluator.Limits;
import org.passeur.web.Site;

/**
 * Queries made to stall the house, over real HTTP: each ends, and others are answered meanwhile.
 */
@Logs("WARN NodeValue: Datatype format exception: \"P")
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
  private static Site site;

  @BeforeAll
  static void serve() {
    demo = new DemoHouse(folder, LIMITS);
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
        "SELECT (COUNT(*) AS ?n) { ?a ((!<urn:example:x>)|^(!<urn:example:y>))* ?b . ?b"
            + " ((!<urn:example:x>)|^(!<urn:example:y>))* ?c . ?c"
            + " ((!<urn:example:x>)|^(!<urn:example:y>))* ?d }");
    all.put(
        "a path within a path",
        "SELECT (COUNT(*) AS ?n) { ?a"
            + " (((!<urn:example:x>)*/^(!<urn:example:y>)*)*/((!<urn:example:x>)|^(!<urn:example:z>))+)*"
            + " ?b }");
    all.put(
        "a condition over products",
        "SELECT * { ?a ?b ?c FILTER NOT EXISTS { ?d ?e ?f . ?g ?h ?i FILTER(?f = \"nowhere\") } }");
    all.put("unions without number", "SELECT * { " + "{ ?a ?b ?c } UNION ".repeat(4_000) + "{} }");
    all.put("groups without end", "SELECT * { " + "{".repeat(20_000) + "}".repeat(20_000) + " }");
    all.put(
        "brackets without end",
        "SELECT (" + "(".repeat(20_000) + "1" + ")".repeat(20_000) + " AS ?x) {}");
    all.put("signs without end", "SELECT (" + "!".repeat(50_000) + "true AS ?x) {}");
    String match = "REGEX('" + "a".repeat(40) + "!', '((a*)*)*b', 'i')";
    all.put("a pattern over a text that is known before", "ASK { FILTER(" + match + ") }");
    all.put("the same within another condition", "ASK { FILTER(!(" + match + ") || false) }");
    all.put("the same as a value", "SELECT (" + match + " AS ?x) {}");
    all.put("the same bound", "SELECT * { BIND(IF(" + match + ", 1, 2) AS ?x) }");
    all.put("the same in order", "SELECT * { ?s ?p ?o } ORDER BY (" + match + ") LIMIT 3");
    all.put("the same in groups", "SELECT (COUNT(*) AS ?n) { ?s ?p ?o } GROUP BY (" + match + ")");
    all.put(
        "the same of groups",
        "SELECT ?s { ?s ?p ?o } GROUP BY ?s HAVING (COUNT(*) > 0 && " + match + ")");
    all.put("the same added up", "SELECT (SAMPLE(" + match + ") AS ?x) { ?s ?p ?o }");
    all.put(
        "the same where it may be",
        "SELECT * { ?s ?p ?o OPTIONAL { ?s ?q ?r FILTER(" + match + ") } }");
    all.put(
        "the same where it must be", "ASK { FILTER EXISTS { ?s ?p ?o FILTER(" + match + ") } }");
    all.put("the same in a query within", "SELECT * { { SELECT (" + match + " AS ?x) {} } }");
    all.put(
        "its replacement, known before",
        "SELECT (REPLACE('" + "a".repeat(40) + "!', '((a*)*)*b', 'x') AS ?r) {}");
    String fn = "<http://www.w3.org/2005/xpath-functions#";
    all.put(
        "the same under its W3C name",
        "ASK { FILTER(" + fn + "matches>('" + "a".repeat(40) + "!', '((a*)*)*b')) }");
    all.put(
        "its replacement under its W3C name",
        "SELECT (" + fn + "replace>('" + "a".repeat(40) + "!', '((a*)*)*b', 'x') AS ?r) {}");
    all.put(
        "nothing, many times",
        "ASK { FILTER(REGEX('a', '(((){2000000000}){2000000000}){2000000000}b')) }");
    all.put(
        "a long text in a longer one",
        "SELECT * { "
            + doubling(16)
            + " FILTER(CONTAINS(?x15, CONCAT(SUBSTR(?x15, 2, 200000), 'x'))) }");
    all.put(
        "copies of long strings",
        "SELECT ?y { "
            + doubling(16)
            + " ?a ?b ?c . ?d ?e ?f BIND(SUBSTR(?x15, 2) AS ?y) } ORDER BY ?c ?f");
    all.put("numbers that square", "SELECT * { BIND(99999999999 AS ?n0) " + squares(40) + "}");
    all.put("fractions that square", "SELECT * { BIND(0.00000000001 AS ?n0) " + squares(40) + "}");
    all.put(
        "a power",
        "SELECT (<http://www.w3.org/2005/xpath-functions/math#pow>(7, 2000000000) AS ?x) {}");
    all.put(
        "a text that is a number",
        "SELECT * { "
            + doubling(16).replace("0123456789abcdef", "1234567890123456")
            + " BIND(<http://www.w3.org/2001/XMLSchema#integer>(?x15) AS ?i) FILTER(?i > 1) }");
    all.put(
        "a text that is made a number",
        "SELECT * { "
            + doubling(16).replace("0123456789abcdef", "1234567890123456")
            + " BIND(STRDT(?x15, <http://www.w3.org/2001/XMLSchema#integer>) AS ?i) FILTER(?i > 1)"
            + " }");
    String duration = "'P999999999999999D'^^<http://www.w3.org/2001/XMLSchema#dayTimeDuration>";
    all.put("a date far away", "SELECT (NOW() + " + duration + " AS ?x) {}");
    all.put(
        "a date far away, added to a known one",
        "SELECT ('2020-01-01T00:00:00Z'^^<http://www.w3.org/2001/XMLSchema#dateTime> + "
            + duration
            + " AS ?x) {}");
    all.put(
        "lengths of time",
        "ASK { FILTER('P2000000000D'^^<http://www.w3.org/2001/XMLSchema#dayTimeDuration> >"
            + " 'P1D'^^<http://www.w3.org/2001/XMLSchema#dayTimeDuration>) }");
    all.put(
        "lengths of time that grow",
        "SELECT ((NOW() + 'P1D'^^<http://www.w3.org/2001/XMLSchema#dayTimeDuration> * 999999999999)"
            + " AS ?x) {}");
    all.put(
        "choices of choices",
        "SELECT * { ?a ?b ?c . "
            + IntStream.range(0, 26)
                .mapToObj(
                    i -> "FILTER(?a IN (<urn:example:" + i + ">, <urn:example:y:" + i + ">)) ")
                .collect(Collectors.joining())
            + "}");
    all.put(
        "conditions within conditions",
        "ASK { " + "FILTER EXISTS { ?a ?b ?c ".repeat(28) + "}".repeat(28) + " }");
    all.put(
        "queries within queries",
        "SELECT * { " + "{ SELECT * { ".repeat(2_000) + "} }".repeat(2_000) + " }");
    all.put(
        "maybes within maybes",
        "SELECT * { ?a ?b ?c " + "OPTIONAL { ?c ?d ?e ".repeat(1_500) + "}".repeat(1_500) + " }");
    all.put(
        "maybes after maybes",
        "SELECT * { ?a ?b ?c " + "OPTIONAL { ?a ?b ?e } ".repeat(4_000) + " }");
    all.put(
        "a pattern of many statements",
        "SELECT * { "
            + IntStream.range(0, 6_000)
                .mapToObj(i -> "?a" + i + " ?b ?c . ")
                .collect(Collectors.joining())
            + "}");
    all.put("a path of many steps", "SELECT * { ?a " + "!a/".repeat(20_000) + "!a ?b }");
    all.put("a path of many choices", "SELECT * { ?a (" + "(!a|a)/".repeat(8_000) + "!a)* ?b }");
    all.put(
        "many values",
        "SELECT * { " + ("VALUES ?x" + " { " + "1 ".repeat(4_000) + "} ").repeat(6) + "}");
    all.put("many sums", "SELECT (" + "1+".repeat(40_000) + "1 AS ?x) {}");
    all.put("many conditions", "ASK { ?s ?p ?o " + "FILTER(?s != ?o) ".repeat(5_000) + "}");
    all.put(
        "many names for one value",
        "SELECT * { BIND(1 AS ?x0) "
            + IntStream.range(1, 4_000)
                .mapToObj(i -> "BIND(?x" + (i - 1) + " AS ?x" + i + ") ")
                .collect(Collectors.joining())
            + "}");
    all.put("descriptions of everything", "DESCRIBE * { ?a ?b ?c . ?d ?e ?f }");
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

  private static String squares(int times) {
    return IntStream.range(1, times + 1)
        .mapToObj(i -> "BIND(?n" + (i - 1) + " * ?n" + (i - 1) + " AS ?n" + i + ") ")
        .collect(Collectors.joining());
  }

  /** The one that stopped the endpoint for good, and others of its kind. */
  @Test
  void eightAtOnceFromTwoAddressesEndAndTheNextIsAnswered() {
    String text = "a".repeat(40) + "!";
    List<CompletableFuture<HttpResponse<String>>> all = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      String query = "ASK { FILTER(REGEX('" + text + i + "', '((a*)*)*b', 'i')) }";
      all.add(HTTP.sendAsync(request(query, "flood-" + i % 2), BodyHandlers.ofString()));
    }
    all.forEach(
        answer -> assertEquals(503, answer.orTimeout(60, TimeUnit.SECONDS).join().statusCode()));
    assertEquals(200, assertTimeoutPreemptively(PATIENCE, () -> post("ASK {}", "c")).statusCode());
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
