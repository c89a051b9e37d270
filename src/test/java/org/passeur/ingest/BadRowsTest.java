package org.passeur.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.apache.jena.graph.Node;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passeur.ingest.source.ImportProblem;
import org.passeur.vocab.Foaf;
import org.passeur.vocab.Skos;

final class BadRowsTest {
  private final ImportHouse house;

  BadRowsTest(@TempDir Path folder) {
    house = new ImportHouse(folder);
  }

  @AfterEach
  void close() {
    house.close();
  }

  private List<Integer> lines(ImportReport report) {
    return report.problems().stream().map(ImportProblem::line).toList();
  }

  @Test
  void aBrokenYamlEntryIsNamedByItsLineAndTheOthersGoIn() {
    Path file =
        house.file(
            "members.yaml",
            """
            anne:
              name: Anne Exemple

            bad:
              name: "never closed
              x: [1,

            zoe:
              name: Zoé Exemple
            """);
    ImportReport report = house.members(file);

    assertEquals(1, report.problems().size(), report.text("en"));
    assertTrue(lines(report).get(0) >= 4 && lines(report).get(0) <= 8, report.text("en"));
    assertEquals(List.of("Anne Exemple", "Zoé Exemple"), house.texts(Foaf.NAME));
  }

  @Test
  void aRowTheRulesRefuseIsExplainedInBothLanguagesAndTheOthersGoIn() {
    Path file =
        house.file(
            "members.yaml",
            """
            anne:
              name: Anne Exemple
            sansnom:
              knows: [Compost]
              page: https://x.example/
            zoe:
              name: Zoé Exemple
            """);
    ImportReport report = house.members(file);

    assertEquals(List.of(3), lines(report));
    ImportProblem problem = report.problems().get(0);
    assertFalse(problem.reason().fr().isBlank());
    assertFalse(problem.reason().fr().equals(problem.reason().en()));
    assertEquals(List.of("Anne Exemple", "Zoé Exemple"), house.texts(Foaf.NAME));
    assertEquals(List.of(), house.texts(Skos.PREF_LABEL), "nothing of the refused row goes in");
  }

  @Test
  void badAddressesLongTextsTwiceTheSameKeyAndRowsWithoutKeyAreRefused() {
    Path file =
        house.file(
            "members.yaml",
            "anne:\n"
                + "  name: Anne\n"
                + "  page: www.anne.example\n"
                + "bea:\n"
                + "  name: Béa\n"
                + "  page: 'https://a b<>'\n"
                + "cle:\n"
                + "  name: "
                + "x".repeat(1_000_001)
                + "\nzoe:\n  name: Zoé\nzoe:\n  name: Zoé encore\n");
    ImportReport report = house.members(file);

    assertEquals(List.of(11, 1, 4, 7), lines(report));
    assertEquals(List.of("Zoé"), house.texts(Foaf.NAME));
    ImportReport keyless =
        house.members(
            house.file("list/members.yaml", "- name: Sans Clé\n- _key: k\n  name: Clé\n"));
    assertEquals(List.of(1), lines(keyless));
  }

  @Test
  void strictMeansAllOrNothing() {
    Path file =
        house.file("members.yaml", "anne:\n  name: Anne\nbea:\n  page: https://x.example/\n");
    var request =
        house.request("club", file).mappedBy(ImportHouse.fixture("members.rml.ttl").toString());
    ImportReport report = house.run(request.strictly());

    assertTrue(report.somethingRefused());
    assertEquals(0, report.change());
    assertTrue(house.everything().isEmpty());
  }

  @Test
  void brokenCsvRecordsCostThemselvesOnly() {
    Path file =
        house.file(
            "groups.csv", "Nom du groupe;Mot\nA;un\nB;2;3\n\"C;oups\nD;quatre\n\"E\"x;cinq\nF\n");
    ImportReport report =
        house.run(
            house.request("g", file).mappedBy(ImportHouse.fixture("groups.rml.ttl").toString()));

    List<ImportProblem> refused =
        report.problems().stream().filter(ImportProblem::refused).toList();
    assertEquals(List.of(3, 4), refused.stream().map(ImportProblem::line).toList());
    assertEquals(List.of("\"E\"x", "A", "D", "F"), house.texts(Skos.PREF_LABEL));
  }

  @Test
  void jsonBeforeASyntaxErrorGoesIn() {
    Path file =
        house.file("members.json", "[\n{\"_key\":\"a\",\"name\":\"Anne\"},\n{\"_key\":\"b\",,}\n]");
    ImportReport report = house.members(file);

    assertEquals(List.of(3), lines(report));
    assertEquals(List.of("Anne"), house.texts(Foaf.NAME));
  }

  @Test
  void aRefusedRowKeepsWhatWasKnownOfIt() {
    house.members(house.file("members.yaml", "anne:\n  name: Anne\nbea:\n  name: Béa\n"));
    house.members(house.file("members.yaml", "anne:\n  name: Anne\nbea:\n  name: [\n"));

    assertEquals(List.of("Anne", "Béa"), house.texts(Foaf.NAME));
  }

  @Test
  void anUnknownMappingAndAMissingFileAreSaid() {
    ImportReport report =
        house.run(house.request("x", Path.of("nowhere.csv")).mappedBy("no-such-mapping"));
    assertTrue(report.text("fr").contains("no-such-mapping: Cette correspondance est introuvable"));
    assertTrue(house.run(house.request("x", Path.of("nowhere.csv"))).somethingRefused());
  }

  @Test
  void whateverTheRowsHoldNothingIsThrownAndTheSecondRunChangesNothing() {
    long seed = 42;
    System.out.println("BadRowsTest seed " + seed);
    var random = new Random(seed);
    String[] bits = {
      "name",
      "knows",
      "page",
      ":",
      ": ",
      "\n",
      "\n  ",
      "- ",
      "[",
      "]",
      "{",
      "}",
      "\"",
      "'",
      "é",
      "\u0000",
      "&a",
      "*a",
      "%",
      "/",
      "{_key}",
      "https://x.example/",
      "anne",
      "|",
      "#",
      "~",
      "\t",
      "<>",
      "\\",
      "🙂"
    };
    for (int round = 0; round < 40; round++) {
      var text = new StringBuilder("sure:\n  name: Sûre\n");
      for (int i = random.nextInt(60); i > 0; i--) {
        text.append(bits[random.nextInt(bits.length)]);
      }
      String name = random.nextBoolean() ? "members.yaml" : "members.json";
      Path file = house.file(name, text.toString());
      house.members(file);
      var before = house.everything();
      ImportReport again = house.members(file);
      assertEquals(0, again.change(), () -> "seed " + seed + ": " + text);
      assertEquals(before, house.everything());
    }
    house
        .find(Node.ANY, Node.ANY, Foaf.NAME, Node.ANY)
        .forEach(q -> assertTrue(house.addresses.personPart(q.getGraph()).isPresent()));
  }
}
