package org.passeur.store;

import java.util.Iterator;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphWrapper;
import org.apache.jena.sparql.core.DatasetGraphWrapperView;
import org.apache.jena.sparql.core.Quad;

/**
 * What an edit found when it began, whatever it has changed since. For looking up statements: it
 * cannot be written, and each look-up goes through all that the edit removed.
 */
final class BeforeEdit extends DatasetGraphWrapper implements DatasetGraphWrapperView {
  private final CapturingDataset edit;

  BeforeEdit(CapturingDataset edit) {
    super(edit);
    this.edit = edit;
  }

  @Override
  protected DatasetGraph getW() {
    throw new UnsupportedOperationException("the past cannot be written");
  }

  @Override
  public Iterator<Quad> find(Node g, Node s, Node p, Node o) {
    return edit.before(g, s, p, o);
  }

  @Override
  public Iterator<Quad> find(Quad quad) {
    return find(quad.getGraph(), quad.getSubject(), quad.getPredicate(), quad.getObject());
  }

  @Override
  public Iterator<Quad> find() {
    return find(Node.ANY, Node.ANY, Node.ANY, Node.ANY);
  }

  @Override
  public boolean contains(Node g, Node s, Node p, Node o) {
    Iterator<Quad> found = find(g, s, p, o);
    try {
      return found.hasNext();
    } finally {
      Iter.close(found);
    }
  }

  @Override
  public boolean contains(Quad quad) {
    return contains(quad.getGraph(), quad.getSubject(), quad.getPredicate(), quad.getObject());
  }
}
