package org.passeur.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.query.ARQ;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.sparql.algebra.op.OpGroup;
import org.apache.jena.sparql.algebra.op.OpTable;
import org.apache.jena.sparql.algebra.table.TableData;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingFactory;
import org.apache.jena.sparql.engine.iterator.QueryIterPlainWrapper;
import org.apache.jena.sparql.engine.iterator.QueryIterRoot;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.sse.SSE;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.passeur.TestBase;

/** Groups have the values that stock ARQ gives them, to the letter. */
class GroupsTest extends TestBase {
  private static final List<Var> VARIABLES = Var.varList(List.of("k", "l", "v", "w"));
  private static final Var V = Var.alloc("v");

  private static final List<String> KEYS =
      List.of("", "", "?k", "?k", "?k ?l", "?l ?v", "?k ?l ?w", "(str(?k) AS ?text)");

  private static final List<String> AGGREGATES =
      List.of(
          "COUNT(*)",
          "COUNT(?v)",
          "COUNT(DISTINCT ?v)",
          "COUNT(DISTINCT *)",
          "COUNT(?none)",
          "SUM(?v)",
          "SUM(?w)",
          "SUM(?v + 1)",
          "SUM(DISTINCT ?v)",
          "AVG(?v)",
          "AVG(DISTINCT ?v)",
          "MIN(?v)",
          "MAX(?v)",
          "MIN(?w)",
          "MAX(?w)",
          "MAX(DISTINCT ?v)",
          "SAMPLE(?v)",
          "SAMPLE(?none)",
          "GROUP_CONCAT(?v)");

  private static final List<Node> WHOLE =
      nodes("1", "01", "'+7'^^xsd:int", "'-0'^^xsd:integer", "'-12'^^xsd:byte", "' 5 '^^xsd:short");

  private static final List<Node> LONG =
      nodes(
          "9223372036854775807",
          "-9223372036854775808",
          "'9223372036854775807'^^xsd:long",
          "'18446744073709551615'^^xsd:unsignedLong",
          "99999999999999999999",
          "-99999999999999999999",
          "'4'^^xsd:nonNegativeInteger",
          "'-3000000000'^^xsd:negativeInteger");

  private static final List<Node> OTHER =
      nodes(
          "1.0",
          "'5'^^xsd:decimal",
          "'-0.50'^^xsd:decimal",
          "1e0",
          "'0.1'^^xsd:float",
          "'-INF'^^xsd:double",
          "'NaN'^^xsd:double");

  private static final List<Node> NONE =
      nodes(
          "'x'^^xsd:integer",
          "'300'^^xsd:byte",
          "'1.5'^^xsd:integer",
          "'5'",
          "'5'@fr",
          "'5'^^<urn:example:own>",
          "true",
          "'P1D'^^xsd:duration",
          "'12:00:00'^^xsd:time",
          "'2022-13-45'^^xsd:date",
          "<urn:example:a>",
          "_:b",
          "<<( <urn:example:a> <urn:example:b> 1 )>>");

  private static List<Node> nodes(String... texts) {
    return Stream.of(texts).map(SSE::parseNode).toList();
  }

  @BeforeAll
  static void sayNothingOfNumbersThatAreNone() {
    NodeValue.VerboseWarnings = false;
  }

  @AfterAll
  static void sayItAgain() {
    NodeValue.VerboseWarnings = true;
  }

  @Test
  void everyGroupHasTheValuesThatStockGivesIt() {
    long seed = seed("GroupsTest");
    var chance = new Random(seed);
    var random = new RandomQueries(seed);
    int groups = 0;
    int values = 0;
    for (int i = 0; i < 10_000; i++) {
      List<List<Node>> kinds = new ArrayList<>(List.of(WHOLE));
      Stream.of(WHOLE, LONG, OTHER, NONE).filter(k -> chance.nextInt(4) == 0).forEach(kinds::add);
      boolean any = chance.nextInt(4) == 0;
      int gaps = chance.nextInt(3) == 0 ? 5 : 1_000;
      List<Binding> rows = new ArrayList<>();
      for (int size = chance.nextInt(20); size > 0; size--) {
        var row = BindingFactory.builder();
        for (Var variable : VARIABLES) {
          boolean key = !variable.equals(V);
          if (chance.nextInt(key ? 5 : gaps) > 0) {
            List<Node> kind = key ? WHOLE.subList(0, 3) : pick(chance, kinds);
            row.add(variable, any && !key ? random.value() : pick(chance, kind));
          }
        }
        rows.add(row.build());
      }
      List<String> of = new ArrayList<>();
      for (int column = chance.nextInt(5); column > 0; column--) {
        of.add("(" + pick(chance, AGGREGATES) + " AS ?n" + column + ")");
      }
      String by = pick(chance, KEYS);
      String select = of.isEmpty() ? "SELECT (1 AS ?n)" : "SELECT " + String.join(" ", of);
      String text = select + " {}" + (by.isEmpty() ? "" : " GROUP BY " + by);
      OpGroup group = group(text, rows);
      Set<Binding> stock = rows(EngineExtensions.NONE, group);
      assertEquals(stock, rows(EngineExtensions.ALL, group), () -> text + "\n" + rows);
      groups += stock.size();
      values += stock.stream().mapToInt(Binding::size).sum();
    }
    assertTrue(groups > 30_000 && values > 2 * groups, groups + " groups, " + values + " values");
  }

  private static <T> T pick(Random chance, List<T> choices) {
    return choices.get(chance.nextInt(choices.size()));
  }

  /** What a few of them are, so that it is seen when ARQ changes its mind. */
  @ParameterizedTest
  @CsvSource({
    "SUM(?v), '', 0",
    "AVG(?v), '', 0",
    "MAX(?v), '', ",
    "COUNT(?v), '', 0",
    "SUM(?v), '007', 007",
    "SUM(?v), '007 1', 8",
    "SUM(?v), '9223372036854775807 1', 9223372036854775808",
    "SUM(?v), '\"9223372036854775807\"^^xsd:long 1', 9223372036854775808",
    "SUM(?v), '\"9223372036854775807\"^^xsd:long 1 -1', 9223372036854775807",
    "SUM(?v), '1 <urn:example:a>', ",
    "SUM(?v), '1 1.50', 2.5",
    "AVG(?v), '1 2', 1.5",
    "AVG(?v), '7', 7.0",
    "COUNT(DISTINCT ?v), '1 01 1', 2",
    "MAX(?v), '9 10 <urn:example:a>', 10",
    "MIN(?v), '9 10 <urn:example:a>', <urn:example:a>",
    "SAMPLE(?v), '9 10', 9"
  })
  void aValueIsAsExpected(String aggregate, String values, String expected) {
    List<Binding> rows =
        Stream.of(values.split(" "))
            .filter(value -> !value.isEmpty())
            .map(value -> BindingFactory.binding(V, SSE.parseNode(value)))
            .toList();
    OpGroup group = group("SELECT (" + aggregate + " AS ?n) {}", rows);
    Binding row = rows(EngineExtensions.ALL, group).iterator().next();
    Node value = row.get(group.getAggregators().get(0).getVar());
    assertEquals(Optional.ofNullable(expected).map(SSE::parseNode), Optional.ofNullable(value));
    assertEquals(rows(EngineExtensions.NONE, group), Set.of(row));
  }

  @Test
  void groupingStopsWhenTheQueryIsCancelled() {
    var groups = new QueryIterator[1];
    ExecutionContext context = context();
    var input = QueryIterPlainWrapper.create(many(groups), context);
    groups[0] = new GroupRows(group("SELECT (COUNT(*) AS ?n) {}", List.of()), input, context);
    assertThrows(QueryCancelledException.class, () -> groups[0].hasNext());
  }

  /** Many rows, of which the thousandth cancels the query. */
  private static Iterator<Binding> many(QueryIterator[] asking) {
    return Stream.iterate(1, i -> i + 1)
        .peek(
            i -> {
              if (i == 1_000) {
                asking[0].cancel();
              }
            })
        .limit(100_000)
        .map(i -> BindingFactory.empty())
        .iterator();
  }

  @Test
  void groupsMayBeClosedBeforeTheyAreAskedForAnything() {
    ExecutionContext context = context();
    QueryIterator input = QueryIterRoot.create(context);
    var groups = new GroupRows(group("SELECT (COUNT(*) AS ?n) {}", List.of()), input, context);
    groups.close();
    assertFalse(groups.hasNext() || input.hasNext());
  }

  private static OpGroup group(String text, List<Binding> rows) {
    Query query = QueryFactory.create(text);
    OpTable table = OpTable.create(new TableData(VARIABLES, rows));
    return new OpGroup(table, query.getGroupBy(), query.getAggregators());
  }

  private static Set<Binding> rows(EngineExtensions levers, OpGroup group) {
    ExecutionContext context = context();
    var executor = levers.executor(Optional.empty()).create(context);
    List<Binding> found = new ArrayList<>();
    executor.executeOp(group, QueryIterRoot.create(context)).forEachRemaining(found::add);
    Set<Binding> rows = new HashSet<>(found);
    assertEquals(found.size(), rows.size());
    return rows;
  }

  private static ExecutionContext context() {
    return ExecutionContext.create(DatasetGraphFactory.empty(), ARQ.getContext().copy());
  }
}
