package org.passeur.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.apache.jena.riot.out.NodeFmtLib;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.passeur.TestData;
import org.passeur.rights.Role;

/** A refusal names what its author wrote or may read, and nothing else of what it was judged by. */
final class RefusalNamesTest {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final String INSIDE = "graph/community/cercleparole";
  private static final String CIRCLE = "<id/community/cercleparole>";
  private static final String HIDDEN = "parolea22222";

  /** Ends after the stored periods of either community have begun. */
  private static final String EARLIER =
      "%s psr:hasStagePeriod <id/period/peri77777777> . <id/period/peri77777777> a psr:StagePeriod"
          + " ; schema:startDate '2024-01-01' ; schema:endDate '2026-01-01' .";

  @TempDir static Path folder;
  private static DemoHouse demo;

  @BeforeAll
  static void open() {
    demo = new DemoHouse(folder);
  }

  @AfterAll
  static void close() {
    demo.close();
  }

  private static HttpResponse<String> send(
      Role role, String path, String type, String accept, String body) throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + demo.site.port() + path))
            .header("Authorization", "Bearer " + demo.token(role))
            .header("Content-Type", type)
            .header("Accept", accept)
            .POST(BodyPublishers.ofString(body))
            .build();
    return HTTP.send(request, BodyHandlers.ofString());
  }

  private static String insert(String graph, String community) {
    return TestData.update(
        "INSERT DATA { GRAPH <" + graph + "> { " + EARLIER.formatted(community) + " } }");
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/problem+json", "text/turtle", "application/n-triples"})
  void aCuratorIsNotToldThePeriodsOfACommunityFromInside(String accept) throws Exception {
    var answer =
        send(Role.CURATOR, "/update", "application/sparql-update", accept, insert(INSIDE, CIRCLE));
    assertEquals(422, answer.statusCode(), answer.body());
    assertTrue(answer.body().contains("PeriodsApart"), answer.body());
    assertFalse(answer.body().contains(HIDDEN), answer.body());
    assertTrue(answer.body().contains("is not named"), answer.body());
  }

  @ParameterizedTest
  @CsvSource({
    "ADMIN,graph/community/cercleparole,cercleparole,parolea22222",
    "CURATOR,graph/public/demo,accueillir22,accueila2222"
  })
  void whoMayReadWhatIsInTheWayIsToldIt(Role role, String graph, String community, String period)
      throws Exception {
    var answer =
        send(
            role,
            "/update",
            "application/sparql-update",
            "application/problem+json",
            insert(graph, "<id/community/" + community + ">"));
    assertEquals(422, answer.statusCode(), answer.body());
    assertTrue(answer.body().contains(period), answer.body());
    assertFalse(answer.body().contains("is not named"), answer.body());
  }

  @ParameterizedTest
  @CsvSource({
    "/graphs?graph=http%3A%2F%2Flocalhost%3A8080%2Fgraph%2Fcommunity%2Fcercleparole,text/turtle",
    "/graphs,application/n-quads",
    "/patch,application/rdf-patch"
  })
  void noOtherWayOfWritingTellsMore(String path, String type) throws Exception {
    var lines = new StringBuilder();
    for (var quad : TestData.quads("<" + INSIDE + "> { " + EARLIER.formatted(CIRCLE) + " }")) {
      String triple =
          NodeFmtLib.strNT(quad.getSubject())
              + " "
              + NodeFmtLib.strNT(quad.getPredicate())
              + " "
              + NodeFmtLib.strNT(quad.getObject());
      String graph = type.equals("text/turtle") ? "" : " " + NodeFmtLib.strNT(quad.getGraph());
      lines.append(type.endsWith("patch") ? "A " : "").append(triple).append(graph).append(" .\n");
    }
    var answer = send(Role.CURATOR, path, type, "application/problem+json", lines.toString());
    assertEquals(422, answer.statusCode(), answer.body());
    assertFalse(answer.body().contains(HIDDEN), answer.body());
  }
}
