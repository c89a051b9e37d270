package org.passeur.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.passeur.app.DemoHouse.encode;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.passeur.TestBase;
import org.passeur.TestData;
import org.passeur.evaluator.Limits;
import org.passeur.rights.Role;
import org.passeur.vocab.Addresses;
import org.passeur.web.Site;
import org.passeur.web.access.Tokens;

/** Every address of the protocols that shows data, asked as soon as a withdrawal is answered. */
final class AfterWithdrawalTest extends TestBase {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  /** Each is shown and withdrawn once: a wait that is missing shows in some of them. */
  private static final int PEOPLE = 4;

  @TempDir static Path folder;
  private static House house;
  private static Site site;
  private static String curator = "";
  private static int next;

  @BeforeAll
  static void open() {
    house = new House(new DataFolder(folder), "", House.BASE, false);
    var config = new Config(folder, "127.0.0.1", 0, "", false, false);
    site = Site.start(Serve.parts(house, config, Limits.PUBLIC), "127.0.0.1", 0);
    curator = new Tokens(folder).create("Curatrice (fictive)", Role.CURATOR);
  }

  @AfterAll
  static void close() {
    site.close();
    house.close();
  }

  private static String send(String method, String path, String type, String body, String token)
      throws Exception {
    var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + site.port() + path));
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    if (!type.isEmpty()) {
      request.header("Content-Type", type);
    }
    var answer =
        HTTP.send(
            request
                .header("Accept", "application/sparql-results+json, application/n-triples")
                .method(method, BodyPublishers.ofString(body))
                .build(),
            BodyHandlers.ofString());
    assertTrue(answer.statusCode() < 500, answer.body());
    return answer.body();
  }

  private static void update(String text) throws Exception {
    String body = TestData.update(text);
    assertEquals("", send("POST", "/update", "application/sparql-update", body, curator));
  }

  private static String join(String key) {
    return """
    INSERT DATA {
      GRAPH <graph/person/KEY/name> { <id/person/KEY> a foaf:Person ; foaf:name "Fictive KEY" }
      GRAPH <graph/restricted/consent> { <id/consent/KEY> a psr:PublicationConsent ;
        dpv:hasDataSubject <id/person/KEY> ; dpv:hasConsentStatus dpv:ConsentGiven ;
        dpv:isIndicatedAtTime "2026-01-10T10:00:00Z"^^xsd:dateTime ;
        psr:consentAudience audience:public ; psr:consentCovers data:name }
    }
    """
        .replace("KEY", key);
  }

  private static String withdraw(String key) {
    return """
    DELETE DATA { GRAPH <graph/restricted/consent> {
      <id/consent/KEY> dpv:hasConsentStatus dpv:ConsentGiven } } ;
    INSERT DATA { GRAPH <graph/restricted/consent> {
      <id/consent/KEY> dpv:hasConsentStatus dpv:ConsentWithdrawn } }
    """
        .replace("KEY", key);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GET  | /sparql?query=QUERY | | ",
        "GET  | /sparql/?query=QUERY | | ",
        "POST | /sparql | application/sparql-query | QUERY",
        "POST | /sparql | application/x-www-form-urlencoded | query=QUERY",
        "GET  | /graphs?graph=GRAPH | | ",
        "GET  | /graphs/?graph=GRAPH | | ",
        "GET  | /graphs?default | | ",
      })
  void nothingWithdrawnIsShown(String method, String path, String type, String body)
      throws Exception {
    for (int i = 0; i < PEOPLE; i++) {
      String key = Addresses.key(next++);
      String name = "Fictive " + key;
      String query = "SELECT ?n { ?p <http://xmlns.com/foaf/0.1/name> ?n }";
      String graph = House.BASE + "/graph/person/" + key + "/name";
      String at = path.replace("QUERY", encode(query)).replace("GRAPH", encode(graph));
      String with = type != null && type.contains("form") ? encode(query) : query;
      String sent = body == null ? "" : body.replace("QUERY", with);
      update(join(key));
      assertTrue(send(method, at, type == null ? "" : type, sent, "").contains(name), at);
      update(withdraw(key));
      assertFalse(send(method, at, type == null ? "" : type, sent, "").contains(name), at);
    }
  }
}
