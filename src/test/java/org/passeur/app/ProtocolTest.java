package org.passeur.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.passeur.app.DemoHouse.encode;
import static org.passeur.app.DemoHouse.header;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.passeur.rights.Role;

/** What stands in front of the addresses that Fuseki dispatches, and what of Fuseki is kept. */
class ProtocolTest {
  private static final String GRAPH = House.BASE + "/graph/public/patched";
  private static final String THEME = House.BASE + "/id/theme/aaaaaaaaaaaa";
  private static final String NOTE = "<http://www.w3.org/2004/02/skos/core#note>";
  private static final String ASK = "?query=" + encode("ASK {}");

  @TempDir static Path folder;
  private static DemoHouse demo;
  private static String curator;
  private static String admin;

  @BeforeAll
  static void serve() {
    demo = new DemoHouse(folder);
    curator = demo.token(Role.CURATOR);
    admin = demo.token(Role.ADMIN);
  }

  @AfterAll
  static void stop() {
    demo.close();
  }

  private static HttpResponse<String> send(
      String method, String path, String type, String body, String token) throws Exception {
    var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + demo.site.port() + path));
    if (!type.isEmpty()) {
      request.header("Content-Type", type);
    }
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    // a connection of its own: the server cuts one on which it did not read a body to its end
    return HttpClient.newHttpClient()
        .send(
            request.method(method, BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
  }

  private static HttpResponse<String> patch(String body, String token) throws Exception {
    return send("POST", "/patch", "application/rdf-patch", body, token);
  }

  private static String statement(String word) {
    return "<" + THEME + "> " + NOTE + " \"" + word + "\"@fr <" + GRAPH + "> .\n";
  }

  private static boolean holds(String word) throws Exception {
    String ask = "ASK { GRAPH <" + GRAPH + "> { ?s ?p \"" + word + "\"@fr } }";
    return demo.get("/sparql?query=" + encode(ask), "Accept", "text/csv").body().contains("true");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/$/ping",
        "/$/stats",
        "/$/server",
        "/$/metrics",
        "/ds",
        "/ds/sparql",
        "/query",
        "/data",
        "/get",
        "/upload",
        "/shacl",
        "/prefixes",
        "/sparql/query",
        "/sparql/update",
        "/sparql/data",
        "/sparql/staff/query",
        "/update/update",
        "/graphs/query",
        "/graphs/data",
        "/patch/patch",
        "/shacl/validate/shacl",
        "/%73parql"
      })
  void nothingOfFusekisOwnIsReached(String path) throws Exception {
    for (String method : List.of("GET", "POST", "PUT", "DELETE", "PATCH")) {
      var answer = send(method, path + ASK, "", "", curator);
      assertEquals(404, answer.statusCode(), method + " " + answer.body());
      assertEquals("application/problem+json", header(answer, "Content-Type"));
    }
  }

  private record Asked(String method, String path, String type, String body) {}

  private static final List<Asked> EACH =
      List.of(
          new Asked("GET", "/sparql" + ASK, "", ""),
          new Asked("GET", "/sparql", "", ""),
          new Asked("POST", "/sparql", "application/sparql-query", "ASK {}"),
          new Asked("POST", "/sparql", "application/sparql-query", "ASK"),
          new Asked("GET", "/sparql/staff" + ASK, "", ""),
          new Asked("POST", "/sparql/staff", "application/sparql-query", "ASK {}"),
          new Asked("POST", "/update", "application/sparql-update", "INSERT DATA {}"),
          new Asked("GET", "/graphs?default", "", ""),
          new Asked("PUT", "/graphs?graph=" + GRAPH, "text/turtle", ""),
          new Asked("POST", "/graphs?graph=" + GRAPH, "text/turtle", ""),
          new Asked("DELETE", "/graphs?graph=" + GRAPH, "", ""),
          new Asked("POST", "/shacl/validate", "text/turtle", ""),
          new Asked("POST", "/patch", "application/rdf-patch", ""),
          new Asked("PATCH", "/patch", "application/rdf-patch", ""),
          new Asked("PUT", "/patch", "", ""),
          new Asked("OPTIONS", "/update", "", ""));

  @Test
  void everyAnswerHasTheHeadersOfTheHouseAndNoneOfFuseki() throws Exception {
    for (Asked asked : EACH) {
      for (String slash : List.of("", "/")) {
        String path = asked.path().replaceFirst("(\\?|$)", slash + "$1");
        for (String token : List.of("", "forged")) {
          var answer = send(asked.method(), path, asked.type(), asked.body(), token);
          String said = asked.method() + " " + path + " " + answer.statusCode();
          assertTrue(header(answer, "Content-Security-Policy").contains("default-src"), said);
          assertEquals("nosniff", header(answer, "X-Content-Type-Options"), said);
          assertEquals("same-origin", header(answer, "Referrer-Policy"), said);
          assertEquals("*", header(answer, "Access-Control-Allow-Origin"), said);
          assertEquals("", header(answer, "Fuseki-Request-Id"), said);
          assertEquals("", header(answer, "Server"), said);
          assertTrue(answer.statusCode() != 404 && answer.statusCode() < 500, said);
        }
      }
    }
  }

  @Test
  void whatNeedsATokenNeedsTheRightOne() throws Exception {
    Set<String> asked = new LinkedHashSet<>();
    for (Asked one : EACH) {
      boolean write = !one.method().equals("GET") && !one.path().matches("/(sparql|shacl).*");
      boolean staff = one.path().startsWith("/sparql/staff");
      if (one.method().equals("OPTIONS") || (one.method().equals("PUT") && one.type().isEmpty())) {
        continue;
      }
      if (write || staff) {
        asked.add(one.path());
        String member = demo.token(Role.MEMBER);
        for (String token : List.of("", "forged", member, staff ? curator : member)) {
          var answer = send(one.method(), one.path(), one.type(), one.body(), token);
          int expected = token.isEmpty() || token.equals("forged") ? 401 : 403;
          assertEquals(expected, answer.statusCode(), one + " " + answer.body());
          String challenge = header(answer, "WWW-Authenticate");
          assertEquals(expected == 401 ? "Bearer realm=\"passeur\"" : "", challenge);
        }
      }
    }
    assertEquals(5, asked.size(), asked.toString());
  }

  @Test
  void aPatchIsAChangeLikeAnyOther() throws Exception {
    long before = demo.house.record.head();
    assertEquals(204, patch("TX .\nA " + statement("posé") + "TC .\n", curator).statusCode());
    assertTrue(holds("posé"));
    assertEquals(before + 1, demo.house.record.head());
    demo.house.record.changes(
        before + 1,
        commit -> {
          assertEquals("Testeuse (fictive)", commit.note().author());
          assertEquals("RDF Patch", commit.note().reason());
          assertEquals("/patch", commit.note().source());
        });
    String both = "D " + statement("posé") + "A " + statement("changé");
    assertEquals(204, send("PATCH", "/patch", "application/rdf-patch", both, curator).statusCode());
    assertFalse(holds("posé"));
    assertTrue(holds("changé"));
  }

  @Test
  void aPatchThatBreaksARuleIsRefusedWithTheReport() throws Exception {
    String type = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>";
    String nameless = "<" + House.BASE + "/id/community/aaaaaaaaaaaa> " + type;
    long before = demo.house.record.head();
    var answer =
        patch(
            "A " + nameless + " <https://w3id.org/passeur/ns#Community> <" + GRAPH + "> .\n",
            curator);
    assertEquals(422, answer.statusCode());
    assertFalse(new ObjectMapper().readTree(answer.body()).at("/report/0/rule").isMissingNode());
    assertEquals(before, demo.house.record.head());
  }

  @Test
  void ofAPatchWhatItAbortsIsLeftOut() throws Exception {
    String text =
        "H id <urn:uuid:0> .\nTX .\nPA \"x\" <urn:x:> .\nA "
            + statement("laissé")
            + "TA .\nTX .\nA "
            + statement("gardé")
            + "TC .\n";
    assertEquals(204, patch(text, curator).statusCode());
    assertFalse(holds("laissé"));
    assertTrue(holds("gardé"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "application/rdf-patch | A <urn:a> <urn:b> | 400",
        "application/rdf-patch | nonsense . | 400",
        "application/rdf-patch | TX . A <urn:a> <urn:b> <urn:c> . | 400",
        "application/rdf-patch | TC . | 400",
        "application/sparql-update | INSERT DATA {} | 415",
        "application/rdf-patch;charset=latin1 | TX . | 415",
        "application/rdf-patch+thrift | x | 415",
      })
  void aPatchThatCannotBeReadIsRefusedInWords(String type, String body, int status)
      throws Exception {
    var answer = send("POST", "/patch", type, body, curator);
    assertEquals(status, answer.statusCode(), answer.body());
    assertEquals("application/problem+json", header(answer, "Content-Type"));
    String detail = new ObjectMapper().readTree(answer.body()).get("detail").asText();
    assertFalse(detail.contains("Exception") || detail.contains("null"), detail);
  }

  @Test
  void administratorsSeeHowManyRequestsCameToEachAddress() throws Exception {
    long[] before = counts();
    demo.get("/sparql" + ASK);
    demo.get("/sparql?query=" + encode("ASK"));
    demo.get("/sparql" + ASK, "If-None-Match", "*");
    long[] after = counts();
    assertEquals(
        List.of(3L, 2L, 1L),
        List.of(after[0] - before[0], after[1] - before[1], after[2] - before[2]));
    assertFalse(demo.get("/health").body().contains("requests"));
  }

  private static long[] counts() throws Exception {
    String body = demo.get("/health", "Authorization", "Bearer " + admin).body();
    var counted = new ObjectMapper().readTree(body).at("/requests/~1sparql");
    return new long[] {
      counted.get("all").asLong(), counted.get("good").asLong(), counted.get("bad").asLong()
    };
  }
}
