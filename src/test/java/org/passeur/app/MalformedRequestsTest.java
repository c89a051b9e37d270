package org.passeur.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.passeur.Logs;
import org.passeur.app.FuzzRequest.Framing;
import org.passeur.app.FuzzWire.Answer;
import org.passeur.rights.Role;

/** Requests that once were answered with a failure, and others of their kinds. */
@Logs("Bad IRI: <http://localhost:haha/>")
class MalformedRequestsTest {
  private static final int PATIENCE = 60_000;
  private static final String GRAPH = "/graphs?graph=http://localhost:8080/graph/public/malformed";

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

  private static Answer send(
      String method, String target, String body, Framing framing, String... headers)
      throws Exception {
    List<String> lines = new ArrayList<>(List.of(headers));
    lines.add("Authorization: Bearer " + curator);
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    return new FuzzWire(demo.site.port(), PATIENCE)
        .send(new FuzzRequest(method, target, lines, bytes, framing));
  }

  private static Answer get(String target, String... headers) throws Exception {
    return send("GET", target, "", Framing.NONE, headers);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"-", "--", "-fr", "fr-", "*-", "*-fr", "é", ";", ",", "fr;q=", "fr;q=2", "q=1"})
  void aLanguageThatIsNoneIsAsGoodAsNotSaid(String language) throws Exception {
    for (String page : List.of("/", "/aiguillage?q=compost", "/ns", "/queries", "/nowhere")) {
      Answer answer = get(page, "Accept: text/html", "Accept-Language: " + language);
      assertTrue(FOUND_OR_NOT.contains(answer.status()), page + " " + answer.status());
      assertTrue(answer.text().contains("lang=\"fr\""), page);
    }
  }

  private static final List<Integer> FOUND_OR_NOT = List.of(200, 404);

  @Test
  void theLanguageWithTheHighestWeightIsTaken() throws Exception {
    for (String header :
        List.of("en", "en-CA", "de, en;q=0.5, fr;q=0.4", "fr;q=0, EN-gb;q=0.001", "fr;q=0.9,en")) {
      Answer answer = get("/", "Accept: text/html", "Accept-Language: " + header);
      assertTrue(answer.text().contains("<html lang=\"en\""), header);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Framing.class,
      names = {"BROKEN_CHUNK_SIZE", "ENDLESS_CHUNK", "CUT_CHUNK", "TOO_LONG", "TWICE"})
  void aBodyThatIsNotSentByTheRulesIsARequestThatCannotBeRead(Framing framing) throws Exception {
    for (String[] each :
        List.of(
            new String[] {"/sparql", "application/sparql-query", "ASK {}"},
            new String[] {"/sparql", "application/x-www-form-urlencoded", "query=ASK%20{}"},
            new String[] {"/shacl/validate", "text/turtle", "<urn:x:a> <urn:x:p> 1 ."},
            new String[] {GRAPH, "text/turtle", "<urn:x:a> <urn:x:p> 1 ."},
            new String[] {"/update", "application/sparql-update", "INSERT DATA {}"})) {
      Answer answer = send("POST", each[0], each[2], framing, "Content-Type: " + each[1]);
      assertEquals(400, answer.status(), each[0] + " " + each[1] + "\n" + answer.text());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "multipart/form-data",
        "multipart/form-data; boundary=",
        "multipart/form-data; boundary=other",
        "multipart/form-data; boundary=b; charset=x",
        "multipart/form-datax; boundary=b"
      })
  void aFormOfSeveralPartsThatCannotBeTakenApartIsToldAsThat(String type) throws Exception {
    for (String body : List.of("", "--b", "--b\r\n\r\nx", "no part at all")) {
      for (String method : List.of("POST", "PUT")) {
        Answer answer = send(method, GRAPH, body, Framing.LENGTH, "Content-Type: " + type);
        assertTrue(answer.status() < 500, type + "\n" + answer.text());
      }
    }
  }

  @Test
  void aTextOfAnyNumberOfWordsMayBeLookedFor() throws Exception {
    for (String path : List.of("/api/suggest", "/api/search", "/api/route", "/aiguillage")) {
      for (int words : List.of(61, 1_075, 5_000)) {
        Answer answer = get(path + "?q=" + "mot%20".repeat(words) + "fin");
        assertEquals(200, answer.status(), path + " " + words + answer.text());
        String different = "";
        for (int i = 0; i < words; i++) {
          different += "m" + i + "%20";
        }
        assertEquals(200, get(path + "?q=" + different + "fin").status(), path);
      }
    }
  }

  @Test
  void anInvalidAddressIsRefusedWhereverItIsSent() throws Exception {
    String wrong = "http://localhost:haha/";
    String turtle = "<" + wrong + "> <urn:x:p> <urn:x:o> .";
    for (String method : List.of("PUT", "POST")) {
      Answer answer = send(method, GRAPH, turtle, Framing.LENGTH, "Content-Type: text/turtle");
      assertTrue(answer.status() == 400 || answer.status() == 422, answer.text());
    }
    Answer checked =
        send("POST", "/shacl/validate", turtle, Framing.LENGTH, "Accept: application/json");
    assertFalse(checked.text().contains("\"conforms\":true"), checked.text());
    for (String update :
        List.of(
            "INSERT DATA { GRAPH <http://localhost:8080/graph/public/m> { <"
                + wrong
                + "> <urn:x:p> 1 } }",
            "INSERT { GRAPH <http://localhost:8080/graph/public/m> { <urn:x:s> <urn:x:p> ?o } }"
                + " WHERE { BIND(IRI('"
                + wrong
                + "') AS ?o) }",
            "BASE <"
                + wrong
                + "> INSERT DATA { GRAPH <http://localhost:8080/graph/public/m> { <x>"
                + " <urn:x:p> 1 } }")) {
      Answer answer =
          send(
              "POST", "/update", update, Framing.LENGTH, "Content-Type: application/sparql-update");
      // what IRI() cannot make is not bound, and then nothing is to be inserted
      int fine = update.contains("BIND") ? 204 : 422;
      assertTrue(List.of(400, 422, fine).contains(answer.status()), update + answer.text());
    }
    for (String target :
        List.of(
            "/graphs?graph=" + wrong,
            "/sparql?query=ASK%7B%7D&default-graph-uri=" + wrong,
            "/sparql?query=ASK%7B%7D&named-graph-uri=" + wrong)) {
      assertEquals(400, get(target).status(), target);
    }
    assertFalse(get("/sparql?query=ASK%7B%3Curn:x:s%3E%3Fp%3Fo%7D").text().contains("true"));
  }

  /** The search index could not hold it, and a check by an expression would end its thread. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://x.example/a",
        "http://a.a.",
        "http://localhost:8080/graph/public/a",
        "http://localhost:8080/id/resource/a",
        "urn:x:a"
      })
  void anAddressWithoutEndIsRefusedAndSearchGoesOn(String beginning) throws Exception {
    for (String more : List.of("a", "a.", "/a", "%C3%A9", "é")) {
      String address = beginning + more.repeat(20_000) + "x";
      String turtle =
          "<http://localhost:8080/id/resource/aaaaaaaaaaaa>"
              + " <http://purl.org/dc/terms/relation> <"
              + address
              + "> .";
      Answer answer = send("PUT", GRAPH, turtle, Framing.LENGTH, "Content-Type: text/turtle");
      assertTrue(List.of(400, 422).contains(answer.status()), more + " " + answer.status());
    }
    assertTrue(get("/health").text().contains("\"failed\":[]"));
  }

  @Test
  void aLanguageWithoutEndIsReadAsItsBeginning() throws Exception {
    Answer answer =
        get("/", "Accept: text/html", "Accept-Language: en" + "-aa".repeat(20_000) + ", fr;q=0.5");
    assertEquals(200, answer.status());
    assertTrue(answer.text().contains("<html lang=\"en\""));
  }

  @Test
  void aNumberWithoutEndIsRefusedBeforeItIsRead() throws Exception {
    String turtle = "<urn:x:a> <urn:x:p> " + "9".repeat(4_000_000) + " .";
    assertEquals(
        400,
        send("POST", "/shacl/validate", turtle, Framing.LENGTH, "Content-Type: text/turtle")
            .status());
    String length =
        "<urn:x:a> <urn:x:p> \"P99999999999D\"^^<http://www.w3.org/2001/XMLSchema#duration> .";
    assertEquals(
        422, send("PUT", GRAPH, length, Framing.LENGTH, "Content-Type: text/turtle").status());
  }

  @Test
  void aListOfTokensThatCannotBeReadIsToldAsThatAndReadingGoesOn() throws Exception {
    Path tokens = folder.resolve("tokens.json");
    byte[] good = Files.readAllBytes(tokens);
    try {
      for (String broken : List.of("[{", "{}", "", "5", "null", "[5]", "\u0000")) {
        Files.writeString(tokens, broken);
        Files.setLastModifiedTime(
            tokens,
            java.nio.file.attribute.FileTime.fromMillis(1_000_000L + broken.hashCode() * 1_000L));
        Answer answer = send("POST", "/update", "", Framing.LENGTH, "Content-Type: text/x");
        assertTrue(
            answer.status() == 401
                || (answer.status() == 503 && !answer.header("retry-after").isEmpty()),
            broken + "\n" + answer.status() + answer.text());
        assertFalse(answer.text().contains("jackson"), answer.text());
        assertEquals(200, get("/").status());
      }
    } finally {
      Files.write(tokens, good);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/concept/%u0041", "/doc/%u0041", "/ns/%zz", "/id/a/%", "/data/x/%FF.ttl"})
  void anEscapeThatIsNoneIsNoFailure(String path) throws Exception {
    assertTrue(List.of(303, 400, 404).contains(get(path).status()), get(path).text());
  }

  @Test
  void whatIsSaidOfAQueryNamesNoClass() throws Exception {
    Answer answer =
        get("/sparql?query=SELECT(REPLACE('a','(','b')AS%3Fx)%7B%7D".replace("'", "%27"));
    assertEquals(400, answer.status());
    assertFalse(answer.text().contains("java."), answer.text());
    assertFalse(answer.text().contains("Exception"), answer.text());
  }
}
