package org.passeur.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.passeur.evaluator.Limits;
import org.passeur.web.Site;

/** A query that would run for ever ends, with half a second to run in. */
class TimeLimitTest {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final Limits SHORT = new Limits(Duration.ofMillis(500), 10, 100_000, 1_000_000);

  /** Long enough for a slow machine; none of the queries ends by itself within hours. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir static Path folder;
  private static DemoHouse demo;
  private static Site site;

  @BeforeAll
  static void serve() {
    demo = new DemoHouse(folder, SHORT);
    site = demo.site;
  }

  @AfterAll
  static void stop() {
    demo.close();
  }

  @Test
  void aJoinOfTablesEnds() {
    String tables =
        IntStream.range(0, 12)
            .mapToObj(i -> "VALUES ?v" + i + " { 0 1 2 3 4 5 6 7 8 9 }")
            .collect(Collectors.joining(" "));
    assertEquals(503, status("SELECT (COUNT(*) AS ?n) { " + tables + " }"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }",
        "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f MINUS { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } }",
        "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?c",
        "SELECT (COUNT(*) AS ?n) { ?a ((!<urn:example:x>)|^(!<urn:example:y>))+ ?b . ?b"
            + " (!<urn:example:x>)* ?c }"
      })
  void aQueryWithoutEndEnds(String query) {
    assertEquals(503, status(query));
  }

  private static int status(String query) {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + site.port() + "/sparql"))
            .header("Content-Type", "application/sparql-query")
            .POST(BodyPublishers.ofString(query))
            .build();
    return assertTimeoutPreemptively(
        PATIENCE, () -> HTTP.send(request, BodyHandlers.ofString()).statusCode());
  }
}
