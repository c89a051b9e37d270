package org.passeur.conformance;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphUtil;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.sparql.util.graph.GNode;
import org.apache.jena.sparql.util.graph.GraphList;
import org.apache.jena.vocabulary.RDF;

/** A test manifest of the W3C: its entries in order. */
final class TestManifest {
  static final String MF = "http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#";

  private final Graph graph = GraphFactory.createDefaultGraph();
  private final Path file;

  TestManifest(Path file) {
    this.file = file;
    RDFParser.source(file).base(file.toUri().toString()).parse(graph);
  }

  /** One test: its name, its kind without namespace, and its parts. */
  record Entry(String name, String kind, Node node, TestManifest of) {
    /** The value of a property of the test. */
    Optional<Node> part(String property) {
      return of.value(node, MF + property);
    }
  }

  List<Entry> entries() {
    List<Entry> entries = new ArrayList<>();
    for (Node node : list("entries")) {
      String kind = value(node, RDF.type.getURI()).map(Node::getLocalName).orElse("");
      String name = node.isURI() ? node.getURI().replaceFirst(".*#", "") : node.toString();
      entries.add(new Entry(file.getParent().getFileName() + "/" + name, kind, node, this));
    }
    return entries;
  }

  /** Folders of the manifests that this one includes. */
  List<Path> included() {
    return list("include").stream().map(n -> Path.of(java.net.URI.create(n.getURI()))).toList();
  }

  private List<Node> list(String property) {
    List<Node> nodes = new ArrayList<>();
    graph
        .find(Node.ANY, iri(MF + property), Node.ANY)
        .forEachRemaining(t -> nodes.addAll(GraphList.members(new GNode(graph, t.getObject()))));
    return nodes;
  }

  Optional<Node> value(Node subject, String property) {
    return values(subject, property).stream().findFirst();
  }

  List<Node> values(Node subject, String property) {
    return GraphUtil.listObjects(graph, subject, iri(property)).toList();
  }

  static Node iri(String text) {
    return NodeFactory.createURI(text);
  }

  static Graph read(Node file) {
    return RDFDataMgr.loadGraph(file.getURI());
  }
}
