package org.passeur.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passeur.ingest.sent.ReportJson;

final class ReportJsonTest {
  private final ImportHouse house;

  ReportJsonTest(@TempDir Path folder) {
    house = new ImportHouse(folder);
  }

  @AfterEach
  void close() {
    house.close();
  }

  private ImportReport groups(String table) {
    return house.run(
        house
            .request("g", house.file("g.csv", table))
            .mappedBy(ImportHouse.fixture("groups.rml.ttl").toString()));
  }

  private static JsonNode json(ImportReport report) throws IOException {
    return new ObjectMapper().readTree(ReportJson.of(report));
  }

  private static List<String> kinds(JsonNode json) {
    List<String> kinds = new ArrayList<>();
    json.path("said").forEach(said -> kinds.add(said.path("kind").asText()));
    return kinds;
  }

  @Test
  void whatWasReadStoredAndUnchangedIsCounted() throws IOException {
    ImportReport first = groups("Nom du groupe;Mot\nA;un\nB;deux\n");
    JsonNode json = json(first);
    assertEquals(0, first.exitCode());
    assertEquals(0, json.path("exitCode").asInt());
    assertEquals("g", json.path("source").asText());
    assertEquals(1, json.path("read").path("files").asInt());
    assertEquals(2, json.path("read").path("rows").asInt());
    assertEquals(first.added(), json.path("stored").path("added").asInt());
    assertTrue(json.path("stored").path("added").asInt() > 6, json.toString());
    assertEquals(0, json.path("unchanged").asInt());
    assertEquals(List.of(), kinds(json));

    JsonNode again = json(groups("Nom du groupe;Mot\nA;un\nB;deux\n"));
    assertEquals(0, again.path("stored").path("added").asInt());
    assertEquals(0, again.path("change").asInt());
    assertTrue(again.path("unchanged").asInt() > 6, again.toString());
  }

  @Test
  void whatWasRefusedIsToldWithFileLineAndReasonInBothLanguages() throws IOException {
    ImportReport report = groups("Nom du groupe;Mot\nA\nB;2;3\n");
    JsonNode json = json(report);
    assertEquals(1, report.exitCode());
    assertEquals(1, json.path("refused").asInt());
    assertEquals(List.of("refused", "remark"), kinds(json));
    JsonNode said = json.path("said").path(0);
    assertEquals("g.csv", said.path("file").asText());
    assertEquals(3, said.path("line").asInt());
    assertTrue(said.path("fr").asText().startsWith("Cette ligne a 3 valeurs"), json.toString());
    assertTrue(said.path("en").asText().startsWith("This row has 3 values"), json.toString());
  }

  @Test
  void whatWasHeldBackIsToldApartFromWhatWasRefused() throws IOException {
    Path file =
        house.file(
            "n.ttl",
            """
            <http://x.example/r> a <http://purl.org/dc/dcmitype/Text> ;
              <http://purl.org/dc/terms/title> "Un texte"@fr ;
              <http://purl.org/dc/terms/creator> "Anne Exemple" .
            """);
    ImportReport report = house.run(house.request("n", file));
    JsonNode json = json(report);
    assertEquals(1, report.exitCode(), report.text("en"));
    assertEquals(1, json.path("heldBack").path("statements").asInt());
    assertEquals(0, json.path("refused").asInt());
    assertEquals(List.of("heldBack"), kinds(json));
  }

  @Test
  void nothingToReadIsAnAnswerOfItsOwn() throws IOException {
    Path nowhere = Path.of("nowhere.csv");
    Path there = house.file("g.csv", "Nom du groupe;Mot\nA;un\n");
    String mapping = ImportHouse.fixture("groups.rml.ttl").toString();
    assertEquals(2, house.run(house.request("g", nowhere).mappedBy(mapping)).exitCode());
    assertEquals(2, house.run(house.request("g", there).mappedBy("no-such-mapping")).exitCode());
    assertEquals(
        1,
        house.run(house.request("g", nowhere, there).mappedBy(mapping)).exitCode(),
        "one of two files was read");
    assertEquals(1, house.run(house.request("g", there)).exitCode(), "it is there and is refused");
  }
}
