package org.passeur.guard;

import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;
import static org.passeur.TestData.NOTE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.RDF;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.passeur.TestBase;
import org.passeur.TestData;
import org.passeur.kernel.Report;
import org.passeur.store.RecordStore;
import org.passeur.store.Refused;
import org.passeur.vocab.Psr;
import org.passeur.vocab.Sh;

/** Every case of {@code src/test/resources/rules}, by both engines. */
final class RulesTest extends TestBase {
  private static final Path FOLDER = Path.of("src/test/resources/rules");
  private static final List<Case> ALL = all();

  @TempDir static Path folder;
  private static RecordStore store;
  private static ShapeLibrary library;
  private static ShapeCheck wholeGraph;

  @BeforeAll
  static void openTheDoor() {
    library = ShapeLibrary.blocking();
    wholeGraph = new ShapeCheck(library);
    store = RecordStore.open(folder, TestData.SKOLEM, Clock.systemUTC());
    store.guardedBy(List.of(new WellFormed(), new ShapeGate(library)));
  }

  @AfterAll
  static void close() {
    store.close();
  }

  @TestFactory
  Stream<DynamicTest> aValidCaseIsStoredAndCanBeTakenAway() {
    return cases("valid").map(c -> dynamicTest(c.toString(), () -> stored(c)));
  }

  @TestFactory
  Stream<DynamicTest> anInvalidCaseIsRefusedByItsRuleAloneWithTheReportBesideIt() {
    return cases("invalid").map(c -> dynamicTest(c.toString(), () -> refused(c)));
  }

  @Test
  void everyExpectedReportBelongsToAnInvalidCase() {
    ExpectedReport.assertNoneIsLeftOver(FOLDER);
  }

  @TestFactory
  Stream<DynamicTest> aValidCaseCannotBecomeInvalidInALaterChange() {
    return cases("invalid").map(c -> dynamicTest(c.toString(), () -> refusedLater(c)));
  }

  @TestFactory
  Stream<DynamicTest> everyRuleHasCasesThatPassAndCasesThatFail() {
    return rules().stream()
        .map(
            rule ->
                dynamicTest(
                    rule,
                    () -> {
                      assertTrue(cases("valid").anyMatch(c -> c.rule().equals(rule)), "valid");
                      assertTrue(cases("invalid").anyMatch(c -> c.rule().equals(rule)), "invalid");
                    }));
  }

  @Test
  void everyFolderOfCasesIsThatOfARule() {
    assertEquals(rules(), names(Stream.concat(cases("valid"), cases("invalid")).map(Case::rule)));
  }

  /** A message that no case shows may be wrong for years. */
  @Test
  void everyMessageIsShownByACase() {
    Set<String> shown =
        cases("invalid")
            .flatMap(c -> wholeGraph.check(union(c.quads())).results().stream())
            .map(r -> r.rule().getURI())
            .collect(toSet());
    List<String> unseen =
        library
            .graph()
            .find(Node.ANY, Sh.MESSAGE, Node.ANY)
            .mapWith(t -> t.getSubject().getURI())
            .filterDrop(shown::contains)
            .toList();
    assertEquals(List.of(), unseen);
  }

  @Test
  void everyRuleIsInTheTableOfTheDocumentation() throws IOException {
    String table = Files.readString(Path.of("docs/rules.md"));
    for (String rule : rules()) {
      assertTrue(table.contains("| `" + rule + "` |"), rule);
    }
  }

  private static void stored(Case c) {
    try {
      var commit = store.write(NOTE, data -> c.quads().forEach(data::add));
      assertEquals(c.quads().size(), commit.change().added().size());
      assertTrue(wholeGraph.check(union(c.quads())).conforms(), "jena-shacl refuses it");
    } finally {
      empty();
    }
  }

  private static void refused(Case c) {
    var refusal =
        assertThrows(Refused.class, () -> store.write(NOTE, data -> c.quads().forEach(data::add)));
    assertEquals(Set.of(c.rule()), rules(refusal.report()));
    refusal.report().results().forEach(RulesTest::speaksBothLanguages);
    ExpectedReport.assertSame(c.file(), refusal.report());
    assertEquals(Set.of(), store.read(TestData::named), "something is left in the store");
    Report whole = wholeGraph.check(union(c.quads()));
    assertEquals(Set.of(c.rule()), rules(whole), "jena-shacl");
    ExpectedReport.assertSame(c.file(), whole);
    whole.results().forEach(RulesTest::speaksBothLanguages);
  }

  private static void refusedLater(Case c) {
    Case good = cases("valid").filter(v -> v.rule().equals(c.rule())).findFirst().orElseThrow();
    try {
      store.write(NOTE, data -> good.quads().forEach(data::add));
      var refusal =
          assertThrows(
              Refused.class,
              () ->
                  store.write(
                      NOTE,
                      data -> {
                        good.quads().forEach(data::delete);
                        c.quads().forEach(data::add);
                      }));
      assertEquals(Set.of(c.rule()), rules(refusal.report()));
      assertEquals(Set.copyOf(good.quads()), store.read(TestData::named));
    } finally {
      empty();
    }
  }

  private static void speaksBothLanguages(Report.Result result) {
    assertFalse(result.message().fr().isBlank());
    assertFalse(result.message().en().isBlank());
    assertFalse(result.message().en().startsWith("A rule is broken"), result.toString());
  }

  private static void empty() {
    store.write(NOTE, data -> TestData.named(data).forEach(data::delete));
  }

  private static Graph union(Collection<Quad> quads) {
    Graph graph = GraphFactory.createDefaultGraph();
    quads.forEach(q -> graph.add(q.asTriple()));
    return graph;
  }

  /** Names of the blocking rules: the node shapes of {@code shapes/commit}. */
  private static Set<String> rules() {
    return names(
        library
            .graph()
            .find(Node.ANY, RDF.type.asNode(), Sh.NODE_SHAPE)
            .mapWith(t -> rule(t.getSubject()))
            .toList()
            .stream());
  }

  private static Set<String> rules(Report report) {
    return names(report.results().stream().map(r -> rule(r.rule())));
  }

  /** {@code Membership-role} belongs to {@code Membership}; a shape without name to its owner. */
  private static String rule(Node shape) {
    if (shape.getURI().startsWith(Psr.SHAPES)) {
      return shape.getURI().substring(Psr.SHAPES.length()).split("-", 2)[0];
    }
    return rule(library.graph().find(Node.ANY, Node.ANY, shape).next().getSubject());
  }

  private static Set<String> names(Stream<String> names) {
    return names.collect(toCollection(TreeSet::new));
  }

  private static Stream<Case> cases(String verdict) {
    return ALL.stream().filter(c -> c.verdict().equals(verdict));
  }

  private static List<Case> all() {
    try (Stream<Path> files = Files.walk(FOLDER)) {
      return files.filter(f -> f.toString().endsWith(".trig")).sorted().map(Case::read).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One file: {rule}/{verdict}/{name}.trig. */
  private record Case(Path file, String rule, String verdict, String name, List<Quad> quads) {
    static Case read(Path file) {
      try {
        return new Case(
            file,
            file.getName(file.getNameCount() - 3).toString(),
            file.getName(file.getNameCount() - 2).toString(),
            file.getFileName().toString().replace(".trig", "").replace('-', ' '),
            TestData.quads(Files.readString(file)));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public String toString() {
      return rule + ": " + name;
    }
  }
}
