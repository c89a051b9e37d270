package org.passeur.store.work;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphWrapper;
import org.apache.jena.sparql.core.DatasetGraphWrapperView;
import org.apache.jena.sparql.core.GraphView;
import org.apache.jena.sparql.core.Quad;

/**
 * A dataset as it would be without some statements and with others: what the gates look at before a
 * large change is made in parts. It cannot be written. For one thread, inside a reading of each of
 * its three parts.
 */
public final class Outlook extends DatasetGraphWrapper implements DatasetGraphWrapperView {
  private final DatasetGraph base;
  private final DatasetGraph added;
  private final DatasetGraph removed;
  private final boolean onlyAdds;
  private final Map<Node, List<Quad>> near;

  /**
   * @param added may repeat statements of the base
   * @param removed none of the added ones
   */
  public Outlook(DatasetGraph base, DatasetGraph added, DatasetGraph removed) {
    this(base, added, removed, Map.of());
  }

  private Outlook(
      DatasetGraph base, DatasetGraph added, DatasetGraph removed, Map<Node, List<Quad>> near) {
    super(base);
    this.base = base;
    this.added = added;
    this.removed = removed;
    this.onlyAdds = !removed.find().hasNext();
    this.near = near;
  }

  /**
   * The same, quicker where all statements of some subjects are at hand.
   *
   * @param near all statements, in this dataset, of each of these subjects
   */
  public Outlook with(Map<Node, List<Quad>> near) {
    return new Outlook(base, added, removed, near);
  }

  @Override
  protected DatasetGraph getW() {
    throw new UnsupportedOperationException("an outlook cannot be written");
  }

  @Override
  public Iterator<Quad> find(Node g, Node s, Node p, Node o) {
    return Quad.isUnionGraph(g) ? findNG(Node.ANY, s, p, o) : found(g, s, p, o);
  }

  private Iterator<Quad> found(Node g, Node s, Node p, Node o) {
    List<Quad> known = near.get(s);
    if (known != null) {
      return Iter.filter(known.iterator(), q -> matches(q, g, p, o));
    }
    Iterator<Quad> kept =
        Iter.filter(
            base.find(g, s, p, o), q -> (onlyAdds || !removed.contains(q)) && !added.contains(q));
    return Iter.append(kept, added.find(g, s, p, o));
  }

  private static boolean matches(Quad q, Node g, Node p, Node o) {
    return is(p, q.getPredicate()) && is(o, q.getObject()) && is(g, q.getGraph());
  }

  private static boolean is(Node wanted, Node node) {
    return wanted == null || wanted.equals(Node.ANY) || wanted.equals(node);
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
  public Iterator<Quad> findNG(Node g, Node s, Node p, Node o) {
    return Iter.filter(find(g, s, p, o), q -> !q.isDefaultGraph());
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

  @Override
  public boolean containsGraph(Node name) {
    return contains(name, Node.ANY, Node.ANY, Node.ANY);
  }

  @Override
  public Graph getDefaultGraph() {
    return GraphView.createDefaultGraph(this);
  }

  @Override
  public Graph getUnionGraph() {
    return GraphView.createUnionGraph(this);
  }

  @Override
  public Graph getGraph(Node name) {
    return GraphView.createNamedGraph(this, name);
  }
}
