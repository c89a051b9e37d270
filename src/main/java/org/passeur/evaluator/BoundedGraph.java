package org.passeur.evaluator;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphMemFactory;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.graph.GraphWrapper;
import org.passeur.kernel.Problem;

/** A graph in memory with a limit on its size and on time. */
public final class BoundedGraph extends GraphWrapper {
  private static final int OF_A_TRIPLE = 32;

  private final long most;
  private final Evaluation evaluation;
  private long weight;

  /**
   * @param most most characters in its terms; 0 for no limit
   */
  public BoundedGraph(long most, Evaluation evaluation) {
    super(GraphMemFactory.createDefaultGraphSameTerm());
    this.most = most;
    this.evaluation = evaluation;
  }

  @Override
  public void add(Triple triple) {
    evaluation.goOn();
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
      throw tooLong(most);
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

  /** The problem of an answer that is too long. */
  public static Problem tooLong(long most) {
    return Problem.of(
        Problem.Kind.TOO_LARGE,
        "La réponse dépasse " + most + " octets ; demandez moins de lignes ou de colonnes.",
        "The answer is longer than " + most + " bytes; ask for fewer rows or columns.");
  }
}
