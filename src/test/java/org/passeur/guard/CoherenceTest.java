package org.passeur.guard;

import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;
import static org.passeur.TestData.NOTE;
import static org.passeur.TestData.add;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.query.ReadWrite;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.core.DatasetGraphWrapper;
import org.apache.jena.sparql.core.Quad;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.passeur.TestBase;
import org.passeur.TestData;
import org.passeur.kernel.Report;
import org.passeur.log.Change;
import org.passeur.rights.ConsentInForce;
import org.passeur.store.RecordStore;
import org.passeur.store.Refused;
import org.passeur.vocab.Psr;

/** Every case of {@code src/test/resources/coherence}, written state after state. */
final class CoherenceTest extends TestBase {
  private static final List<GuardCase> ALL = GuardCase.all("coherence");
  private final Coherence gate =
      new Coherence(
          TestData.ADDRESSES,
          Clock.systemUTC(),
          new ConsentInForce(TestData.ADDRESSES, Clock.systemUTC()));

  @TestFactory
  Stream<DynamicTest> aCaseThatHoldsIsStored() {
    return GuardCase.of(ALL, "valid").map(c -> dynamicTest(c.toString(), () -> stored(c)));
  }

  @TestFactory
  Stream<DynamicTest> aCaseThatDoesNotHoldIsRefusedByItsRuleAloneWithTheReportBesideIt() {
    return GuardCase.of(ALL, "invalid").map(c -> dynamicTest(c.toString(), () -> refused(c)));
  }

  @Test
  void everyRuleHasCasesOfBothKindsAndStandsInTheDocumentation() throws IOException {
    Set<String> rules = new TreeSet<>(CoherenceTable.MESSAGES.keySet());
    assertEquals(rules, GuardCase.rules(ALL, "valid"));
    assertEquals(rules, GuardCase.rules(ALL, "invalid"));
    String table = Files.readString(Path.of("docs/rules.md"));
    rules.forEach(r -> assertTrue(table.contains("| `" + r + "` |"), r));
    assertTrue(table.contains("| `GraphOrigin` |"));
  }

  @Test
  void everyExpectedReportBelongsToAnInvalidCase() {
    ExpectedReport.assertNoneIsLeftOver(Path.of("src/test/resources/coherence"));
  }

  @Test
  void publicDataFromNowhereIsToldOfAndStored() {
    Report report = judge("<graph/public/test> { <id/theme/theme2222222> skos:prefLabel 'x' }");
    assertEquals(List.of(Report.Severity.WARNING), severities(report));
    assertTrue(report.conforms());
    assertEquals(
        List.of(),
        severities(
            judge(
                "<graph/public/test> { <id/theme/theme2222222> skos:prefLabel 'x' } <graph/prov> {"
                    + " <graph/public/test> prov:generatedAtTime '2026-01-01T00:00:00Z' }")));
  }

  /** The cost follows the change: a store a hundred times larger is asked no more often. */
  @Test
  void theWholeStoreIsNeverLookedAt() {
    assertEquals(questions(10), questions(1000));
  }

  private int questions(int others) {
    AtomicInteger asked = new AtomicInteger();
    DatasetGraph data = DatasetGraphFactory.create();
    for (int i = 0; i < others; i++) {
      add("<graph/public/test> { <id/membership/m%1$d> schema:startDate '2024' ;".formatted(i)
              + " psr:evidence <id/r%1$d> . <id/c%1$d> psr:hasStagePeriod <id/p%1$d> }"
                  .formatted(i))
          .accept(data);
    }
    List<Quad> added =
        GuardCase.of(ALL, "valid").flatMap(c -> c.last().stream()).distinct().toList();
    added.forEach(data::add);
    gate.check(
        new Change(added, List.of()),
        new DatasetGraphWrapper(data) {
          @Override
          public java.util.Iterator<Quad> find(Node g, Node s, Node p, Node o) {
            asked.incrementAndGet();
            assertFalse(s.equals(Node.ANY) && o.equals(Node.ANY), "everything is looked at");
            return super.find(g, s, p, o);
          }

          @Override
          public boolean contains(Node g, Node s, Node p, Node o) {
            asked.incrementAndGet();
            return super.contains(g, s, p, o);
          }
        });
    return asked.get();
  }

  private void stored(GuardCase c) {
    try (var store = open()) {
      for (int i = 0; i < c.states().size(); i++) {
        become(store, c.states().get(i));
      }
      assertEquals(Set.copyOf(c.last()), store.read(TestData::named));
    }
  }

  private void refused(GuardCase c) {
    try (var store = open()) {
      for (List<Quad> state : c.states().subList(0, c.states().size() - 1)) {
        become(store, state);
      }
      Set<Quad> before = store.read(TestData::named);
      var refusal = assertThrows(Refused.class, () -> become(store, c.last()));
      assertEquals(
          Set.of(Psr.SHAPES + c.rule()),
          refusal.report().results().stream()
              .filter(r -> r.severity() == Report.Severity.VIOLATION)
              .map(r -> r.rule().getURI())
              .collect(toSet()));
      ExpectedReport.assertSame(c.file(), refusal.report());
      assertEquals(before, store.read(TestData::named), "something is left in the store");
    }
  }

  private RecordStore open() {
    RecordStore store = RecordStore.inMemory(TestData.SKOLEM, Clock.systemUTC());
    store.guardedBy(List.of(gate));
    return store;
  }

  private static void become(RecordStore store, List<Quad> state) {
    store.write(
        NOTE,
        data -> {
          TestData.named(data).stream().filter(q -> !state.contains(q)).forEach(data::delete);
          state.forEach(data::add);
        });
  }

  private Report judge(String trig) {
    DatasetGraph data = DatasetGraphFactory.createTxnMem();
    data.begin(ReadWrite.WRITE);
    List<Quad> quads = TestData.quads(trig);
    quads.forEach(data::add);
    return gate.check(new Change(quads, List.of()), data);
  }

  private static List<Report.Severity> severities(Report report) {
    return report.results().stream().map(Report.Result::severity).toList();
  }
}
