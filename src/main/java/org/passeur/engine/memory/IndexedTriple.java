package org.passeur.engine.memory;

import java.util.Arrays;
import java.util.Iterator;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.jspecify.annotations.Nullable;

/** A triple and the graphs that contain it. Equal to the plain triple. */
final class IndexedTriple extends Triple implements Postings {
  private final Term subject;
  private final Term object;
  private final int stamp;
  private final Node[] graphs;

  IndexedTriple(Term subject, Node predicate, Term object, int stamp, Node... graphs) {
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
  IndexedTriple alsoIn(Node graph, Edit edit) {
    Node[] more = Arrays.copyOf(graphs, graphs.length + 1);
    more[graphs.length] = graph;
    return new IndexedTriple(subject, getPredicate(), object, edit.stamp(), more);
  }

  /** The same triple in one graph fewer; null when that was the only one. */
  @Nullable IndexedTriple notIn(Node graph, Edit edit) {
    if (graphs.length == 1) {
      return null;
    }
    var rest = Arrays.stream(graphs).filter(g -> !g.equals(graph)).toArray(Node[]::new);
    return new IndexedTriple(subject, getPredicate(), object, edit.stamp(), rest);
  }

  @Override
  public long size() {
    return 1;
  }

  @Override
  public Iterator<IndexedTriple> all() {
    return Iter.singletonIterator(this);
  }

  @Override
  public Iterator<IndexedTriple> with(Node predicate) {
    return getPredicate().equals(predicate) ? all() : Iter.nullIterator();
  }

  @Override
  public @Nullable IndexedTriple get(Triple triple) {
    return equals(triple) ? this : null;
  }

  @Override
  public Postings plus(Term key, IndexedTriple statement, Edit edit) {
    return equals(statement) ? statement : new Group(key, edit, this, statement);
  }

  @Override
  public @Nullable Postings minus(IndexedTriple statement, Edit edit) {
    return null;
  }
}
