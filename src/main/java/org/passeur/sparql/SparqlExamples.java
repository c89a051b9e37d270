package org.passeur.sparql;

import java.util.Map;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.graph.GraphFactory;
import org.passeur.sparql.library.QueryHeader;
import org.passeur.sparql.library.QueryLibrary;
import org.passeur.vocab.Addresses;
import org.passeur.vocab.Dcterms;
import org.passeur.vocab.Prefixes;
import org.passeur.vocab.Rdf;
import org.passeur.vocab.Schema;
import org.passeur.vocab.Sh;

/**
 * The public queries of the library as data, in the vocabulary of SIB's sparql-examples: each is an
 * {@code sh:SPARQLExecutable} with its text, a comment in both languages, keywords and the endpoint
 * it is for. Default values of parameters are in the text, so that it can be run as it is.
 */
public final class SparqlExamples {
  private static final Node EXECUTABLE = sh("SPARQLExecutable");
  private static final Node SELECT = sh("SPARQLSelectExecutable");
  private static final Node CONSTRUCT = sh("SPARQLConstructExecutable");
  private static final Node ONTOLOGY = NodeFactory.createURI(Rdf.OWL + "Ontology");
  private static final Node KEYWORDS = NodeFactory.createURI(Schema.NS + "keywords");
  private static final Node TARGET = NodeFactory.createURI(Schema.NS + "target");

  private SparqlExamples() {}

  /** A graph with all of them. */
  public static Graph graph(QueryLibrary queries, Addresses addresses) {
    Graph graph = GraphFactory.createDefaultGraph();
    Node prefixes =
        NodeFactory.createURI(addresses.base() + "/.well-known/sparql-examples#prefixes");
    graph.add(prefixes, Rdf.TYPE, ONTOLOGY);
    Prefixes.ALL.forEach((name, namespace) -> declare(graph, prefixes, name, namespace));
    for (String name : queries.ready()) {
      QueryHeader header = queries.header(name);
      if (!header.staffOnly()) {
        example(graph, queries, addresses, name, header, prefixes);
      }
    }
    return graph;
  }

  private static void declare(Graph graph, Node prefixes, String name, String namespace) {
    Node one = NodeFactory.createURI(prefixes.getURI() + "-" + name);
    graph.add(prefixes, sh("declare"), one);
    graph.add(one, sh("prefix"), NodeFactory.createLiteralString(name));
    graph.add(one, sh("namespace"), NodeFactory.createLiteralDT(namespace, XSDDatatype.XSDanyURI));
  }

  private static void example(
      Graph graph,
      QueryLibrary queries,
      Addresses addresses,
      String name,
      QueryHeader header,
      Node prefixes) {
    Node example = NodeFactory.createURI(addresses.base() + "/queries/" + name);
    boolean constructs = queries.constructs(name);
    String text = queries.text(name, header.bind(Map.of(), addresses.resolver()));
    graph.add(example, Rdf.TYPE, EXECUTABLE);
    graph.add(example, Rdf.TYPE, constructs ? CONSTRUCT : SELECT);
    graph.add(
        example, sh(constructs ? "construct" : "select"), NodeFactory.createLiteralString(text));
    graph.add(example, sh("prefixes"), prefixes);
    graph.add(example, TARGET, NodeFactory.createURI(addresses.base() + "/sparql"));
    header.titles().forEach((lang, t) -> graph.add(example, Rdf.COMMENT, text(t, lang)));
    header
        .descriptions()
        .forEach((lang, t) -> graph.add(example, Dcterms.DESCRIPTION, text(t, lang)));
    header
        .keywords()
        .forEach(word -> graph.add(example, KEYWORDS, NodeFactory.createLiteralString(word)));
  }

  private static Node text(String text, String language) {
    return NodeFactory.createLiteralLang(text, language);
  }

  private static Node sh(String name) {
    return NodeFactory.createURI(Sh.NS + name);
  }
}
