package org.passeur.guard;

import static java.util.stream.Collectors.toCollection;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.RDF;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.passeur.TestBase;
import org.passeur.kernel.Report;
import org.passeur.vocab.Psr;
import org.passeur.vocab.Sh;

/** Every case of {@code src/test/resources/advice}: what is worth telling, and what is not. */
final class AdviceTest extends TestBase {
  private static final List<GuardCase> ALL = GuardCase.all("advice");
  private static final ShapeLibrary LIBRARY = ShapeLibrary.advice();
  private static final ShapeCheck CHECK = new ShapeCheck(LIBRARY);

  @TestFactory
  Stream<DynamicTest> aGoodCaseGivesNothingToSayOfItsRule() {
    return GuardCase.of(ALL, "valid")
        .map(c -> dynamicTest(c.toString(), () -> assertFalse(rules(c).contains(c.rule()))));
  }

  @TestFactory
  Stream<DynamicTest> aCaseToAmendIsShownAndNotRefused() {
    return GuardCase.of(ALL, "invalid")
        .map(
            c ->
                dynamicTest(
                    c.toString(),
                    () -> {
                      Report report = CHECK.check(union(c));
                      assertTrue(rules(c).contains(c.rule()), "nothing is said");
                      assertTrue(report.conforms(), "advice never refuses");
                      ExpectedReport.assertSame(c.file(), report);
                    }));
  }

  @Test
  void everyAdviceHasCasesOfBothKindsAndStandsInTheDocumentation() throws IOException {
    Set<String> rules =
        LIBRARY
            .graph()
            .find(Node.ANY, RDF.type.asNode(), Sh.NODE_SHAPE)
            .mapWith(t -> name(t.getSubject()))
            .toList()
            .stream()
            .collect(toCollection(TreeSet::new));
    assertEquals(rules, GuardCase.rules(ALL, "valid"));
    assertEquals(rules, GuardCase.rules(ALL, "invalid"));
    String table = Files.readString(Path.of("docs/rules.md"));
    rules.forEach(r -> assertTrue(table.contains("| `" + r + "` |"), r));
  }

  @Test
  void everyExpectedReportBelongsToAnInvalidCase() {
    ExpectedReport.assertNoneIsLeftOver(Path.of("src/test/resources/advice"));
  }

  /** A person reads the message; the rule's own words, in both languages. */
  @Test
  void everyAdviceSpeaksBothLanguages() {
    GuardCase.of(ALL, "invalid")
        .flatMap(c -> CHECK.check(union(c)).results().stream())
        .forEach(
            r -> {
              assertFalse(r.message().fr().isBlank());
              assertFalse(r.message().en().startsWith("A rule is broken"), r.toString());
            });
  }

  private static Set<String> rules(GuardCase c) {
    return CHECK.check(union(c)).results().stream()
        .map(r -> name(r.rule()))
        .collect(toCollection(TreeSet::new));
  }

  private static String name(Node shape) {
    return shape.getURI().substring(Psr.SHAPES.length()).split("-", 2)[0];
  }

  private static Graph union(GuardCase c) {
    Graph graph = GraphFactory.createDefaultGraph();
    c.last().forEach(q -> graph.add(q.asTriple()));
    return graph;
  }
}
