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
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Quad;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.passeur.rights.Role;
import org.passeur.vocab.Dpv;

/** What a curator may clear, and what nobody may. */
class ClearingTest {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final String BASE = House.BASE;
  private static final String CONSENT = BASE + "/graph/restricted/consent";
  private static final String DPV = "PREFIX dpv: <https://w3id.org/dpv#> ";

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

  private static HttpResponse<String> send(String method, String path, String type, String body)
      throws Exception {
    return HTTP.send(
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + demo.site.port() + path))
            .header("Authorization", "Bearer " + curator)
            .header("Content-Type", type)
            .header("Accept", "application/problem+json")
            .method(method, BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }

  private static HttpResponse<String> update(String text) throws Exception {
    return send("POST", "/update", "application/sparql-update", text);
  }

  private static void refused(HttpResponse<String> answer, String before) {
    assertEquals(422, answer.statusCode(), answer.body());
    assertTrue(
        answer.body().contains("OwnVocabulary") || answer.body().contains("RegisterNotCleared"),
        answer.body());
    assertTrue(answer.body().length() < 20_000, "one finding for a graph, not for a statement");
    assertEquals(before, digest());
  }

  private static String digest() {
    return demo.house.record.digest().toString();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CLEAR ALL",
        "DROP ALL",
        "CLEAR NAMED",
        "DROP SILENT NAMED",
        "CLEAR SILENT ALL",
        "CLEAR GRAPH <CONSENT>",
        "DROP GRAPH <CONSENT>",
        "DELETE WHERE { GRAPH <CONSENT> { ?s ?p ?o } }",
        "DELETE WHERE { GRAPH ?g { ?s ?p ?o } }",
        "DELETE { GRAPH <CONSENT> { ?c dpv:hasConsentStatus ?s } } WHERE { GRAPH <CONSENT> { ?c"
            + " dpv:hasConsentStatus ?s } }",
        "DELETE { GRAPH <CONSENT> { ?c dpv:hasDataSubject ?s } } WHERE { GRAPH <CONSENT> { ?c"
            + " dpv:hasDataSubject ?s } }",
        "MOVE GRAPH <CONSENT> TO GRAPH <BASE/graph/restricted/elsewhere>",
        "CLEAR GRAPH <BASE/graph/vocab/passeur>",
        "DROP GRAPH <BASE/graph/scheme/audience>",
        "MOVE GRAPH <BASE/graph/vocab/passeur> TO GRAPH <BASE/graph/public/x>",
        "COPY GRAPH <BASE/graph/scheme/audience> TO GRAPH <BASE/graph/scheme/visibility>",
        "DELETE WHERE { GRAPH <BASE/graph/vocab/passeur> { ?s a ?o } }"
      })
  void nobodyClearsTheRegisterOrTheVocabulary(String text) throws Exception {
    String before = digest();
    refused(update(DPV + text.replace("CONSENT", CONSENT).replace("BASE", BASE)), before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/graph/restricted/consent", "/graph/vocab/passeur"})
  void norByReplacingOrDeletingTheGraph(String graph) throws Exception {
    String before = digest();
    String other = "<" + BASE + "/id/theme/aaaaaaaaaaaa> <urn:example:p> 'x' .";
    refused(send("PUT", "/graphs?graph=" + BASE + graph, "text/turtle", other), before);
    refused(send("DELETE", "/graphs?graph=" + BASE + graph, "text/turtle", ""), before);
  }

  private static List<Quad> given() {
    return demo.house.record.read(
        data ->
            Iter.toList(
                data.find(
                    demo.house.addresses.consentGraph(),
                    Node.ANY,
                    Dpv.HAS_CONSENT_STATUS,
                    Dpv.CONSENT_GIVEN)));
  }

  @Test
  void withdrawingIsAlwaysPossibleOneAtATime() throws Exception {
    Node consent = given().get(0).getSubject();
    var withdrawn =
        update(
            DPV
                + "WITH <%s> DELETE { <%s> dpv:hasConsentStatus ?s } INSERT { <%s>"
                    .formatted(CONSENT, consent, consent)
                + " dpv:hasConsentStatus dpv:ConsentWithdrawn } WHERE { <%s> dpv:hasConsentStatus ?s }"
                    .formatted(consent));
    assertTrue(withdrawn.statusCode() < 300, withdrawn.body());
    Node other = given().get(0).getSubject();
    var deleted = update("DELETE WHERE { GRAPH <%s> { <%s> ?p ?o } }".formatted(CONSENT, other));
    assertTrue(deleted.statusCode() < 300, deleted.body());
    assertTrue(given().stream().noneMatch(q -> q.getSubject().equals(consent)));
    assertTrue(given().stream().noneMatch(q -> q.getSubject().equals(other)));
  }

  @Test
  void aGraphOfTheirOwnIsClearedAsBefore() throws Exception {
    String graph = BASE + "/graph/public/own";
    String note =
        "<%s/id/theme/aaaaaaaaaaaa> <http://www.w3.org/2004/02/skos/core#note> 'un'@fr ."
            .formatted(BASE);
    assertEquals(201, send("PUT", "/graphs?graph=" + graph, "text/turtle", note).statusCode());
    assertTrue(update("CLEAR GRAPH <" + graph + ">").statusCode() < 300);
    assertEquals(404, demo.get("/graphs?graph=" + graph).statusCode());
  }

  @Test
  void theWordsSayWhatToDoInBothLanguages() throws Exception {
    String body = update("CLEAR ALL").body();
    assertTrue(body.contains("CLEAR GRAPH") && body.contains("personne par personne"), body);
  }
}
