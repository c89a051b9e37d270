package org.passeur.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.passeur.rights.Role;

/** Functions beyond the standard ones are refused wherever in a query or an update they stand. */
class FunctionPolicyTest {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final List<String> FUNCTIONS =
      List.of(
          "<http://jena.apache.org/ARQ/function#wait>(1)",
          "<http://jena.hpl.hp.com/ARQ/function#wait>(1)",
          "<java:org.passeur.app.FunctionPolicyTest$Loaded>(1)",
          "<java:java.util.ArrayList>()",
          "<http://jena.apache.org/ARQ/jsFunction#x>(1)",
          "<http://www.w3.org/2005/xpath-functions#apply>(<java:x.Y>, 1)",
          "<urn:example:unknown>(1)");

  /** Where an expression may stand; %s is the function. */
  private static final List<String> PLACES =
      List.of(
          "SELECT (%s AS ?x) {}",
          "SELECT * { ?s ?p ?o FILTER(%s) }",
          "SELECT * { ?s ?p ?o FILTER(!(1 IN (2, %s))) }",
          "SELECT * { BIND(IF(true, %s, 1) AS ?x) }",
          "SELECT * { ?s ?p ?o } ORDER BY (%s) LIMIT 5",
          "SELECT * { ?s ?p ?o } ORDER BY DESC(1 + %s)",
          "SELECT (COUNT(*) AS ?n) { ?s ?p ?o } GROUP BY (%s)",
          "SELECT (SAMPLE(%s) AS ?x) { ?s ?p ?o }",
          "SELECT (SUM(1 + %s) AS ?x) { ?s ?p ?o }",
          "SELECT (COUNT(DISTINCT %s) AS ?x) { ?s ?p ?o }",
          "SELECT (GROUP_CONCAT(%s) AS ?x) { ?s ?p ?o }",
          "SELECT (1 + MAX(%s) AS ?x) { ?s ?p ?o }",
          "SELECT ?s { ?s ?p ?o } GROUP BY ?s HAVING (MIN(%s) > 1)",
          "SELECT ?s { ?s ?p ?o } GROUP BY ?s ORDER BY (AVG(%s))",
          "SELECT * { ?s ?p ?o OPTIONAL { ?s ?q ?r FILTER(%s) } }",
          "SELECT * { ?s ?p ?o FILTER EXISTS { ?s ?q ?r FILTER(%s) } }",
          "SELECT * { ?s ?p ?o FILTER NOT EXISTS { SELECT (SAMPLE(%s) AS ?x) { ?a ?b ?c } } }",
          "SELECT * { ?s ?p ?o MINUS { ?s ?q ?r FILTER(%s) } }",
          "SELECT * { GRAPH ?g { ?s ?p ?o FILTER(%s) } }",
          "SELECT * { { SELECT (SAMPLE(%s) AS ?x) { ?s ?p ?o } ORDER BY (%s) } }",
          "SELECT * { { ?s ?p ?o } UNION { BIND(%s AS ?x) } }",
          "ASK { ?s ?p ?o } ORDER BY (%s)",
          "CONSTRUCT { ?s ?p ?x } { ?s ?p ?o BIND(%s AS ?x) }",
          "DESCRIBE ?s { ?s ?p ?o } ORDER BY (%s)");

  @TempDir static Path folder;
  private static DemoHouse demo;

  /** Says when it was loaded. */
  static final class Loaded {
    static {
      System.setProperty("passeur.test.loaded", "true");
    }

    private Loaded() {}
  }

  @BeforeAll
  static void serve() {
    demo = new DemoHouse(folder);
  }

  @AfterAll
  static void stop() {
    demo.close();
  }

  private static Stream<String> queries() {
    return PLACES.stream().flatMap(p -> FUNCTIONS.stream().map(f -> p.replace("%s", f)));
  }

  @ParameterizedTest
  @MethodSource("queries")
  void isRefusedInAQuery(String query) throws Exception {
    for (String path : List.of("/sparql", "/sparql/staff")) {
      var answer = post(path, "application/sparql-query", query);
      assertEquals(403, answer.statusCode(), query + "\n" + answer.body());
    }
    assertEquals(null, System.getProperty("passeur.test.loaded"));
  }

  @ParameterizedTest
  @MethodSource("updates")
  void isRefusedInAnUpdate(String update) throws Exception {
    var answer = post("/update", "application/sparql-update", update);
    assertEquals(403, answer.statusCode(), update + "\n" + answer.body());
  }

  private static Stream<String> updates() {
    return FUNCTIONS.stream()
        .flatMap(
            f ->
                Stream.of(
                    "INSERT { GRAPH <urn:example:g> { ?s ?p ?x } } WHERE { ?s ?p ?o BIND("
                        + f
                        + " AS ?x) }",
                    "DELETE { GRAPH <urn:example:g> { ?s ?p ?o } } WHERE { ?s ?p ?o FILTER("
                        + f
                        + ") }",
                    "INSERT { GRAPH <urn:example:g> { <urn:example:s> <urn:example:p> ?x } } WHERE"
                        + " { SELECT (SAMPLE("
                        + f
                        + ") AS ?x) { ?s ?p ?o } ORDER BY ("
                        + f
                        + ") }",
                    "INSERT DATA {} ; DELETE { ?s ?p ?o } WHERE { ?s ?p ?o FILTER EXISTS { ?a ?b ?c"
                        + " FILTER("
                        + f
                        + ") } }"));
  }

  @Test
  void aPropertyThatWouldBeAFunctionIsAPlainOne() throws Exception {
    for (String property :
        List.of(
            "<http://jena.apache.org/ARQ/property#strSplit>",
            "<http://jena.apache.org/ARQ/list#member>",
            "<http://www.w3.org/2000/01/rdf-schema#member>",
            "<java:org.passeur.app.FunctionPolicyTest$Loaded>")) {
      for (String pattern :
          List.of(
              "?x " + property + " ('a b' ' ')",
              "('a' 'b') " + property + " ?x",
              "?x " + property + " 'a'")) {
        var answer = post("/sparql", "application/sparql-query", "ASK { " + pattern + " }");
        assertEquals(200, answer.statusCode(), answer.body());
        assertTrue(answer.body().contains("false"), answer.body());
        String insert =
            "INSERT { GRAPH <http://localhost:8080/graph/public/f> { <urn:example:s>"
                + " <urn:example:p> ?x } } WHERE { "
                + pattern
                + " }";
        assertEquals(204, post("/update", "application/sparql-update", insert).statusCode());
      }
    }
    assertEquals(null, System.getProperty("passeur.test.loaded"));
    var found = post("/sparql", "application/sparql-query", "ASK { <urn:example:s> ?p ?o }");
    assertTrue(found.body().contains("false"), found.body());
  }

  @Test
  void theStandardOnesAreThereUnderBothTheirNames() throws Exception {
    String fn = "http://www.w3.org/2005/xpath-functions#";
    String query =
        "PREFIX fn: <"
            + fn
            + "> PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>"
            + " PREFIX math: <http://www.w3.org/2005/xpath-functions/math#> SELECT"
            + " (fn:matches('abc', 'B', 'i') AS ?a) (fn:replace('abc', 'b', 'x') AS ?b)"
            + " (fn:concat('a', 'b') AS ?c) (fn:upper-case('a') AS ?d) (math:pow(2, 10) AS ?e)"
            + " (xsd:integer('12') + 1 AS ?f) (fn:contains('abc', 'bc') AS ?g)"
            + " (REGEX('abc', 'B', 'i') AS ?h) (REPLACE('abc', 'B', '[$0]', 'i') AS ?i)"
            + " (SUBSTR('abcd', 2, 2) AS ?j) (STRBEFORE('a-b', '-') AS ?k) (LCASE('É') AS ?l)"
            + " (1.5 * 2 AS ?m) (1 / 3 AS ?n) (fn:substring-after('a-b', '-') AS ?o)"
            + " (fn:encode-for-uri('é') AS ?p) (math:pow(2, 0.5) AS ?q) {}";
    var answer = post("/sparql?format=csv", "application/sparql-query", query);
    assertEquals(
        "true,axc,ab,A,1024,13,true,true,a[b]c,bc,a,é,3.0,0.333333333333333333333333,b,%C3%A9,1.4142135623730951e0",
        answer.body().split("\r\n", -1)[1], answer.body());
  }

  private static HttpResponse<String> post(String path, String type, String text) throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + demo.site.port() + path))
            .header("Content-Type", type)
            .header("Authorization", "Bearer " + token())
            .POST(BodyPublishers.ofString(text))
            .build();
    return HTTP.send(request, BodyHandlers.ofString());
  }

  private static String token = "";

  private static String token() {
    if (token.isEmpty()) {
      token = demo.token(Role.ADMIN);
    }
    return token;
  }
}
