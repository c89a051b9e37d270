package org.passeur.engine.memory;

import java.util.Iterator;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.graph.impl.GraphBase;
import org.apache.jena.util.iterator.ExtendedIterator;
import org.apache.jena.util.iterator.WrappedIterator;

/** A graph of a dataset in memory, or with the name {@link Node#ANY} the union of all. */
final class MemoryGraph extends GraphBase {
  private final MemoryDataset data;
  private final Node name;

  MemoryGraph(MemoryDataset data, Node name) {
    this.data = data;
    this.name = name;
  }

  @Override
  protected ExtendedIterator<Triple> graphBaseFind(Triple pattern) {
    Iterator<? extends Triple> found =
        data.triples(name, pattern.getSubject(), pattern.getPredicate(), pattern.getObject());
    return WrappedIterator.<Triple>createNoRemove(Iter.map(found, t -> t));
  }

  @Override
  protected boolean graphBaseContains(Triple pattern) {
    return data.triples(name, pattern.getSubject(), pattern.getPredicate(), pattern.getObject())
        .hasNext();
  }

  @Override
  protected int graphBaseSize() {
    return (int) Math.min(Integer.MAX_VALUE, data.size(name));
  }
}
