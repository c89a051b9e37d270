package org.passeur.arq.memory;

import java.util.Arrays;
import java.util.Iterator;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.jspecify.annotations.Nullable;

/** A triple, and the graphs that it stands in. Equal to the plain triple. */
final class Placed extends Triple implements Bunch {
  private final Node[] graphs;

  Placed(Node subject, Node predicate, Node object, Node... graphs) {
    super(subject, predicate, object);
    this.graphs = graphs;
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

  /** The same triple, in one more graph. */
  Placed alsoIn(Node graph) {
    Node[] more = Arrays.copyOf(graphs, graphs.length + 1);
    more[graphs.length] = graph;
    return new Placed(getSubject(), getPredicate(), getObject(), more);
  }

  /** The same triple without one of its graphs; null when that was the only one. */
  @Nullable Placed notIn(Node graph) {
    if (graphs.length == 1) {
      return null;
    }
    var rest = Arrays.stream(graphs).filter(g -> !g.equals(graph)).toArray(Node[]::new);
    return new Placed(getSubject(), getPredicate(), getObject(), rest);
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
  public Bunch plus(Node key, Placed statement, Object edit) {
    return equals(statement) ? statement : new Group(key, this, statement);
  }

  @Override
  public @Nullable Bunch minus(Placed statement, Object edit) {
    return null;
  }
}
