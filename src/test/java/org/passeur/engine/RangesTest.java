package org.passeur.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.passeur.engine.RandomQueries.iri;

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
import org.apache.jena.sparql.expr.E_DateTimeYear;
import org.apache.jena.sparql.expr.E_Equals;
import org.apache.jena.sparql.expr.E_LessThan;
import org.apache.jena.sparql.expr.E_LessThanOrEqual;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprVar;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.function.FunctionEnvBase;
import org.apache.jena.sparql.sse.SSE;
import org.apache.jena.sparql.util.ExprUtils;
import org.junit.jupiter.api.Test;
import org.passeur.TestBase;
import org.passeur.engine.memory.Bounds;
import org.passeur.engine.memory.DefaultGraph;
import org.passeur.engine.memory.MemoryDataset;
import org.passeur.engine.memory.MemoryEngine;
import org.passeur.engine.memory.ValueRank;
import org.passeur.engine.memory.Within;

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
        ValueRank place = ValueRank.of(value).orElseThrow();
        assertEquals(bounds.get().kind(), place.kind());
        assertTrue(
            bounds.get().low() <= place.at() && place.at() <= bounds.get().high(),
            () -> value + " passes " + text + " and is not in " + bounds);
      }
    }
    assertTrue(bounded > 30_000, bounded + " filters have bounds");
  }

  /** Neighbours of every kind: zones, types, years that are one only after rounding. */
  @Test
  void everyValuePassesOnlyWhereItIsBetweenTheBounds() {
    List<Node> values = neighbours();
    Expr variable = new ExprVar(V);
    for (Node constant : values) {
      NodeValue given = NodeValue.makeNode(constant);
      for (Expr asked : List.of(variable, new E_DateTimeYear(variable))) {
        for (Expr filter :
            List.of(
                new E_LessThan(asked, given),
                new E_LessThanOrEqual(given, asked),
                new E_Equals(asked, given))) {
          Bounds bounds = RangeFilter.of(List.of(filter)).get(V);
          if (bounds != null) {
            values.forEach(value -> passesOnlyWithin(value, filter, bounds));
          }
        }
      }
    }
  }

  private static void passesOnlyWithin(Node value, Expr filter, Bounds bounds) {
    if (filter.isSatisfied(BindingFactory.binding(V, value), new FunctionEnvBase())) {
      Optional<ValueRank> place = ValueRank.of(value);
      boolean within =
          place.isPresent()
              && bounds.kind() == place.get().kind()
              && bounds.low() <= place.get().at()
              && place.get().at() <= bounds.high();
      boolean duration = bounds.years() && value.getLiteralDatatypeURI().endsWith("uration");
      assertTrue(
          within || duration, () -> value + " passes " + filter + " and is not in " + bounds);
    }
  }

  private static List<Node> neighbours() {
    List<String> texts = new ArrayList<>();
    for (String zone : List.of("", "Z", "+14:00", "-14:00", "+05:30")) {
      for (String day :
          List.of("2022-01-01", "2021-12-31", "2024-02-29", "-0001-12-31", "1234567890-01-01")) {
        texts.add(day + zone + "^^date");
        for (String hour : List.of("00:00:00", "24:00:00", "12:00:00.5")) {
          texts.add(day + "T" + hour + zone + "^^dateTime");
        }
      }
      for (String year : List.of("2021", "2022", "0001", "-0001")) {
        texts.add(year + zone + "^^gYear");
        texts.add(year + "-01" + zone + "^^gYearMonth");
        texts.add(year + "-12" + zone + "^^gYearMonth");
      }
      texts.add("--05" + zone + "^^gMonth");
      texts.add("12:00:00" + zone + "^^time");
    }
    for (String number :
        List.of(
            "0",
            "-0",
            "5",
            "2022",
            "16777216",
            "16777217",
            "35" + "0".repeat(37),
            "1" + "0".repeat(400))) {
      texts.add(number + "^^integer");
      texts.add(number + "^^decimal");
    }
    for (String number :
        List.of("0.1", "2022.5", "1e-46", "3.4e38", "1e300", "INF", "-INF", "NaN", "16777217")) {
      texts.add(number + "^^float");
      texts.add(number + "^^double");
    }
    texts.addAll(List.of("P5Y^^duration", "P2022Y^^yearMonthDuration", "P1D^^dayTimeDuration"));
    return texts.stream().map(text -> SSE.parseNode("'" + text.replace("^^", "'^^xsd:"))).toList();
  }

  /** They have a year, which YEAR asks for, and cannot be put in order with dates. */
  @Test
  void durationsAreNotForgotten() {
    MemoryEngine.register();
    MemoryDataset data = new MemoryDataset(DefaultGraph.UNION).edit();
    for (int i = 0; i < 30; i++) {
      data.add(iri("g"), iri("n" + i), iri("p0"), SSE.parseNode("'" + (2000 + i) + "'^^xsd:gYear"));
    }
    data.add(iri("g"), iri("long"), iri("p0"), SSE.parseNode("'P5Y'^^xsd:duration"));
    data.freeze();
    String query = "SELECT * { ?s <urn:example:p0> ?v FILTER(YEAR(?v) < 100) }";
    assertEquals(1, answer(data, query, EngineExtensions.ALL).size());
    assertEquals(
        answer(data, query, EngineExtensions.NONE), answer(data, query, EngineExtensions.ALL));
  }

  /** One value of very many may stand in most statements. */
  @Test
  void whatLeavesMostStatementsIsNotTriedFirst() {
    MemoryDataset data = new MemoryDataset(DefaultGraph.UNION).edit();
    for (int i = 0; i < 1_000; i++) {
      Node value = SSE.parseNode(i < 100 ? Integer.toString(i) : "0");
      data.add(iri("g"), iri("n" + i), iri("p"), value);
    }
    data.freeze();
    Bounds most = bounds("?v = 0").orElseThrow();
    Bounds one = bounds("?v = 7").orElseThrow();
    Bounds half = bounds("?v > 50").orElseThrow();
    assertTrue(data.within(iri("p"), most).isEmpty());
    assertEquals(1, data.within(iri("p"), one).orElseThrow().statements());
    assertTrue(data.within(iri("p"), half).isEmpty());
    assertEquals(0, data.within(iri("nowhere"), one).orElseThrow().statements());
  }

  @Test
  void whatIsNoNumberAndNoDateHasNoPlace() {
    for (String other :
        List.of(
            "<urn:example:a>",
            "'5'",
            "'2022'@fr",
            "'2022-13-45'^^xsd:date",
            "'x'^^xsd:integer",
            "true",
            "'P1D'^^xsd:duration",
            "'12:00:00'^^xsd:time")) {
      assertTrue(ValueRank.of(SSE.parseNode(other)).isEmpty(), other);
    }
  }

  @Test
  void dayAndYearBoundTheSameDates() {
    Bounds year = bounds("YEAR(?v) = 2022").orElseThrow();
    Bounds days =
        bounds("?v >= '2022-01-01'^^xsd:date", "'2022-12-31'^^xsd:date >= ?v").orElseThrow();
    assertTrue(
        Math.abs(year.low() - days.low()) < 2 * 86_400
            && Math.abs(year.high() - days.high()) < 3 * 86_400);
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
            chance.nextBoolean()
                ? "?s <urn:example:p0> ?v"
                : "?s <urn:example:p0> ?v . ?s <urn:example:p1> ?w";
        String filter = random.bounds("?v");
        String query = "SELECT * { " + pattern + " FILTER(" + filter + ") }";
        assertEquals(
            answer(one, query, EngineExtensions.NONE),
            answer(one, query, EngineExtensions.ALL),
            query);
        tried +=
            RangeFilter.of(List.of(ExprUtils.parse(filter))).values().stream()
                    .anyMatch(b -> one.within(iri("p0"), b).isPresent())
                ? 1
                : 0;
      }
    }
    assertTrue(tried > 30, tried + " of the queries look at a part");
  }

  private static List<String> answer(MemoryDataset data, String query, EngineExtensions levers) {
    var counts = new Counts(new Counts.Of(0, 0, 0), Map.of(), Map.of());
    List<String> rows = new ArrayList<>();
    try (QueryExec running =
        QueryExec.dataset(data)
            .query(query)
            .set(
                ARQConstants.sysOpExecutorFactory,
                levers.executor(Optional.of(new GraphStatistics(counts, false))))
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
    var few =
        Map.of(when.asTriple(), new Within(new Bounds(ValueRank.Kind.NUMBER, 1, 2, false), 3));
    assertEquals(when, new JoinOrder(counts, few).order(given, java.util.Set.of()).get(0));
    assertEquals(in, new JoinOrder(counts, Map.of()).order(given, java.util.Set.of()).get(0));
    assertEquals(2, given.size());
  }
}
