package org.passeur.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.graph.GraphFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.passeur.log.Note;
import org.passeur.store.Refused;

/** In whatever shape a person is told: imports hold it back, and every other write is refused. */
final class PeopleShapesTest {
  private static final Note NOTE = new Note("test", "shapes of people", "test");

  @TempDir static Path folder;

  private static ImportHouse house;
  private static Node open;

  @BeforeAll
  static void openHouse() {
    house = new ImportHouse(folder);
    open = house.addresses.publicGraph("ailleurs");
  }

  /** Each shape comes into a house that knows nothing of the one before. */
  @AfterEach
  void forgetShape() {
    house.store.write(NOTE, data -> data.deleteAny(open, Node.ANY, Node.ANY, Node.ANY));
  }

  @AfterAll
  static void closeHouse() {
    house.close();
  }

  static Stream<PeopleCases> inside() {
    return PeopleCases.inside().stream();
  }

  static Stream<PeopleCases> open() {
    return PeopleCases.open().stream();
  }

  @ParameterizedTest
  @MethodSource("inside")
  void anImportHoldsItBack(PeopleCases shape) {
    ImportReport report =
        house.run(house.request("ailleurs", house.file("people.ttl", shape.turtle())));
    assertNothingTold(report.text("fr"));
    assertTrue(report.heldBack() > 0 && report.aroundPeople() > 0, report.text("en"));
    assertTrue(report.text("fr").contains(report.aroundPeople() + " personnes"), report.text("fr"));
  }

  @ParameterizedTest
  @MethodSource("inside")
  void aWriteIsRefused(PeopleCases shape) {
    Graph all = graph(shape);
    assertThrows(Refused.class, () -> house.store.write(NOTE, adding(all)));
    assertNothingTold("");
  }

  /** Statement by statement, in the order of the file: at most what tells nothing is taken. */
  @ParameterizedTest
  @MethodSource("inside")
  void oneStatementAfterTheOther(PeopleCases shape) {
    int refused = 0;
    for (var t : graph(shape).find().toList()) {
      try {
        house.store.write(NOTE, data -> data.add(Quad.create(open, t)));
      } catch (Refused e) {
        refused++;
      }
    }
    assertTrue(refused > 0, shape.title());
  }

  @ParameterizedTest
  @MethodSource("open")
  void whatTellsOfNobodyGoesIn(PeopleCases shape) {
    ImportReport report =
        house.run(house.request("ailleurs", house.file("open.ttl", shape.turtle())));
    assertEquals(0, report.heldBack(), report.text("en"));
    assertEquals(0, report.refusedRows(), report.text("en"));
  }

  private static Graph graph(PeopleCases shape) {
    Graph all = GraphFactory.createDefaultGraph();
    RDFParser.fromString(shape.turtle(), Lang.TURTLE).parse(all);
    return all;
  }

  private java.util.function.Consumer<DatasetGraph> adding(Graph all) {
    return data -> all.find().forEachRemaining(t -> data.add(Quad.create(open, t)));
  }

  private void assertNothingTold(String said) {
    List<String> told =
        house.everything().stream()
            .filter(q -> q.toLowerCase(Locale.ROOT).contains("canari"))
            .toList();
    assertEquals(List.of(), told, said);
    assertFalse(house.everything().stream().anyMatch(q -> q.contains("555 0001111")));
  }
}
