package org.passeur.conformance;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.ResultSetFactory;
import org.apache.jena.query.ResultSetRewindable;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.rdf.model.RDFNode;
import org.apache.jena.rdf.model.ResourceFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.ResultSetMgr;
import org.apache.jena.riot.resultset.ResultSetLang;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingLib;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.sparql.resultset.RDFInput;
import org.apache.jena.sparql.resultset.ResultsCompare;
import org.apache.jena.sparql.resultset.SPARQLResult;
import org.apache.jena.sparql.util.IsoMatcher;
import org.apache.jena.sparql.vocabulary.ResultSetGraphVocab;
import org.passeur.conformance.Endpoint.Answer;

/**
 * The query, update and syntax tests of SPARQL 1.0 or 1.1, all over HTTP. Not among them:
 * entailment regimes and federation, which are not offered.
 */
final class SparqlSuite {
  private static final String QT = "http://www.w3.org/2001/sw/DataAccess/tests/test-query#";
  private static final String UT = "http://www.w3.org/2009/sparql/tests/test-update#";
  private static final RDFNode TRUE = ResourceFactory.createTypedLiteral(true);
  private static final String LABEL = "http://www.w3.org/2000/01/rdf-schema#label";
  private static final List<String> LEFT_OUT = List.of("service", "entailment", "syntax-fed");

  private final Endpoint server;
  private final Map<String, Supplier<String>> cases = new LinkedHashMap<>();

  private SparqlSuite(Endpoint server) {
    this.server = server;
  }

  /** The suite of 2008, its evaluation and syntax tests. */
  static SparqlSuite version10(Path folder, Endpoint server) {
    var suite = new SparqlSuite(server);
    suite.addIncluded(folder.resolve("sparql/sparql10/manifest.ttl"));
    return suite;
  }

  /** The suite of 2013: query, update, and formats of results. */
  static SparqlSuite version11(Path folder, Endpoint server) {
    var suite = new SparqlSuite(server);
    Path files = folder.resolve("sparql/sparql11");
    for (String part : List.of("query", "update", "results")) {
      suite.addIncluded(files.resolve("manifest-sparql11-" + part + ".ttl"));
    }
    return suite;
  }

  private void addIncluded(Path whole) {
    for (Path manifest : new TestManifest(whole).included()) {
      String name = manifest.getParent().getFileName().toString();
      if (!LEFT_OUT.contains(name)) {
        new TestManifest(manifest).entries().forEach(e -> cases.put(e.name(), () -> guarded(e)));
      }
    }
  }

  Map<String, Supplier<String>> cases() {
    return cases;
  }

  private String guarded(TestManifest.Entry test) {
    try {
      return run(test);
    } catch (RuntimeException e) {
      return e.toString();
    }
  }

  private String run(TestManifest.Entry test) {
    return switch (test.kind()) {
      case "QueryEvaluationTest", "CSVResultFormatTest" -> evaluate(test);
      case "UpdateEvaluationTest" -> update(test);
      case "PositiveSyntaxTest11", "PositiveSyntaxTest" -> reads(syntax(test, true));
      case "NegativeSyntaxTest11", "NegativeSyntaxTest" -> refuses(syntax(test, true));
      case "PositiveUpdateSyntaxTest11", "PositiveUpdateSyntaxTest" -> reads(syntax(test, false));
      case "NegativeUpdateSyntaxTest11", "NegativeUpdateSyntaxTest" -> refuses(syntax(test, false));
      default -> "a kind of test that is not run: " + test.kind();
    };
  }

  private Answer syntax(TestManifest.Entry test, boolean query) {
    String text = text(test.part("action").orElseThrow());
    return query ? server.ask(text, "*/*") : server.change(text);
  }

  /** What was read may still be refused for what it asks, such as LOAD. */
  private static String reads(Answer answer) {
    return answer.status() == 400 ? answer.body() : "";
  }

  private static String refuses(Answer answer) {
    return answer.status() == 400 ? "" : "status " + answer.status();
  }

  private String evaluate(TestManifest.Entry test) {
    Node action = test.part("action").orElseThrow();
    Node file = test.of().value(action, QT + "query").orElseThrow();
    load(test, action, QT);
    Query query = QueryFactory.create(text(file), file.getURI());
    loadNamedBy(query);
    Node expected = test.part("result").orElseThrow();
    String sent = "BASE <" + file.getURI() + ">\n" + text(file);
    Answer answer = server.ask(sent, accept(query, expected.getURI()));
    if (!answer.ok()) {
      return "status " + answer.status() + " " + answer.body();
    }
    if (query.isConstructType() || query.isDescribeType()) {
      return RDFDataMgr.loadGraph(expected.getURI()).isIsomorphicWith(graph(answer)) ? "" : "graph";
    }
    Lang lang = lang(expected.getURI());
    var body = new ByteArrayInputStream(answer.bytes());
    SPARQLResult wanted = expected(expected.getURI(), query);
    if (query.isAskType()) {
      return wanted.getBooleanResult() == ResultSetMgr.readBoolean(body, lang) ? "" : "truth";
    }
    ResultSetRewindable is = ResultSetMgr.read(body, lang).rewindable();
    ResultSetRewindable must = wanted.getResultSet().rewindable();
    if (expected.getURI().endsWith(".csv")) {
      return rows(expected).equals(rows(answer.body())) ? "" : "other rows: " + answer.body();
    }
    if (isLax(test) ? distinct(must).equals(distinct(is)) : ResultsCompare.equalsByTerm(must, is)) {
      return "";
    }
    String otherwise = "other rows: " + answer.body();
    return equalsByValue(query, must, is) ? Suites.BY_VALUE + otherwise : otherwise;
  }

  /** The suite of 2008 writes most of its results as RDF. */
  private static SPARQLResult expected(String file, Query query) {
    if (!file.endsWith(".ttl") && !file.endsWith(".rdf")) {
      return ResultSetFactory.result(file);
    }
    Model model = RDFDataMgr.loadModel(file);
    return query.isAskType()
        ? new SPARQLResult(model.contains(null, ResultSetGraphVocab.p_boolean, TRUE))
        : new SPARQLResult(RDFInput.fromRDF(model));
  }

  private static boolean equalsByValue(
      Query query, ResultSetRewindable must, ResultSetRewindable is) {
    must.reset();
    is.reset();
    return query.isOrdered()
        ? ResultsCompare.equalsByValueAndOrder(must, is)
        : ResultsCompare.equalsByValue(must, is);
  }

  /** REDUCED may keep a row or drop what stands twice. */
  private static boolean isLax(TestManifest.Entry test) {
    return test.part("resultCardinality").isPresent();
  }

  private static Set<Binding> distinct(ResultSetRewindable rows) {
    Set<Binding> found = new HashSet<>();
    rows.forEachRemaining(row -> found.add(BindingLib.asBinding(row)));
    return found;
  }

  private static List<String> rows(Node file) {
    return rows(text(file));
  }

  /** CSV has no terms, only texts; the names of blank nodes are the server's own. */
  private static List<String> rows(String csv) {
    return csv.replaceAll("_:[^,\\s]+", "_:b").lines().sorted().toList();
  }

  private static Graph graph(Answer answer) {
    Graph graph = GraphFactory.createDefaultGraph();
    RDFParser.fromString(answer.body(), Lang.NTRIPLES).parse(graph);
    return graph;
  }

  private static String accept(Query query, String expected) {
    return query.isConstructType() || query.isDescribeType()
        ? "application/n-triples"
        : lang(expected).getContentType().getContentTypeStr();
  }

  /** The result format of a file; what is written as RDF is asked for in JSON. */
  private static Lang lang(String file) {
    return file.endsWith(".srx")
        ? ResultSetLang.RS_XML
        : file.endsWith(".csv")
            ? ResultSetLang.RS_CSV
            : file.endsWith(".tsv") ? ResultSetLang.RS_TSV : ResultSetLang.RS_JSON;
  }

  private String update(TestManifest.Entry test) {
    Node action = test.part("action").orElseThrow();
    Node file = test.of().value(action, UT + "request").orElseThrow();
    load(test, action, UT);
    Answer answer = server.change("BASE <" + file.getURI() + ">\n" + text(file));
    if (!answer.ok()) {
      return "status " + answer.status() + " " + answer.body();
    }
    DatasetGraph expected = dataset(test, test.part("result").orElseThrow(), UT);
    return IsoMatcher.isomorphic(expected, server.everything()) ? "" : "other data";
  }

  private void load(TestManifest.Entry test, Node action, String vocabulary) {
    server.change("DROP ALL");
    DatasetGraph data = dataset(test, action, vocabulary);
    put(server.graphs() + "?default", data.getDefaultGraph());
    data.listGraphNodes().forEachRemaining(g -> put(server.graph(g.getURI()), data.getGraph(g)));
  }

  /** Graphs that only the query names: those of SPARQL 1.0 are files beside it. */
  private void loadNamedBy(Query query) {
    Stream.concat(query.getGraphURIs().stream(), query.getNamedGraphURIs().stream())
        .forEach(name -> put(server.graph(name), read(TestManifest.iri(name))));
  }

  private void put(String address, Graph graph) {
    var out = new ByteArrayOutputStream();
    RDFDataMgr.write(out, graph, Lang.NTRIPLES);
    Answer answer = server.send("PUT", address, "application/n-triples", "", out.toByteArray());
    if (!answer.ok()) {
      throw new IllegalStateException("data not taken: " + answer.status() + answer.body());
    }
  }

  private static DatasetGraph dataset(TestManifest.Entry test, Node of, String vocabulary) {
    DatasetGraph data = DatasetGraphFactory.create();
    for (Node file : test.of().values(of, vocabulary + "data")) {
      read(file).find().forEachRemaining(data.getDefaultGraph()::add);
    }
    for (Node part : test.of().values(of, vocabulary + "graphData")) {
      Optional<Node> file =
          test.of()
              .value(part, vocabulary + "graph")
              .or(() -> test.of().value(part, vocabulary + "data"));
      Node name =
          test.of()
              .value(part, LABEL)
              .map(n -> TestManifest.iri(n.getLiteralLexicalForm()))
              .orElse(part);
      Graph target = data.getGraph(name);
      read(file.orElse(part)).find().forEachRemaining(target::add);
    }
    return data;
  }

  private static Graph read(Node file) {
    return ModelFactory.createDefaultModel().read(file.getURI()).getGraph();
  }

  private static String text(Node file) {
    try {
      return Files.readString(Path.of(URI.create(file.getURI())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
