package org.passeur.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.passeur.app.DemoHouse.encode;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.passeur.HandClock;
import org.passeur.TestBase;
import org.passeur.TestData;
import org.passeur.evaluator.Limits;
import org.passeur.ingest.ImportReport;
import org.passeur.ingest.source.ImportRequest;
import org.passeur.rights.Role;
import org.passeur.web.Site;
import org.passeur.web.access.Tokens;

/** Consents over HTTP and by import, in a whole house with all its rules. */
final class ConsentLifeTest extends TestBase {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final String REGISTER = "http://localhost:8080/graph/restricted/consent";
  private static final String ROW = "id,audience,categories,date,until,attestedBy\n";

  @TempDir Path folder;
  private final HandClock clock = new HandClock("2026-06-15T12:00:00Z", "America/Toronto");
  private House house;
  private Site site;
  private String curator = "";

  @BeforeEach
  void open() {
    house = new House(new DataFolder(folder), "", House.BASE, false, clock);
    var config = new Config(folder, "127.0.0.1", 0, "", false, false);
    site = Site.start(Serve.parts(house, config, Limits.PUBLIC), "127.0.0.1", 0);
    curator = new Tokens(folder).create("Curatrice (fictive)", Role.CURATOR);
  }

  @AfterEach
  void close() {
    site.close();
    house.close();
  }

  private int send(String method, String path, String type, String body) throws Exception {
    HttpResponse<String> answer =
        HTTP.send(
            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + site.port() + path))
                .header("Authorization", "Bearer " + curator)
                .header("Content-Type", type)
                .method(method, BodyPublishers.ofString(body))
                .build(),
            BodyHandlers.ofString());
    assertTrue(answer.statusCode() < 300, answer.statusCode() + " " + answer.body());
    return answer.statusCode();
  }

  private void update(String text) throws Exception {
    send("POST", "/update", "application/sparql-update", TestData.update(text));
  }

  private ImportReport row(String row) throws IOException {
    Path people = folder.resolve("in/people.trig");
    Files.createDirectories(people.getParent());
    Files.writeString(
        people,
        "<graph/person/adaadaadaada/name> { <id/person/adaadaadaada> a"
            + " <http://xmlns.com/foaf/0.1/Person> ; <http://xmlns.com/foaf/0.1/name> \"Ada"
            + " (fictive)\" }");
    Path record = Files.writeString(folder.resolve("in/consents.csv"), ROW + row + ",Le club\n");
    ImportReport report =
        house.importer.run(ImportRequest.of("club", List.of(people), "test").withConsents(record));
    return report;
  }

  private boolean isShown() throws Exception {
    var answer =
        HTTP.send(
            HttpRequest.newBuilder(
                    URI.create(
                        "http://127.0.0.1:"
                            + site.port()
                            + "/sparql?query="
                            + encode("ASK { ?p <http://xmlns.com/foaf/0.1/name> ?n }")))
                .header("Accept", "application/sparql-results+json")
                .build(),
            BodyHandlers.ofString());
    return answer.body().contains("true");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "DELETE | ",
        "PUT | ",
        "POST /update | DROP GRAPH <graph/restricted/consent>",
        "POST /update | DELETE WHERE { GRAPH <graph/restricted/consent> { ?c ?p ?o } }",
        "POST /update | DELETE WHERE { GRAPH <graph/restricted/consent> { ?c dpv:hasConsentStatus"
            + " ?o } }",
        "POST /update | DELETE WHERE { GRAPH <graph/restricted/consent> { ?c psr:consentCovers ?o }"
            + " }",
        "POST /update | DELETE WHERE { GRAPH <graph/restricted/consent> { ?c dpv:hasDataSubject ?o"
            + " } }",
        "POST /update | DELETE WHERE { GRAPH <graph/restricted/consent> { ?c dpv:isIndicatedAtTime"
            + " ?t ; dpv:hasConsentStatus ?o } }",
        "POST /update | INSERT { GRAPH <graph/restricted/consent> { ?c dpv:hasConsentStatus"
            + " dpv:ConsentWithdrawn } } WHERE { GRAPH <graph/restricted/consent> { ?c"
            + " psr:consentCovers data:name } }",
        "POST /update | INSERT { GRAPH <graph/restricted/consent> { ?c schema:endDate"
            + " '2026-06-14'^^xsd:date } } WHERE { GRAPH <graph/restricted/consent> { ?c"
            + " psr:consentCovers data:name } }",
      })
  void howeverItIsTakenBackNoOlderRowGivesItAgain(String way, String text) throws Exception {
    row("adaadaadaada,public,name,2026-01-10,");
    assertTrue(isShown());
    if (way.startsWith("POST")) {
      update(text);
    } else {
      String graph = "/graphs?graph=" + encode(REGISTER);
      send(way, graph, "text/turtle", way.equals("PUT") ? "# nobody" : "");
    }
    assertEquals(false, isShown());
    for (String again :
        List.of(
            "adaadaadaada,public,name,2026-01-10,",
            "adaadaadaada,public,name,2026-01-10,2031-01-01",
            "adaadaadaada,public,name,2026-06-15,",
            "*,public,name affiliation,2026-03-01,")) {
      row(again);
      assertEquals(false, isShown(), again);
    }
    close();
    clock.set("2026-06-18T12:00:00Z");
    open();
    row("adaadaadaada,public,name,2026-01-10,");
    assertEquals(false, isShown(), "after a restart");
    row("adaadaadaada,public,name,2026-06-17,");
    assertEquals(true, isShown(), "said later");
  }

  @Test
  void aConsentForALaterTimeWaitsThroughRestartsAndRebuilds() throws Exception {
    row("adaadaadaada,public,name,2026-06-20,");
    assertEquals(false, isShown());
    house.projections.rebuild();
    assertEquals(false, isShown());
    close();
    clock.set("2026-06-20T03:59:00Z"); // the evening before, in Toronto
    open();
    assertEquals(false, isShown());
    clock.set("2026-06-20T04:00:00Z");
    house.consents.writeWhenDue();
    assertEquals(true, isShown());
    close();
    open();
    assertEquals(true, isShown());
  }

  @Test
  void theZoneIsRecordedAtTheFirstStartAndMayBeChanged() throws Exception {
    try (var other = new DataFolder(folder.resolve("other"))) {
      assertEquals(ZoneId.systemDefault(), other.zone(""));
      assertEquals(ZoneId.of("America/Toronto"), other.zone("America/Toronto"));
      assertEquals(ZoneId.of("America/Toronto"), other.zone(""));
      assertEquals("America/Toronto", Files.readString(folder.resolve("other/zone")));
      var e = assertThrows(DataFolder.Unusable.class, () -> other.zone("Mars/Phobos"));
      assertTrue(String.valueOf(e.getMessage()).contains("--zone"));
      assertEquals(ZoneId.of("America/Toronto"), other.zone(""));
    }
  }

  @Test
  void aTokenEndsWithItsLastDayInTheZoneOfTheInstallation() throws Exception {
    clock.set("2026-06-20T03:59:00Z");
    String token =
        new Tokens(folder, clock)
            .create("Ada (fictive)", Role.STAFF, Optional.of(LocalDate.parse("2026-06-19")));
    var served = Serve.parts(house, new Config(folder, "127.0.0.1", 0, "", false, false)).tokens();
    assertTrue(served.holder(token).isPresent());
    clock.set("2026-06-20T04:00:00Z");
    assertTrue(served.holder(token).isEmpty());
  }
}
