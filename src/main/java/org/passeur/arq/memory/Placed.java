package org.passeur.arq.memory;

import java.util.Arrays;
import java.util.Iterator;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.jspecify.annotations.Nullable;

/** A triple and the graphs that contain it. Equal to the plain triple. */
final class Placed extends Triple implements Bunch {
  private final Term subject;
  private final Term object;
  private final int stamp;
  private final Node[] graphs;

  Placed(Term subject, Node predicate, Term object, int stamp, Node... graphs) {
    super(subject.node(), predicate, object.node());
    this.subject = subject;
    this.object = object;
    this.stamp = stamp;
    this.graphs = graphs;
  }

  Term subject() {
    return subject;
  }

  Term object() {
    return object;
  }

  @Override
  public int stamp() {
    return stamp;
  }

  Node[] graphs() {
    return graphs;
  }

  boolean isIn(Node graph) {
    for (Node one : graphs) {
      if (one.equals(graph)) {
        return true;
      }
    }
    return false;
  }

  /** The same triple in one more graph. */
  Placed alsoIn(Node graph, Edit edit) {
    Node[] more = Arrays.copyOf(graphs, graphs.length + 1);
    more[graphs.length] = graph;
    return new Placed(subject, getPredicate(), object, edit.stamp(), more);
  }

  /** The same triple in one graph fewer; null when that was the only one. */
  @Nullable Placed notIn(Node graph, Edit edit) {
    if (graphs.length == 1) {
      return null;
    }
    var rest = Arrays.stream(graphs).filter(g -> !g.equals(graph)).toArray(Node[]::new);
    return new Placed(subject, getPredicate(), object, edit.stamp(), rest);
  }

  @Override
  public long size() {
    return 1;
  }

  @Override
  public Iterator<Placed> all() {
    return Iter.singletonIterator(this);
  }

  @Override
  public Iterator<Placed> with(Node predicate) {
    return getPredicate().equals(predicate) ? all() : Iter.nullIterator();
  }

  @Override
  public @Nullable Placed get(Triple triple) {
    return equals(triple) ? this : null;
  }

  @Override
  public Bunch plus(Term key, Placed statement, Edit edit) {
    return equals(statement) ? statement : new Group(key, edit, this, statement);
  }

  @Override
  public @Nullable Bunch minus(Placed statement, Edit edit) {
    return null;
  }
}
