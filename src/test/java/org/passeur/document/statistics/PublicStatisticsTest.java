package org.passeur.document.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.core.Quad;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passeur.TestBase;
import org.passeur.TestData;
import org.passeur.document.statistics.Measure.Kind;
import org.passeur.log.Change;
import org.passeur.vocab.Rdf;
import org.passeur.vocab.Skos;

/** The numbers follow changes, and are those of a count from scratch at every moment. */
final class PublicStatisticsTest extends TestBase {
  private static final String BASE = TestData.ADDRESSES.base();

  @TempDir Path folder;
  private final DatasetGraph data = DatasetGraphFactory.create();

  @Test
  void afterRandomChangesTheNumbersAreThoseOfACount() {
    var random = new Random(seed("PublicStatisticsTest"));
    var statements = new StatementMeasures(TestData.ADDRESSES);
    var tally = new MeasureCounts();
    for (int i = 0; i < 600; i++) {
      Change change = change(random);
      apply(change);
      tally.addAll(StatisticsUpdate.of(change, data, data.getUnionGraph(), statements));
      assertEquals(counted(), tally.copy(), "after change " + i);
      assertEquals(counted(), Census.of(data.getUnionGraph(), statements).copy(), "census " + i);
    }
  }

  @Test
  void theProjectionFollowsSmallChangesAndCountsAgainAfterLargeOnes() {
    var random = new Random(seed("PublicStatisticsTest.projection"));
    PublicStatistics statistics = open(0);
    for (int i = 1; i < 200; i++) {
      Change change = change(random);
      apply(change);
      statistics.apply(i, change, data.getUnionGraph());
      assertEquals(counted(), statistics.numbers());
      assertEquals(0, statistics.differences(data.getUnionGraph()));
    }
  }

  @Test
  void theNumbersOfTheLastChangeAreTakenUpAndOthersAreNot() {
    apply(new Change(List.of(quad(new Random(1))), List.of()));
    open(0).rebuild(7, data.getUnionGraph());
    assertEquals(7, open(7).offset());
    assertEquals(counted(), open(7).numbers());
    assertEquals(-1, open(8).offset());
    assertEquals(Map.of(), open(8).numbers());
  }

  @Test
  void aDamagedFileCountsAsNone() throws IOException {
    open(0).rebuild(7, data.getUnionGraph());
    Path file = folder.resolve("statistics");
    Files.writeString(file, Files.readString(file).replaceFirst("7", "8"));
    assertEquals(-1, open(8).offset());
  }

  @Test
  void whatWasForgottenIsCountedAgain() {
    PublicStatistics statistics = open(0);
    statistics.rebuild(7, data.getUnionGraph());
    statistics.forget();
    assertEquals(-1, statistics.offset());
    assertEquals(-1, open(7).offset());
  }

  private PublicStatistics open(long head) {
    return PublicStatistics.open(
        folder.resolve("statistics"), () -> data, TestData.ADDRESSES, head);
  }

  private void apply(Change change) {
    change.removed().forEach(data::delete);
    change.added().forEach(data::add);
  }

  /** Effective statements only, as the store tells of them. */
  private Change change(Random random) {
    Set<Quad> added = new HashSet<>();
    Set<Quad> removed = new HashSet<>();
    for (int i = random.nextInt(12); i >= 0; i--) {
      Quad quad = quad(random);
      if (!data.contains(quad)) {
        added.add(quad);
      } else if (random.nextBoolean()) {
        removed.add(quad);
      }
    }
    return new Change(List.copyOf(added), List.copyOf(removed));
  }

  /** Few terms, so that statements share them and graphs share statements. */
  private static Quad quad(Random random) {
    Node subject =
        iri(
            random.nextBoolean()
                ? BASE + "/id/theme/t" + random.nextInt(4)
                : "urn:example:" + random.nextInt(3));
    return Quad.create(
        iri(BASE + "/graph/public/" + random.nextInt(3)), statement(subject, random));
  }

  private static Triple statement(Node subject, Random random) {
    int one = random.nextInt(3);
    return switch (random.nextInt(4)) {
      case 0 -> Triple.create(subject, Rdf.TYPE, iri("urn:example:class:" + one));
      case 1 ->
          Triple.create(
              subject,
              Skos.PREF_LABEL,
              NodeFactory.createLiteralLang("mot " + random.nextInt(2), one == 0 ? "fr" : "en"));
      case 2 ->
          Triple.create(
              subject,
              iri(Skos.NS + (one == 0 ? "exactMatch" : "closeMatch")),
              iri(one == 1 ? BASE + "/id/theme/t1" : "https://www.example.org/a/" + one));
      default ->
          Triple.create(
              subject,
              iri("urn:example:p:" + one),
              NodeFactory.createLiteralString("" + random.nextInt(3)));
    };
  }

  private static Node iri(String text) {
    return NodeFactory.createURI(text);
  }

  /** Counted in the plainest way, with nothing of the code under test. */
  private Map<Measure, Long> counted() {
    Set<Triple> all = new HashSet<>();
    data.find().forEachRemaining(q -> all.add(q.asTriple()));
    Map<Measure, Set<Object>> sets = new HashMap<>();
    for (Triple t : all) {
      String p = t.getPredicate().getURI();
      note(sets, Kind.TRIPLES, "", "", t);
      note(sets, Kind.SUBJECTS, "", "", t.getSubject());
      note(sets, Kind.OBJECTS, "", "", t.getObject());
      note(sets, Kind.PROPERTY, p, "", t);
      note(sets, Kind.PROPERTY_SUBJECTS, p, "", t.getSubject());
      note(sets, Kind.PROPERTY_OBJECTS, p, "", t.getObject());
      if (t.getSubject().getURI().startsWith(BASE + "/id/")) {
        note(sets, Kind.ENTITIES, "", "", t.getSubject());
      }
      if (t.getPredicate().equals(Rdf.TYPE)) {
        note(sets, Kind.CLASS, t.getObject().getURI(), "", t);
      }
      if (t.getObject().isLiteral() && !t.getObject().getLiteralLanguage().isEmpty()) {
        note(sets, Kind.LANGUAGE, t.getObject().getLiteralLanguage(), "", t);
      }
      if (p.endsWith("Match") && t.getObject().getURI().startsWith("https://www.example.org/")) {
        note(sets, Kind.LINKS, p, "https://www.example.org/", t);
      }
    }
    Map<Measure, Long> numbers = new HashMap<>();
    sets.forEach((measure, set) -> numbers.put(measure, (long) set.size()));
    return numbers;
  }

  private static void note(
      Map<Measure, Set<Object>> sets, Kind kind, String of, String to, Object what) {
    sets.computeIfAbsent(new Measure(kind, of, to), m -> new HashSet<>()).add(what);
  }

  @Test
  void aStatementThatTwoGraphsSayCountsOnce() {
    Quad one = quad(new Random(3));
    Quad other = Quad.create(iri(BASE + "/graph/public/other"), one.asTriple());
    var statements = new StatementMeasures(TestData.ADDRESSES);
    var first = new Change(List.of(one), List.of());
    apply(first);
    MeasureCounts tally = StatisticsUpdate.of(first, data, data.getUnionGraph(), statements);
    var second = new Change(List.of(other), List.of());
    apply(second);
    assertEquals(
        Map.of(), StatisticsUpdate.of(second, data, data.getUnionGraph(), statements).copy());
    var third = new Change(List.of(), new ArrayList<>(List.of(one)));
    apply(third);
    assertEquals(
        Map.of(), StatisticsUpdate.of(third, data, data.getUnionGraph(), statements).copy());
    assertEquals(1, tally.get(Measure.whole(Kind.TRIPLES)));
  }
}
