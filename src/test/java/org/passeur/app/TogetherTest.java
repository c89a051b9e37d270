package org.passeur.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.jena.sys.JenaSystem;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passeur.document.Outbound;
import org.passeur.rights.Role;
import org.passeur.web.Site;
import org.passeur.web.access.Tokens;

/** Several people at work on the same thing, and the one who keeps the house while they are. */
class TogetherTest {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String BASE = "http://localhost:8080";
  private static final String THEME = "/id/theme/aaaaaaaaaaaa";

  @TempDir static Path folder;
  private static House house;
  private static Site site;
  private static String ada;
  private static String ida;
  private static String keeper;

  @BeforeAll
  static void serve() {
    JenaSystem.init();
    Outbound.off();
    house = new House(new DataFolder(folder), "", BASE, false);
    ada = new Tokens(folder).create("Ada (fictive)", Role.CURATOR);
    ida = new Tokens(folder).create("Ida (fictive)", Role.CURATOR);
    keeper = new Tokens(folder).create("Gardienne (fictive)", Role.ADMIN);
    var config = new Config(folder, "127.0.0.1", 0, "", false, false);
    site = Site.start(Serve.parts(house, config), "127.0.0.1", 0);
  }

  @AfterAll
  static void stop() {
    site.close();
    house.close();
  }

  private static HttpRequest.Builder to(String path, String token) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + site.port() + path))
        .header("Authorization", "Bearer " + token);
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return HTTP.send(request.build(), BodyHandlers.ofString());
  }

  private static String graph(String name) {
    return "/graphs?graph=" + BASE + "/graph/public/" + name;
  }

  private static HttpRequest.Builder put(String graph, String token, String note) {
    return to(graph(graph), token)
        .header("Content-Type", "text/turtle")
        .PUT(BodyPublishers.ofString(turtle(note)));
  }

  private static String turtle(String note) {
    String skos = "http://www.w3.org/2004/02/skos/core#";
    return "<%s%s> <%snote> \"%s\"@fr .".formatted(BASE, THEME, skos, note);
  }

  private static String etag(HttpResponse<String> answer) {
    return answer.headers().firstValue("ETag").orElseThrow();
  }

  private static HttpResponse<String> read(String graph, String accept) throws Exception {
    return send(to(graph(graph), ada).header("Accept", accept));
  }

  @Test
  void whoWritesForAnotherStateIsToldWhatChangedAndNothingIsLost() throws Exception {
    assertEquals(201, send(put("shared", ada, "un")).statusCode());
    String seen = etag(read("shared", "text/turtle"));
    assertEquals(204, send(put("shared", ida, "deux").header("If-Match", seen)).statusCode());
    var late = send(put("shared", ada, "trois").header("If-Match", seen));
    assertEquals(412, late.statusCode());
    JsonNode changes = JSON.readTree(late.body()).get("changes");
    assertEquals(1, changes.size(), late.body());
    assertEquals("Ida (fictive)", changes.get(0).get("author").asText());
    assertTrue(read("shared", "text/turtle").body().contains("deux"));

    // a tag seen in one syntax serves for a write in another
    String json = etag(read("shared", "application/ld+json"));
    assertNotEquals(seen, json);
    assertEquals(204, send(put("shared", ada, "trois").header("If-Match", json)).statusCode());
    assertTrue(read("shared", "text/turtle").body().contains("trois"));
  }

  @Test
  void onlyOneOfTwoWhoCreateTheSameSucceeds() throws Exception {
    List<CompletableFuture<HttpResponse<String>>> both = new ArrayList<>();
    for (String token : List.of(ada, ida)) {
      both.add(
          HTTP.sendAsync(
              put("new", token, "par " + token).header("If-None-Match", "*").build(),
              BodyHandlers.ofString()));
    }
    List<Integer> statuses = both.stream().map(f -> f.join().statusCode()).sorted().toList();
    assertEquals(List.of(201, 412), statuses);
    assertEquals(412, send(put("never", ada, "x").header("If-Match", "*")).statusCode());
  }

  private static HttpRequest.Builder parts(String turtle) {
    String part =
        """
        --b
        Content-Disposition: form-data; name="f"; filename="f.ttl"
        Content-Type: text/turtle

        %s
        --b--
        """
            .replace("\n", "\r\n");
    return to(graph("parts"), ada)
        .header("Content-Type", "multipart/form-data; boundary=b")
        .POST(BodyPublishers.ofString(part.formatted(turtle)));
  }

  @Test
  void aKeyStandsForWhatThePartsOfABodyHold() throws Exception {
    var first = parts(turtle("un")).header("Idempotency-Key", "parts");
    assertEquals(201, send(first).statusCode());
    assertEquals(204, send(first).statusCode());
    var other = send(parts(turtle("deux")).header("Idempotency-Key", "parts"));
    assertEquals(422, other.statusCode(), "another body under the same key is not dropped");
  }

  @Test
  void aBodyInPartsIsNoLargerThanAnyOther() throws Exception {
    String line = "#" + "x".repeat(999) + "\n";
    // asks first, or the refusal would come while the body is still being sent
    var large = send(parts(line.repeat(51_000)).expectContinue(true));
    assertEquals(413, large.statusCode(), large.body());
  }

  @Test
  void aThingIsChangedOnlyAsItWasRead() throws Exception {
    send(put("entity", ada, "avant"));
    String document = "/data/theme/aaaaaaaaaaaa.ttl";
    String seen = etag(send(to(document, ada)));
    String update =
        "INSERT DATA { GRAPH <%s/graph/public/entity> { %s } }"
            .formatted(BASE, turtle("après").replace(" .", ""));
    var patch =
        to(THEME, ada)
            .header("Content-Type", "application/sparql-update")
            .method("PATCH", BodyPublishers.ofString(update));
    assertEquals(428, send(patch.copy()).statusCode());
    assertEquals(204, send(patch.copy().header("If-Match", seen)).statusCode());
    var late = send(patch.copy().header("If-Match", seen));
    assertEquals(412, late.statusCode());
    assertTrue(late.body().contains("\"reason\":\"PATCH\""), late.body());
    assertEquals(401, send(patch.copy().setHeader("Authorization", "")).statusCode());
  }

  @Test
  void aThingIsChangedAtItsAddressAndNothingElse() throws Exception {
    send(put("only", ada, "avant"));
    String seen = etag(send(to("/data/theme/aaaaaaaaaaaa.ttl", ada)));
    String graph = BASE + "/graph/public/only";
    String other = BASE + "/id/theme/bbbbbbbbbbbb";
    String own = BASE + "/id/theme/aaaaaaaaaaaa";
    for (String update :
        List.of(
            "INSERT DATA { GRAPH <%s> { <%s> <http://purl.org/dc/terms/title> 'autre' } }"
                .formatted(graph, other),
            "INSERT DATA { GRAPH <%s> { <%s> <http://purl.org/dc/terms/relation> <%s> } }"
                .formatted(graph, other, own),
            "INSERT DATA { GRAPH <%s> { [] <http://purl.org/dc/terms/title> 'rien n’y mène' } }"
                .formatted(graph),
            "DELETE WHERE { GRAPH ?g { ?s a ?o } }")) {
      var answer = send(patch(update, seen));
      assertEquals(422, answer.statusCode(), update + answer.body());
      assertTrue(answer.body().contains("/update"), answer.body());
    }
    assertEquals(seen, etag(send(to("/data/theme/aaaaaaaaaaaa.ttl", ada))));
    String node =
        "INSERT DATA { GRAPH <%s> { <%s> <https://elsewhere.example/part> [ <https://elsewhere.example/text> 'à elle' ] } }"
            .formatted(graph, own);
    var taken = send(patch(node, seen));
    assertEquals(204, taken.statusCode(), taken.body());
  }

  private HttpRequest.Builder patch(String update, String seen) {
    return to(THEME, ada)
        .header("Content-Type", "application/sparql-update")
        .header("If-Match", seen)
        .method("PATCH", BodyPublishers.ofString(update));
  }

  @Test
  void aRequestSentTwiceUnderOneKeyIsMadeOnce() throws Exception {
    String insert =
        "INSERT { GRAPH <%s/graph/public/twice> { [] <http://www.w3.org/2004/02/skos/core#note> 'x'"
            + " } } WHERE {}";
    var request =
        to("/update", ada)
            .header("Content-Type", "application/sparql-update")
            .header("Idempotency-Key", "k-1");
    var body = BodyPublishers.ofString(insert.formatted(BASE));
    assertEquals(204, send(request.copy().POST(body)).statusCode());
    long head = house.record.head();
    assertEquals(204, send(request.copy().POST(body)).statusCode());
    assertEquals(head, house.record.head());
    var other = BodyPublishers.ofString(insert.formatted(BASE).replace("'x'", "'y'"));
    assertEquals(422, send(request.copy().POST(other)).statusCode());
    // the key of somebody else is another key
    assertEquals(
        204,
        send(request.copy().setHeader("Authorization", "Bearer " + ida).POST(body)).statusCode());
    assertEquals(head + 1, house.record.head());
  }

  @Test
  void theHouseIsKeptWhileItIsOpen() throws Exception {
    var nothing = BodyPublishers.noBody();
    assertEquals(403, send(to("/admin/backup", ada).POST(nothing)).statusCode());
    assertEquals(200, send(to("/admin/compact", keeper).POST(nothing)).statusCode());
    assertEquals(201, send(put("kept", ada, "après")).statusCode());
    var verified = send(to("/admin/verify", keeper).POST(nothing));
    assertEquals(200, verified.statusCode(), verified.body());
    assertEquals(403, send(to("/admin/check", ada).POST(nothing)).statusCode());
    var checked = send(to("/admin/check", keeper).POST(nothing));
    assertEquals(200, checked.statusCode(), checked.body());
    assertEquals(0, JSON.readTree(checked.body()).get("findings").size());
    assertTrue(send(to("/qualite?lang=en", ada)).body().contains("No required rule is broken."));
    var made = send(to("/admin/backup", keeper).POST(nothing));
    assertEquals(200, made.statusCode(), made.body());
    JsonNode backup = JSON.readTree(made.body());
    assertEquals(house.record.digest().toString(), backup.get("digest").asText());
    Path copy = folder.resolve("backups").resolve(backup.get("backup").asText());
    assertTrue(Files.exists(copy.resolve("manifest.json")));
    assertFalse(Files.exists(copy.resolve("lock")));
    var health = JSON.readTree(send(to("/health", keeper)).body());
    assertEquals("ready", health.get("writing").asText());
    assertEquals(health.get("head").asLong(), health.get("projections").get("search").asLong());
    assertEquals(0, health.get("check").get("violations").asInt());
  }
}
