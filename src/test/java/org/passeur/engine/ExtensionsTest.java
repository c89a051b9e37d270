package org.passeur.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.passeur.engine.RandomQueries.iri;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.apache.jena.atlas.lib.InternalErrorException;
import org.apache.jena.graph.Node;
import org.apache.jena.query.ARQ;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.ReadWrite;
import org.apache.jena.sparql.ARQConstants;
import org.apache.jena.sparql.algebra.op.OpTable;
import org.apache.jena.sparql.algebra.table.TableData;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.core.TriplePath;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.binding.BindingFactory;
import org.apache.jena.sparql.engine.iterator.QueryIterRoot;
import org.apache.jena.sparql.engine.iterator.QueryIterSingleton;
import org.apache.jena.sparql.engine.join.Join;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.syntax.ElementGroup;
import org.apache.jena.sparql.syntax.ElementPathBlock;
import org.apache.jena.tdb2.DatabaseMgr;
import org.apache.jena.tdb2.TDB2;
import org.apache.jena.tdb2.solver.OpExecutorTDB2;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.passeur.TestBase;
import org.passeur.engine.memory.DefaultGraph;
import org.passeur.engine.memory.MemoryDataset;
import org.passeur.engine.memory.MemoryEngine;

/** The extensions answer as stock ARQ does, on random queries over random data. */
class ExtensionsTest extends TestBase {
  private static final int QUERIES = Integer.getInteger("passeur.queries", 2_000);
  private static final int QUERIES_OVER_ONE_DATASET = 25;

  /** Queries with more rows are left out: they take long, and show nothing that others do not. */
  private static final int MOST_ROWS = 500;

  private static final List<DefaultGraph> GRAPHS = List.of(DefaultGraph.values());

  private static final List<EngineExtensions> ALONE =
      List.of(
          new EngineExtensions(true, false, false, false, false),
          new EngineExtensions(false, true, false, false, false),
          new EngineExtensions(false, false, true, false, false),
          new EngineExtensions(true, false, false, true, false),
          new EngineExtensions(false, false, false, false, true));

  private static final String PREFIXES =
      "PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>\n";

  @Test
  void everyLeverAnswersAsStockDoes() {
    MemoryEngine.register();
    long seed = seed("ExtensionsTest");
    var random = new RandomQueries(seed);
    int compared = 0;
    int reached = 0;
    int datasets = 0;
    while (compared < QUERIES) {
      DefaultGraph asked = GRAPHS.get(datasets++ % GRAPHS.size());
      DatasetGraph data = dataset(asked);
      var counters = new Counters(asked);
      write(data, asked, counters, random, 20 + compared % 25);
      Counts counts = counters.exact().orElseThrow();
      MemoryDataset memory = null;
      for (int i = 0; i < QUERIES_OVER_ONE_DATASET; i++) {
        String text = random.query();
        Optional<List<String>> found = stock(data, text, counts);
        if (found.isPresent()) {
          List<String> stock = found.get();
          reached += stock.isEmpty() ? 0 : 1;
          compared++;
          MemoryDataset copy = memory == null ? copy(data, asked) : memory;
          memory = copy;
          assertEquals(
              stock,
              answer(copy, text, EngineExtensions.NONE, counts),
              () -> text + "\nmemory" + all(data));
          for (EngineExtensions levers :
              List.of(EngineExtensions.ALL, ALONE.get(compared % ALONE.size()))) {
            assertEquals(
                stock, answer(data, text, levers, counts), () -> text + "\n" + levers + all(data));
            assertEquals(
                stock,
                answer(copy, text, levers, counts),
                () -> text + "\nmemory " + levers + all(data));
          }
        }
      }
      data.close();
    }
    assertTrue(reached > QUERIES / 4, reached + " of the queries find something");
  }

  /** However changes come, the counters say what a scan of the whole says. */
  @ParameterizedTest
  @EnumSource(DefaultGraph.class)
  void theCountersFollowEveryChange(DefaultGraph asked) {
    long seed = seed("ExtensionsTest");
    var random = new RandomQueries(seed);
    var chance = new Random(seed);
    DatasetGraph data = dataset(asked);
    var counters = new Counters(asked);
    write(data, asked, counters, random, 50);
    for (int change = 0; change < 300; change++) {
      data.begin(ReadWrite.WRITE);
      for (int i = 0; i < 20; i++) {
        Quad quad = random.quad(asked);
        if (chance.nextInt(2) == 0) {
          counters.add(data, quad);
        } else {
          counters.delete(data, quad);
        }
      }
      counters.beforeCommit();
      assertTrue(counters.exact().isEmpty());
      data.commit();
      data.end();
      counters.afterCommit();
      Counts scanned = data.calculateRead(() -> IndexScan.of(data, asked, () -> false).view());
      assertEquals(scanned, counters.exact().orElseThrow());
      assertEquals(MemoryScan.of(copy(data, asked), () -> false).view(), scanned);
      assertEquals(naive(data, asked), scanned.all());
    }
  }

  @Test
  void whatIsToldDuringAScanIsAddedToIt() {
    var random = new RandomQueries(seed("ExtensionsTest"));
    DefaultGraph asked = DefaultGraph.UNION;
    DatasetGraph data = dataset(asked);
    var counters = new Counters(asked);
    write(data, asked, counters, random, 50);
    long scan = counters.beginScan();
    Counters.Scanned before = data.calculateRead(() -> counters.scan(data, scan));
    add(data, asked, counters, random, 50);
    assertTrue(counters.exact().isEmpty());
    assertTrue(counters.endScan(scan, before));
    assertEquals(
        data.calculateRead(() -> IndexScan.of(data, asked, () -> false).view()),
        counters.exact().orElseThrow());
    long late = counters.beginScan();
    counters.forget();
    assertTrue(!counters.endScan(late, before) && counters.exact().isEmpty());
  }

  /** Stock ARQ answers this one with a StackOverflowError. */
  @Test
  void aLongChainIsWalkedWithoutRecursion() {
    DatasetGraph data = dataset(DefaultGraph.UNION);
    int length = 30_000;
    data.executeWrite(
        () -> {
          for (int i = 0; i < length; i++) {
            data.add(
                RandomQueries.iri("g"),
                RandomQueries.iri("n" + i),
                RandomQueries.iri("p"),
                RandomQueries.iri("n" + (i + 1)));
          }
        });
    var none = new Counts(new Counts.Of(0, 0, 0), Map.of(), Map.of());
    for (String path :
        List.of(
            "<urn:example:n0> <urn:example:p>+ ?x",
            "?x <urn:example:p>+ <urn:example:n" + length + ">")) {
      String count = "SELECT (COUNT(*) AS ?n) { " + path + " }";
      String rows = answer(data, count, EngineExtensions.ALL, none).toString();
      assertTrue(rows.contains("\"" + length + "\""), rows);
    }
  }

  /** When ARQ's own join can be closed as well, the wrapper may go. */
  @Test
  void aJoinMayBeClosedBeforeItIsAskedForAnything() {
    var context = ExecutionContext.create(dataset(DefaultGraph.UNION), ARQ.getContext().copy());
    QueryIterator left = QueryIterRoot.create(context);
    QueryIterator right = QueryIterRoot.create(context);
    QueryIterator stock = Join.hashJoin(left, right, context);
    ClosableJoin.of(context, stock, left, right).close();
    QueryIterator plain =
        Join.hashJoin(QueryIterRoot.create(context), QueryIterRoot.create(context), context);
    assertThrows(NullPointerException.class, plain::close);
  }

  /** Jena's name for the union of the named graphs, where the default graph is not one of them. */
  @Test
  void theUnionOfTheNamedGraphsHoldsEachStatementOnceAndNoOther() {
    MemoryEngine.register();
    MemoryDataset data = new MemoryDataset(DefaultGraph.OWN).edit();
    for (String graph : List.of("g1", "g2", "g3")) {
      data.add(iri(graph), iri("n1"), iri("p"), iri("n2"));
    }
    data.add(Quad.defaultGraphIRI, iri("n3"), iri("p"), iri("n4"));
    data.freeze();
    var none = new Counts(new Counts.Of(0, 0, 0), Map.of(), Map.of());
    String text = "SELECT * { GRAPH <urn:x-arq:UnionGraph> { ?a <urn:example:p> ?b } }";
    assertEquals(
        List.of("[?a=urn:example:n1, ?b=urn:example:n2]"),
        answer(data, text, EngineExtensions.ALL, none));
  }

  /** Also where more of them are kept than ARQ keeps. */
  @Test
  void theFirstRowsInOrderAreThoseOfASort() {
    var random = new RandomQueries(seed("ExtensionsTest"));
    DatasetGraph data = dataset(DefaultGraph.UNION);
    data.executeWrite(
        () -> {
          for (int i = 0; i < 3_000; i++) {
            Node object = i % 3 == 0 ? random.value() : iri("n" + i % 2_000);
            data.add(iri("g"), iri("n" + i), iri("p" + i % 2), object);
          }
        });
    for (String what : List.of("DISTINCT ?o", "DISTINCT ?o ?p", "?s ?o")) {
      for (String limit : List.of("LIMIT 1100", "LIMIT 700 OFFSET 600", "LIMIT 9000")) {
        String text = "SELECT " + what + " { ?s ?p ?o } ORDER BY DESC(?o) " + limit;
        List<String> sorted = inOrder(data, text, EngineExtensions.NONE);
        ARQ.getContext().set(ARQ.topNSortingThreshold, 100_000);
        try {
          assertEquals(sorted, inOrder(data, text, EngineExtensions.ALL), text);
        } finally {
          ARQ.getContext().unset(ARQ.topNSortingThreshold);
        }
      }
    }
  }

  private static List<String> inOrder(DatasetGraph data, String text, EngineExtensions levers) {
    return data.calculateRead(
        () -> {
          List<String> rows = new ArrayList<>();
          var exec =
              QueryExec.dataset(data)
                  .query(text)
                  .set(ARQConstants.sysOpExecutorFactory, levers.executor(Optional.empty()));
          try (QueryExec running = exec.build()) {
            running
                .select()
                .forEachRemaining(
                    row -> rows.add(row.get("s") + " " + row.get("o") + " " + row.get("p")));
          }
          return rows;
        });
  }

  @Test
  void valuesMayBeClosedBeforeTheyAreAskedForAnything() {
    var context = ExecutionContext.create(dataset(DefaultGraph.UNION), ARQ.getContext().copy());
    var query = QueryFactory.create("SELECT * { } VALUES ?a { 1 2 }");
    var values = OpTable.create(new TableData(query.getValuesVariables(), query.getValuesData()));
    var row = BindingFactory.binding(Var.alloc("a"), RandomQueries.iri("n"));
    var executor = EngineExtensions.ALL.executor(Optional.empty()).create(context);
    executor.executeOp(values, QueryIterSingleton.create(row, context)).close();
    var stock = new OpExecutorTDB2(context) {};
    QueryIterator plain = stock.executeOp(values, QueryIterSingleton.create(row, context));
    assertThrows(NullPointerException.class, plain::close);
  }

  /** Two patterns in each of which little is bound are not multiplied. */
  @Test
  void theOrderFollowsWhatIsConnected() {
    var in = new Counts.Of(10_000, 10_000, 100);
    var who = new Counts.Of(10_000, 10_000, 1_000);
    var all = new Counts.Of(20_000, 10_000, 1_100);
    var counts =
        new Counts(
            all, Map.of(RandomQueries.iri("in"), in, RandomQueries.iri("who"), who), Map.of());
    Query query =
        QueryFactory.create(
            "SELECT * { ?m <urn:example:in> <urn:example:c1> . ?n <urn:example:in> <urn:example:c2>"
                + " . ?m <urn:example:who> ?p . ?n <urn:example:who> ?p }");
    var patterns = new ArrayList<TriplePath>();
    var element = (ElementGroup) query.getQueryPattern();
    ((ElementPathBlock) element.get(0)).patternElts().forEachRemaining(patterns::add);
    var order = new JoinOrder(counts, Map.of()).order(patterns, Set.of());
    assertEquals("?p", order.get(1).getObject().toString());
  }

  private static MemoryDataset copy(DatasetGraph data, DefaultGraph asked) {
    MemoryDataset copy = new MemoryDataset(asked).edit();
    data.executeRead(() -> data.find().forEachRemaining(copy::add));
    copy.freeze();
    return copy;
  }

  private static DatasetGraph dataset(DefaultGraph asked) {
    DatasetGraph data = DatabaseMgr.createDatasetGraph();
    data.getContext().set(TDB2.symUnionDefaultGraph, asked == DefaultGraph.UNION);
    return data;
  }

  private static void write(
      DatasetGraph data, DefaultGraph asked, Counters counters, RandomQueries random, int size) {
    long scan = counters.beginScan();
    assertTrue(counters.endScan(scan, data.calculateRead(() -> counters.scan(data, scan))));
    add(data, asked, counters, random, size);
  }

  private static void add(
      DatasetGraph data, DefaultGraph asked, Counters counters, RandomQueries random, int size) {
    data.begin(ReadWrite.WRITE);
    for (int i = 0; i < size; i++) {
      counters.add(data, random.quad(asked));
    }
    counters.beforeCommit();
    data.commit();
    data.end();
    counters.afterCommit();
  }

  /**
   * Empty when there are too many, or when stock ARQ fails by itself, as it does on some EXISTS and
   * OPTIONAL.
   */
  private static Optional<List<String>> stock(DatasetGraph data, String text, Counts counts) {
    try {
      return Optional.of(answer(data, text, EngineExtensions.NONE, counts))
          .filter(rows -> rows.size() < MOST_ROWS);
    } catch (InternalErrorException | NullPointerException e) {
      return Optional.empty();
    }
  }

  /** The rows as text, in order of that: an answer without ORDER BY has no order. */
  private static List<String> answer(
      DatasetGraph data, String text, EngineExtensions levers, Counts counts) {
    return data.calculateRead(
        () -> {
          var exec =
              QueryExec.dataset(data)
                  .query(QueryFactory.create(PREFIXES + text))
                  .set(
                      ARQConstants.sysOpExecutorFactory,
                      levers.executor(Optional.of(new GraphStatistics(counts, true))));
          List<String> rows = new ArrayList<>();
          try (QueryExec running = exec.build()) {
            RowSet found = running.select();
            while (found.hasNext() && rows.size() < MOST_ROWS) {
              var row = found.next();
              List<String> cells = new ArrayList<>();
              row.vars()
                  .forEachRemaining(
                      v -> {
                        if (v.isNamedVar()) {
                          cells.add(v + "=" + row.get(v));
                        }
                      });
              Collections.sort(cells);
              rows.add(cells.toString());
            }
          }
          Collections.sort(rows);
          return rows;
        });
  }

  private static Counts.Of naive(DatasetGraph data, DefaultGraph asked) {
    return data.calculateRead(
        () -> {
          Set<Node> subjects = new HashSet<>();
          Set<Node> objects = new HashSet<>();
          int[] size = {0};
          (asked == DefaultGraph.UNION ? data.getUnionGraph() : data.getDefaultGraph())
              .find()
              .forEachRemaining(
                  t -> {
                    size[0]++;
                    subjects.add(t.getSubject());
                    objects.add(t.getObject());
                  });
          return new Counts.Of(size[0], subjects.size(), objects.size());
        });
  }

  private static String all(DatasetGraph data) {
    var text = new StringBuilder();
    data.executeRead(() -> data.find().forEachRemaining(q -> text.append('\n').append(q)));
    return text.toString();
  }
}
