package org.passeur.arq;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.passeur.arq.RandomQueries.iri;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.ARQConstants;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.core.TriplePath;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.BindingFactory;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.function.FunctionEnvBase;
import org.apache.jena.sparql.sse.SSE;
import org.apache.jena.sparql.util.ExprUtils;
import org.junit.jupiter.api.Test;
import org.passeur.TestBase;
import org.passeur.arq.memory.Bounds;
import org.passeur.arq.memory.DefaultGraph;
import org.passeur.arq.memory.MemoryDataset;
import org.passeur.arq.memory.MemoryEngine;
import org.passeur.arq.memory.Place;

/** What a filter lets pass is among what is tried. */
class RangesTest extends TestBase {
  private static final Var V = Var.alloc("v");

  @Test
  void whatPassesAFilterIsBetweenItsBounds() {
    var random = new RandomQueries(seed("RangesTest"));
    int bounded = 0;
    for (int i = 0; i < 50_000; i++) {
      Node value = random.value();
      String text = random.bounds("?v");
      var filter = ExprUtils.parse(text);
      Optional<Bounds> bounds = bounds(text);
      bounded += bounds.isPresent() ? 1 : 0;
      var row = BindingFactory.binding(V, value);
      if (bounds.isPresent() && filter.isSatisfied(row, new FunctionEnvBase())) {
        Place place = Place.of(value).orElseThrow();
        assertEquals(bounds.get().kind(), place.kind());
        assertTrue(
            bounds.get().low() <= place.at() && place.at() <= bounds.get().high(),
            () -> value + " passes " + text + " and is not in " + bounds);
      }
    }
    assertTrue(bounded > 30_000, bounded + " filters have bounds");
  }

  @Test
  void whatIsNoNumberAndNoDateHasNoPlace() {
    for (String other :
        List.of(
            "<urn:a>",
            "'5'",
            "'2022'@fr",
            "'2022-13-45'^^xsd:date",
            "'x'^^xsd:integer",
            "true",
            "'P1D'^^xsd:duration",
            "'12:00:00'^^xsd:time")) {
      assertTrue(Place.of(SSE.parseNode(other)).isEmpty(), other);
    }
  }

  @Test
  void dayAndYearBoundTheSameDates() {
    Bounds year = bounds("YEAR(?v) = 2022").orElseThrow();
    Bounds days =
        bounds("?v >= '2022-01-01'^^xsd:date", "'2022-12-31'^^xsd:date >= ?v").orElseThrow();
    assertTrue(
        Math.abs(year.low() - days.low()) < 86_400
            && Math.abs(year.high() - days.high()) < 2 * 86_400);
    for (String without :
        List.of(
            "?v != 5",
            "?v > ?w",
            "?v + 1 > 5",
            "?v > 'text'",
            "YEAR(?v) = '2022-01-01'^^xsd:date")) {
      assertTrue(bounds(without).isEmpty(), without);
    }
  }

  private static Optional<Bounds> bounds(String... filters) {
    List<Expr> parsed = Stream.of(filters).map(ExprUtils::parse).toList();
    return Optional.ofNullable(RangeFilter.of(parsed).get(V));
  }

  /** Through many versions, some of which are asked and some of which are not. */
  @Test
  void rangesFollowTheChangesOfTheData() {
    MemoryEngine.register();
    long seed = seed("RangesTest");
    var random = new RandomQueries(seed);
    var chance = new Random(seed);
    List<Quad> held = new ArrayList<>();
    MemoryDataset data = new MemoryDataset(DefaultGraph.UNION);
    List<MemoryDataset> versions = new ArrayList<>();
    int tried = 0;
    for (int change = 0; change < 60; change++) {
      data = data.edit();
      for (int i = 0; i < 60; i++) {
        Quad quad =
            Quad.create(
                iri("g"),
                iri("n" + chance.nextInt(300)),
                iri("p" + chance.nextInt(2)),
                random.value());
        data.add(quad);
        held.add(quad);
      }
      for (int i = change % 7 == 6 ? held.size() : 20; i > 0; i--) {
        data.delete(held.remove(chance.nextInt(held.size())));
      }
      data.freeze();
      versions.add(data);
      MemoryDataset some = versions.get(chance.nextInt(versions.size()));
      for (MemoryDataset one : List.of(data, some)) {
        String pattern =
            chance.nextBoolean() ? "?s <urn:p0> ?v" : "?s <urn:p0> ?v . ?s <urn:p1> ?w";
        String filter = random.bounds("?v");
        String query = "SELECT * { " + pattern + " FILTER(" + filter + ") }";
        assertEquals(answer(one, query, Levers.NONE), answer(one, query, Levers.ALL), query);
        tried +=
            RangeFilter.of(List.of(ExprUtils.parse(filter))).values().stream()
                    .anyMatch(b -> one.between(iri("p0"), b).isPresent())
                ? 1
                : 0;
      }
    }
    assertTrue(tried > 30, tried + " of the queries look at a part");
  }

  private static List<String> answer(MemoryDataset data, String query, Levers levers) {
    var counts = new Counts(new Counts.Of(0, 0, 0), Map.of(), Map.of());
    List<String> rows = new ArrayList<>();
    try (QueryExec running =
        QueryExec.dataset(data)
            .query(query)
            .set(
                ARQConstants.sysOpExecutorFactory,
                levers.executor(Optional.of(new Statistics(counts, false))))
            .build()) {
      running
          .select()
          .forEachRemaining(
              row -> rows.add(row.get("s") + " " + row.get("v") + " " + row.get("w")));
    }
    Collections.sort(rows);
    return rows;
  }

  @Test
  void aBoundedPatternComesFirst() {
    var all = new Counts.Of(20_000, 10_000, 5_000);
    var counts =
        new Counts(
            all, Map.of(iri("when"), all, iri("in"), new Counts.Of(100, 100, 100)), Map.of());
    var when = new TriplePath(Triple.create(Var.alloc("a"), iri("when"), V));
    var in = new TriplePath(Triple.create(Var.alloc("a"), iri("in"), Var.alloc("b")));
    List<TriplePath> given = List.of(in, when);
    var few = Map.of(when.asTriple(), List.of(iri("one")));
    assertEquals(when, new JoinOrder(counts, few).order(given, java.util.Set.of()).get(0));
    assertEquals(in, new JoinOrder(counts, Map.of()).order(given, java.util.Set.of()).get(0));
    assertEquals(2, given.size());
  }
}
