package org.passeur.sparql;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphMemFactory;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.sparql.graph.GraphWrapper;
import org.passeur.engine.watch.TimeLimit;

/** A graph in memory with a limit on its size and on time. */
final class BoundedGraph extends GraphWrapper {
  private static final int OF_A_TRIPLE = 32;

  private final long most;
  private final TimeLimit time;
  private long weight;

  /**
   * @param most most characters in its terms; 0 for no limit
   */
  BoundedGraph(long most, TimeLimit time) {
    super(GraphMemFactory.createDefaultGraphSameTerm());
    this.most = most;
    this.time = time;
  }

  @Override
  public void add(Triple triple) {
    if (time.isUp()) {
      throw new QueryCancelledException();
    }
    Graph graph = get();
    if (graph.contains(triple)) {
      return;
    }
    weight +=
        OF_A_TRIPLE
            + length(triple.getSubject())
            + length(triple.getPredicate())
            + length(triple.getObject());
    if (most > 0 && weight > most) {
      throw Spool.tooLong(most);
    }
    graph.add(triple);
  }

  @Override
  public void add(Node subject, Node predicate, Node object) {
    add(Triple.create(subject, predicate, object));
  }

  private static int length(Node node) {
    return node.isLiteral()
        ? node.getLiteralLexicalForm().length()
        : node.isURI() ? node.getURI().length() : 1;
  }
}
