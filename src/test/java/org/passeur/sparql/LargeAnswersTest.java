package org.passeur.sparql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BiFunction;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.RDFLanguages;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.graph.GraphFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.passeur.TestBase;
import org.passeur.TestData;
import org.passeur.document.JsonLdFlow;
import org.passeur.document.Representation;
import org.passeur.engine.GraphStatistics;
import org.passeur.engine.memory.DefaultGraph;
import org.passeur.engine.memory.MemoryDataset;
import org.passeur.engine.memory.MemoryEngine;
import org.passeur.evaluator.Limits;
import org.passeur.kernel.Problem;

/** CONSTRUCT of more statements than are held back. */
class LargeAnswersTest extends TestBase {
  private static final int MANY = 3 * QueryRun.GATHERED;
  private static final String TURNED =
      "CONSTRUCT { ?o <http://example.org/q> ?s } { ?s <urn:example:p> ?o }";

  private static MemoryDataset data = new MemoryDataset(DefaultGraph.UNION);

  @BeforeAll
  static void fill() {
    MemoryEngine.register();
    data = data.edit();
    for (int i = 0; i < MANY; i++) {
      data.add(
          NodeFactory.createURI("urn:example:g"),
          NodeFactory.createURI("urn:example:s" + i),
          NodeFactory.createURI("urn:example:p"),
          NodeFactory.createURI("urn:example:o" + i % 3_000));
    }
    data.freeze();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/turtle",
        "application/n-triples",
        "application/trig",
        "application/n-quads",
        "application/rdf+xml",
        "application/ld+json"
      })
  void everyFormatHoldsEveryStatement(String type) throws IOException {
    assertEquals(MANY, graph(answer(TURNED, type, 0), type).size());
  }

  @Test
  void aShortAnswerIsLaidOutForReadingAndSaysNothingTwice() throws IOException {
    String twice = "CONSTRUCT { ?o a <urn:example:T> } { ?s <urn:example:p> ?o }";
    try (InputStream in = answer(twice, "text/turtle", 0).content().get()) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      assertEquals(
          3_000, text.lines().filter(line -> line.contains("urn:example:T")).count(), text);
    }
  }

  @Test
  void aPropertyThatXmlCannotNameIsSaidToBeOne() {
    String named = "CONSTRUCT { ?s <http://example.org/> ?o } { ?s <urn:example:p> ?o } LIMIT 1";
    var problem = assertThrows(Problem.class, () -> answer(named, "application/rdf+xml", 0));
    assertEquals(Problem.Kind.NOT_ACCEPTABLE, problem.kind());
  }

  /** A writer that gathers what is said of one thing would hold all of this. */
  @ParameterizedTest
  @ValueSource(strings = {"text/turtle", "application/trig", "application/n-triples"})
  void whatIsSaidOfOneThingFlowsAsWell(String type) {
    String one =
        "CONSTRUCT { <urn:example:a> <http://example.org/q> ?s } { ?s <urn:example:p> ?o }";
    var problem = assertThrows(Problem.class, () -> answer(one, type, 900_000));
    assertEquals(Problem.Kind.TOO_LARGE, problem.kind());
  }

  @Test
  void aStatementAboutAStatementIsNotWrittenAsSomethingElse() {
    var flow = new JsonLdFlow(OutputStream.nullOutputStream());
    var node = NodeFactory.createURI("urn:example:a");
    flow.triple(Triple.create(node, node, NodeFactory.createTripleTerm(node, node, node)));
    var problem = assertThrows(Problem.class, flow::finish);
    assertEquals(Problem.Kind.NOT_ACCEPTABLE, problem.kind());
  }

  @Test
  void jsonLdKeepsEveryKindOfTerm() throws IOException {
    String terms =
        """
        CONSTRUCT { <urn:example:a> a <urn:example:T>, "no class" ; <urn:example:p> "x"@fr-CA, "y", 7, true, _:n, 2.50 .
          _:n a <urn:example:U> ; <urn:example:q> <urn:example:a>, "1"^^<urn:example:t> } { }
        """;
    Graph turtle = graph(answer(terms, "text/turtle", 0), "text/turtle");
    Graph json = graph(answer(terms, "application/ld+json", 0), "application/ld+json");
    assertTrue(turtle.isIsomorphicWith(json), json::toString);
    assertEquals(11, json.size());
  }

  @Test
  void whatIsTooLongIsRefusedAsAWhole() {
    var problem =
        assertThrows(Problem.class, () -> answer(TURNED, "application/n-triples", 500_000));
    assertEquals(Problem.Kind.TOO_LARGE, problem.kind());
    assertTrue(String.valueOf(problem.getMessage()).contains("500000"));
  }

  private static Representation answer(String query, String type, long most) {
    var source =
        new SparqlService.Source() {
          @Override
          public <T> T read(BiFunction<DatasetGraph, Optional<GraphStatistics>, T> reading) {
            return reading.apply(data, Optional.empty());
          }
        };
    var limits = new Limits(Duration.ofMinutes(1), 0, 10_000, most);
    return new SparqlService(source, TestData.ADDRESSES, limits, Optional.empty())
        .answer(SparqlRequest.of(query, type), false)
        .document();
  }

  private static Graph graph(Representation document, String type) {
    Graph graph = GraphFactory.createDefaultGraph();
    RDFParser.source(document.content().get())
        .lang(RDFLanguages.contentTypeToLang(type))
        .parse(graph);
    return graph;
  }
}
