package org.passeur.document;

import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.RDF;
import org.passeur.kernel.Report;
import org.passeur.vocab.Sh;

/**
 * Converts a report to a {@code sh:ValidationReport} (SHACL, section 3.6). The messages are in both
 * languages; a path that is not a single property is left out.
 */
public final class ReportDocument {
  private ReportDocument() {}

  public static Graph graph(Report report) {
    Graph graph = GraphFactory.createDefaultGraph();
    Node root = NodeFactory.createBlankNode();
    Node conforms =
        NodeFactory.createLiteralDT(Boolean.toString(report.conforms()), XSDDatatype.XSDboolean);
    graph.add(root, RDF.type.asNode(), Sh.VALIDATION_REPORT);
    graph.add(root, Sh.CONFORMS, conforms);
    report.results().forEach(r -> add(graph, root, r));
    return graph;
  }

  private static void add(Graph graph, Node root, Report.Result result) {
    Node node = NodeFactory.createBlankNode();
    graph.add(root, Sh.RESULT, node);
    graph.add(node, RDF.type.asNode(), Sh.VALIDATION_RESULT);
    graph.add(node, Sh.RESULT_SEVERITY, severity(result.severity()));
    graph.add(node, Sh.FOCUS_NODE, result.focus());
    result.path().ifPresent(path -> graph.add(node, Sh.RESULT_PATH, path));
    result.value().ifPresent(value -> graph.add(node, Sh.VALUE, value));
    graph.add(node, Sh.SOURCE_SHAPE, result.rule());
    graph.add(node, Sh.SOURCE_CONSTRAINT_COMPONENT, result.component());
    graph.add(node, Sh.RESULT_MESSAGE, NodeFactory.createLiteralLang(result.message().fr(), "fr"));
    graph.add(node, Sh.RESULT_MESSAGE, NodeFactory.createLiteralLang(result.message().en(), "en"));
  }

  private static Node severity(Report.Severity severity) {
    return switch (severity) {
      case VIOLATION -> Sh.VIOLATION;
      case WARNING -> Sh.WARNING;
      case INFO -> Sh.INFO;
    };
  }
}
