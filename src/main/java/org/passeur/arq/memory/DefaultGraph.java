package org.passeur.arq.memory;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;

/** What a query asks when it names no graph (SPARQL 1.1 Query, section 13). */
public enum DefaultGraph {
  /** All named graphs as one. */
  UNION(Node.ANY),

  /** A graph beside the named ones, as the test suites have it. */
  OWN(Quad.defaultGraphIRI);

  private final Node key;

  DefaultGraph(Node key) {
    this.key = key;
  }

  /** What a store is asked for: every named graph, or the graph that has no name. */
  public Node key() {
    return key;
  }

  /** The graph itself, in a dataset of which this is the default graph. */
  public Graph of(DatasetGraph data) {
    return this == UNION ? data.getUnionGraph() : data.getDefaultGraph();
  }

  /**
   * True when that is what a graph of the algebra stands for.
   *
   * @param graph after queries on the union were written as such
   */
  public boolean is(Node graph) {
    return this == UNION ? Quad.isUnionGraph(graph) : Quad.isDefaultGraph(graph);
  }
}
