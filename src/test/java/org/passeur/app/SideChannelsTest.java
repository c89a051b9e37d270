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
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passeur.TestData;
import org.passeur.kernel.Sha256;
import org.passeur.log.Note;
import org.passeur.rights.Role;

/** What is private cannot be told from any public answer, nor from how it comes. */
final class SideChannelsTest {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern LINK = Pattern.compile("(?:href|src|action)=\"(/[^\"#]*)");
  private static final Note NOTE = new Note("test", "private facts", "test");
  private static final int MOST_PAGES = 260;

  /** Asked already, and in public. */
  private static final String FRED = "id/person/au4pczl6ht4d";

  private static final String NEED = "/api/route?lang=fr&limit=100&q=";
  private static final String PRIVATE =
      """
      PREFIX participation: <https://w3id.org/passeur/concept/participation/>
      PREFIX solicitation: <https://w3id.org/passeur/concept/solicitation/>
      <graph/person/au4pczl6ht4d/contact> { <id/person/au4pczl6ht4d> vcard:hasTelephone <tel:+15145550187> }
      <graph/person/zqzqzqzqzqzq/name> { <id/person/zqzqzqzqzqzq> a foaf:Person ; foaf:name "Quidam Compost" }
      <graph/person/zqzqzqzqzqzq/expertise> { <id/person/zqzqzqzqzqzq> schema:knowsLanguage "fr" .
        <id/claim/zqzqzqzqzqzq> a psr:ExpertiseClaim ; psr:holder <id/person/zqzqzqzqzqzq> ;
          psr:expertiseIn <id/theme/compost22222> ; psr:claimBasis <https://w3id.org/passeur/concept/basis/self> }
      <graph/restricted/consent> { <id/consent/zqzqzqzqzqzq> a psr:PublicationConsent ;
        dpv:hasDataSubject <id/person/zqzqzqzqzqzq> ; dpv:hasConsentStatus dpv:ConsentGiven ;
        psr:consentAudience audience:network ; psr:consentCovers data:name , data:network-contact ;
        dpv:isIndicatedAtTime "2026-01-10T10:00:00Z"^^xsd:dateTime }
      <graph/restricted/referral> { <id/solicitation/zqzqzqzqzqz2> a psr:Solicitation ;
        psr:forRequest <id/request/dmcompecole2> ; psr:solicits <id/person/au4pczl6ht4d> ;
        psr:solicitationState solicitation:accepted ; prov:startedAtTime "NOW"^^xsd:dateTime .
        <id/solicitation/zqzqzqzqzqz3> a psr:Solicitation ;
        psr:forRequest <id/request/dmcompecole2> ; psr:solicits <id/person/ddhko6ruga3p> ;
        psr:solicitationState solicitation:accepted ; prov:startedAtTime "NOW"^^xsd:dateTime }
      """;

  @TempDir static Path folder;
  private static DemoHouse demo;
  private static String member;

  @BeforeAll
  static void open() {
    demo = new DemoHouse(folder);
    demo.house.inspection.run();
    member = demo.token(Role.MEMBER);
  }

  @AfterAll
  static void close() {
    demo.close();
  }

  /** One request to the house. */
  private record Ask(String method, String path, String body, Map<String, String> headers) {
    static Ask get(String path, String... headers) {
      Map<String, String> named = new TreeMap<>();
      for (int i = 0; i < headers.length; i += 2) {
        named.put(headers[i], headers[i + 1]);
      }
      return new Ask("GET", path, "", named);
    }

    Ask as(String verb, String text, String type) {
      Map<String, String> more = new TreeMap<>(headers);
      more.put("Content-Type", type);
      return new Ask(verb, path, text, more);
    }

    Ask by(String token) {
      Map<String, String> more = new TreeMap<>(headers);
      more.put("Authorization", "Bearer " + token);
      return new Ask(method, path, body, more);
    }
  }

  /** Everything of an answer but the hour of its sending, and whether the connection is kept. */
  private static String answer(Ask ask) throws Exception {
    HttpResponse<byte[]> answer = send(ask);
    var headers = new TreeMap<>(answer.headers().map());
    headers.remove("date");
    headers.remove("connection");
    byte[] body = answer.body();
    String type = answer.headers().firstValue("content-type").orElse("");
    String shown =
        type.contains("gzip") || body.length > 2_000_000
            ? Sha256.hex(body)
            : new String(body, StandardCharsets.UTF_8);
    if (ask.path().equals("/health")) { // how many changes there were, and nothing of them
      shown = shown.replaceAll("\"projections\":\\{[^}]*}", "");
    }
    return answer.statusCode() + "\n" + headers + "\n" + shown;
  }

  private static HttpResponse<byte[]> send(Ask ask) throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + demo.site.port() + ask.path()));
    ask.headers().forEach(request::header);
    request.method(
        ask.method(),
        ask.body().isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(ask.body()));
    return HTTP.send(request.build(), BodyHandlers.ofByteArray());
  }

  @Test
  void everyPublicAnswerIsTheSameWithPrivateFactsAndWithout() throws Exception {
    List<Ask> asks = new ArrayList<>(exits());
    for (String page : crawl()) {
      asks.add(Ask.get(page, "Accept", "text/html"));
    }
    Map<Ask, String> before = new LinkedHashMap<>();
    for (Ask ask : asks) {
      before.put(ask, answer(ask));
    }
    String facts = PRIVATE.replace("NOW", Instant.now().toString());
    long head = demo.house.record.head();
    demo.house.record.write(NOTE, TestData.add(facts));
    assertEquals(head + 1, demo.house.record.head());
    demo.house.inspection.run();
    List<String> differing = new ArrayList<>();
    for (Ask ask : asks) {
      String now = answer(ask);
      String then = before.getOrDefault(ask, "");
      if (!now.equals(then)) {
        differing.add(ask + difference(then, now));
      }
    }
    assertTrue(asks.size() > 300, asks.size() + " requests");
    assertEquals(List.of(), differing);
    demo.house.record.write(NOTE, TestData.remove(facts));
  }

  private static String difference(String one, String other) {
    int i = 0;
    while (i < Math.min(one.length(), other.length()) && one.charAt(i) == other.charAt(i)) {
      i++;
    }
    return "\n  was: …"
        + one.substring(Math.max(0, i - 80), Math.min(one.length(), i + 80))
        + "\n  now: …"
        + other.substring(Math.max(0, i - 80), Math.min(other.length(), i + 80));
  }

  /** Addresses that pages lead to, those of forms and of other formats included. */
  private static Set<String> crawl() throws Exception {
    Set<String> seen = new LinkedHashSet<>(List.of("/", "/?lang=en"));
    Deque<String> left = new ArrayDeque<>(seen);
    while (!left.isEmpty() && seen.size() < MOST_PAGES) {
      String body =
          new String(
              send(Ask.get(left.remove(), "Accept", "text/html")).body(), StandardCharsets.UTF_8);
      var links = LINK.matcher(body);
      while (links.find() && seen.size() < MOST_PAGES) {
        String link = links.group(1).replace("&amp;", "&").replace(" ", "%20");
        if (!link.startsWith("/static") && seen.add(link)) {
          left.add(link);
        }
      }
    }
    return seen;
  }

  private static List<Ask> exits() throws Exception {
    List<Ask> asks = new ArrayList<>();
    Stream.of(
            "/health",
            "/dataset",
            "/.well-known/void",
            "/qualite",
            "/methodes",
            "/a-propos",
            "/donnees",
            "/openapi.json",
            "/dumps/passeur.nq.gz",
            "/queries",
            "/sparql",
            "/ns",
            "/shapes",
            "/context.jsonld",
            "/.well-known/sparql-examples",
            "/sparql/staff",
            "/doc",
            "/doc/person",
            "/doc/need",
            "/doc/community",
            "/scheme/data",
            "/api/search?q=compost",
            "/api/search?q=Quidam",
            "/api/search?q=5145550187",
            "/api/suggest?q=Quid",
            "/api/suggest?q=comp",
            "/graphs?default")
        .forEach(
            path -> {
              asks.add(Ask.get(path, "Accept", "*/*"));
              asks.add(Ask.get(path, "Accept", "text/html", "Accept-Language", "en"));
              asks.add(Ask.get(path, "Accept", "text/turtle"));
              asks.add(Ask.get(path, "Accept", "application/json").by(member));
            });
    for (String need : List.of("compost", "comment rejoindre des aînés isolés", "Quidam", "zzz")) {
      for (String more : List.of("", "&type=person", "&type=person&limit=1", "&diverse=true")) {
        asks.add(Ask.get(NEED + DemoHouse.encode(need) + more));
      }
      asks.add(Ask.get("/aiguillage?q=" + DemoHouse.encode(need), "Accept", "text/html"));
    }
    for (String key : List.of("zqzqzqzqzqzq", "au4pczl6ht4d", "yyyyyyyyyyyy", "ij2dbdmlu3t5")) {
      for (String kind : List.of("person", "claim", "consent", "solicitation", "request")) {
        String thing = kind + "/" + key;
        asks.add(Ask.get("/id/" + thing));
        asks.add(Ask.get("/id/" + thing, "Accept", "text/html"));
        asks.add(Ask.get("/doc/" + thing, "Accept", "text/html"));
        for (String format : List.of("ttl", "jsonld", "nt", "rdf")) {
          asks.add(Ask.get("/data/" + thing + "." + format));
        }
        asks.add(
            Ask.get("/id/" + thing)
                .as("PATCH", "DELETE WHERE { ?s ?p ?o }", "application/sparql-update"));
      }
      for (String category : List.of("name", "contact", "expertise")) {
        graph(asks, "graph/person/" + key + "/" + category);
      }
    }
    graph(asks, "graph/restricted/consent");
    graph(asks, "graph/restricted/referral");
    graph(asks, "graph/public/demo");
    for (String query :
        List.of(
            "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }",
            "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }",
            "SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } } ORDER BY ?g",
            "SELECT ?p (COUNT(*) AS ?n) { ?s ?p ?o } GROUP BY ?p ORDER BY ?p",
            "ASK { <http://localhost:8080/id/person/zqzqzqzqzqzq> ?p ?o }",
            "DESCRIBE <http://localhost:8080/id/person/au4pczl6ht4d>")) {
      asks.add(Ask.get("/sparql?query=" + DemoHouse.encode(query)));
      asks.add(Ask.get("/sparql/staff?query=" + DemoHouse.encode(query)).by(member));
    }
    for (String name : questions()) {
      asks.add(Ask.get("/queries/" + name, "Accept", "text/html"));
      asks.add(Ask.get("/queries/" + name + "?run=1", "Accept", "text/csv"));
      asks.add(Ask.get("/queries/" + name, "Accept", "application/json").by(member));
    }
    return asks;
  }

  /** Reading it, and every way to write to it without the right to. */
  private static void graph(List<Ask> asks, String name) {
    Ask at = Ask.get("/graphs?graph=" + DemoHouse.encode("http://localhost:8080/" + name));
    asks.add(at);
    for (String verb : List.of("PUT", "POST", "DELETE")) {
      Ask write = at.as(verb, verb.equals("DELETE") ? "" : "<a:a> <a:a> <a:a> .", "text/turtle");
      asks.add(write);
      asks.add(write.by(member));
    }
  }

  private static List<String> questions() throws Exception {
    try (Stream<Path> files = Files.list(Path.of("queries/competency"))) {
      return files
          .map(f -> "competency/" + f.getFileName().toString().replace(".rq", ""))
          .sorted()
          .toList();
    }
  }

  @Test
  void theDigestOfEverythingIsForAdministrators() throws Exception {
    String digest = demo.house.record.digest().toString();
    for (Role role : Role.values()) {
      JsonNode health = JSON.readTree(send(Ask.get("/health").by(demo.token(role))).body());
      assertEquals(role == Role.ADMIN, health.toString().contains(digest), role.token());
      assertEquals(role == Role.ADMIN, health.has("check"), role.token());
      assertTrue(health.get("ready").asBoolean());
      assertTrue(health.get("projections").has("search"));
    }
    assertFalse(answer(Ask.get("/health")).contains(digest));
    assertFalse(answer(Ask.get("/health").by("not-a-token")).contains(digest));
  }

  /** So often that it counts, and long enough ago. */
  @Test
  void ofManySolicitationsTheOrderAloneTells() throws Exception {
    String need = NEED + "compost&type=person";
    JsonNode before = suggestions(need);
    LocalDate month = LocalDate.now(ZoneOffset.UTC).withDayOfMonth(1);
    var facts = new StringBuilder("<graph/restricted/referral> {\n");
    for (int i = 0; i < 14; i++) {
      facts.append(
          "<id/solicitation/qqqqqqqqqqq%s> a psr:Solicitation ; psr:forRequest <id/request/dmcompecole2> ; psr:solicits <%s> ; psr:solicitationState <https://w3id.org/passeur/concept/solicitation/accepted> ; prov:startedAtTime \"%sT10:00:00Z\"^^xsd:dateTime .\n"
              .formatted((char) ('a' + i), FRED, month.minusDays(20)));
    }
    demo.house.record.write(NOTE, TestData.add(facts + "}"));
    JsonNode after = suggestions(need);
    assertEquals(byThing(before), byThing(after));
    assertNotEquals(order(before), order(after), "they are spared all the same");
    String all = answer(Ask.get(need));
    assertFalse(all.contains("damped"));
    before.forEach(
        s ->
            assertTrue(
                s.get("score").asText().matches("\\d+(\\.\\d{1,2})?"), s.get("score").asText()));
    demo.house.record.write(NOTE, TestData.remove(facts + "}"));
  }

  private static JsonNode suggestions(String need) throws Exception {
    return JSON.readTree(send(Ask.get(need)).body()).get("suggestions");
  }

  private static Map<String, String> byThing(JsonNode suggestions) {
    Map<String, String> all = new TreeMap<>();
    suggestions.forEach(s -> all.put(s.get("iri").asText(), s.toString()));
    return all;
  }

  private static List<String> order(JsonNode suggestions) {
    List<String> order = new ArrayList<>();
    suggestions.forEach(s -> order.add(s.get("iri").asText()));
    return order;
  }
}
