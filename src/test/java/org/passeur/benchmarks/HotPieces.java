package org.passeur.benchmarks;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.Syntax;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.lang.sparql_11.ParserSPARQL11;
import org.apache.jena.sys.JenaSystem;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.passeur.TestData;
import org.passeur.engine.GraphStatistics;
import org.passeur.engine.memory.DefaultGraph;
import org.passeur.engine.memory.MemoryDataset;
import org.passeur.engine.memory.MemoryEngine;
import org.passeur.engine.parse.QuickParser;
import org.passeur.evaluator.Client;
import org.passeur.evaluator.Limits;
import org.passeur.sparql.SparqlRequest;
import org.passeur.sparql.SparqlService;

/** What every short query goes through, piece by piece, with JMH. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class HotPieces {
  private static final int THINGS = 50_000;
  private static final String AT = "https://passeur.test/id/";
  private static final String QUERY =
      """
      PREFIX dct: <http://purl.org/dc/terms/>
      PREFIX foaf: <http://xmlns.com/foaf/0.1/>
      SELECT ?title ?name { <https://passeur.test/id/r/77> dct:title ?title ; dct:creator ?who .
        ?who foaf:name ?name } LIMIT 20
      """;

  private MemoryDataset data = new MemoryDataset(DefaultGraph.UNION);
  private SparqlService service = service();
  private int number;

  /** Resources with a title and a creator, who has a name. */
  @Setup
  public void fill() {
    JenaSystem.init();
    MemoryEngine.register();
    QuickParser.register();
    MemoryDataset filling = data.edit();
    for (int i = 0; i < THINGS; i++) {
      Node resource = NodeFactory.createURI(AT + "r/" + i);
      Node person = NodeFactory.createURI(AT + "p/" + i / 5);
      add(filling, resource, "http://purl.org/dc/terms/title", text("Titre " + i));
      add(filling, resource, "http://purl.org/dc/terms/creator", person);
      add(filling, person, "http://xmlns.com/foaf/0.1/name", text("Nom " + i / 5));
    }
    filling.freeze();
    data = filling;
    service = service();
  }

  private static Node text(String text) {
    return NodeFactory.createLiteralString(text);
  }

  private static void add(MemoryDataset into, Node subject, String property, Node object) {
    into.add(NodeFactory.createURI(AT + "g"), subject, NodeFactory.createURI(property), object);
  }

  private SparqlService service() {
    var source =
        new SparqlService.Source() {
          @Override
          public <T> T read(BiFunction<DatasetGraph, Optional<GraphStatistics>, T> reading) {
            return reading.apply(data, Optional.empty());
          }
        };
    return new SparqlService(source, TestData.ADDRESSES, Limits.PUBLIC, Optional.empty());
  }

  /** ARQ's own parser. */
  @Benchmark
  public Query readByArq() {
    return new ParserSPARQL11().parse(new Query(), QUERY);
  }

  @Benchmark
  public Query read() {
    return QueryFactory.create(QUERY, "http://example.org/", Syntax.syntaxSPARQL_11);
  }

  /** From the text that was not sent before to the bytes of the answer. */
  @Benchmark
  public SparqlService.Answer answer() {
    String text = QUERY + "# " + number++;
    var request =
        new SparqlRequest(
            text,
            List.of(),
            List.of(),
            "application/sparql-results+json",
            "",
            Client.program("client"));
    return service.answer(request, false);
  }

  /** The next version of a store with ten statements more. */
  @Benchmark
  public MemoryDataset change() {
    MemoryDataset next = data.edit();
    Node resource = NodeFactory.createURI(AT + "new/" + number++);
    for (int i = 0; i < 10; i++) {
      add(next, resource, "http://purl.org/dc/terms/subject", NodeFactory.createURI(AT + "t/" + i));
    }
    next.freeze();
    return next;
  }
}
