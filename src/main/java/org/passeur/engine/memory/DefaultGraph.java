package org.passeur.engine.memory;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;

/** The default graph of queries (SPARQL 1.1 Query, section 13). */
public enum DefaultGraph {
  /** The union of all named graphs. */
  UNION(Node.ANY),

  /** A graph beside the named ones, as conformance suites need it. */
  OWN(Quad.defaultGraphIRI);

  private final Node key;

  DefaultGraph(Node key) {
    this.key = key;
  }

  /** The graph name to search in a store: any named graph, or the graph without a name. */
  public Node key() {
    return key;
  }

  /** The default graph of a dataset. */
  public Graph of(DatasetGraph data) {
    return this == UNION ? data.getUnionGraph() : data.getDefaultGraph();
  }

  /**
   * Returns whether a graph name of the algebra stands for the default graph.
   *
   * @param graph a graph name, after rewriting for the union
   */
  public boolean is(Node graph) {
    return this == UNION ? Quad.isUnionGraph(graph) : Quad.isDefaultGraph(graph);
  }
}
