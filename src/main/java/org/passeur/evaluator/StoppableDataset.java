package org.passeur.evaluator;

import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphWrapper;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.graph.GraphWrapper;
import org.apache.jena.util.iterator.ExtendedIterator;
import org.apache.jena.util.iterator.WrappedIterator;

/** A dataset that takes changes as long as the evaluation goes on. */
final class StoppableDataset extends DatasetGraphWrapper {
  private final Evaluation evaluation;

  StoppableDataset(DatasetGraph data, Evaluation evaluation) {
    super(data);
    this.evaluation = evaluation;
  }

  @Override
  public void add(Quad quad) {
    evaluation.goOn();
    super.add(quad);
  }

  @Override
  public void add(Node g, Node s, Node p, Node o) {
    evaluation.goOn();
    super.add(g, s, p, o);
  }

  @Override
  public void delete(Quad quad) {
    evaluation.goOn();
    super.delete(quad);
  }

  @Override
  public void delete(Node g, Node s, Node p, Node o) {
    evaluation.goOn();
    super.delete(g, s, p, o);
  }

  @Override
  public Graph getDefaultGraph() {
    return new ReadFirst(super.getDefaultGraph());
  }

  @Override
  public Graph getGraph(Node name) {
    return new ReadFirst(super.getGraph(name));
  }

  /**
   * What is asked for is read before anything else happens: COPY, MOVE and ADD write to one graph
   * while they read another, and the engine's indexes may not be changed under a reader.
   */
  private final class ReadFirst extends GraphWrapper {
    ReadFirst(Graph graph) {
      super(graph);
    }

    @Override
    public void add(Triple triple) {
      evaluation.goOn();
      super.add(triple);
    }

    @Override
    public void delete(Triple triple) {
      evaluation.goOn();
      super.delete(triple);
    }

    @Override
    public ExtendedIterator<Triple> find() {
      return find(Node.ANY, Node.ANY, Node.ANY);
    }

    @Override
    public ExtendedIterator<Triple> find(Triple triple) {
      return find(triple.getSubject(), triple.getPredicate(), triple.getObject());
    }

    @Override
    public ExtendedIterator<Triple> find(Node s, Node p, Node o) {
      return WrappedIterator.create(
          Iter.toList(evaluation.watched(super.find(s, p, o))).iterator());
    }
  }
}
