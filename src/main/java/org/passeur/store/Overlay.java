package org.passeur.store;

import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.query.ReadWrite;
import org.apache.jena.query.TxnType;
import org.apache.jena.riot.system.PrefixMap;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.core.DatasetGraphTriplesQuads;
import org.apache.jena.sparql.core.GraphView;
import org.apache.jena.sparql.core.Quad;

/**
 * One state of a dataset, with changes above it that are held in memory and never reach it. Its
 * default graph reads as the union of the named ones, as the record store's does. For one thread,
 * within a read transaction of the base.
 */
final class Overlay extends DatasetGraphTriplesQuads {
  private final DatasetGraph base;
  private final boolean plain;
  private final DatasetGraph added = DatasetGraphFactory.create();
  private final Set<Quad> removed = new HashSet<>();

  /**
   * @param plain true when the default graph is an ordinary graph
   */
  Overlay(DatasetGraph base, boolean plain) {
    this.base = base;
    this.plain = plain;
  }

  @Override
  protected void addToNamedGraph(Node g, Node s, Node p, Node o) {
    Quad quad = Quad.create(g, s, p, o);
    if (!removed.remove(quad) && !base.contains(quad)) {
      added.add(quad);
    }
  }

  @Override
  protected void addToDftGraph(Node s, Node p, Node o) {
    addToNamedGraph(Quad.defaultGraphIRI, s, p, o);
  }

  @Override
  protected void deleteFromNamedGraph(Node g, Node s, Node p, Node o) {
    Quad quad = Quad.create(g, s, p, o);
    if (added.contains(quad)) {
      added.delete(quad);
    }
    if (base.contains(quad)) {
      removed.add(quad);
    }
  }

  @Override
  protected void deleteFromDftGraph(Node s, Node p, Node o) {
    deleteFromNamedGraph(Quad.defaultGraphIRI, s, p, o);
  }

  @Override
  protected Iterator<Quad> findInDftGraph(Node s, Node p, Node o) {
    return plain
        ? findInSpecificNamedGraph(Quad.defaultGraphIRI, s, p, o)
        : Iter.distinct(
            Iter.map(
                findInAnyNamedGraphs(s, p, o),
                q -> Quad.create(Quad.defaultGraphIRI, q.asTriple())));
  }

  @Override
  protected Iterator<Quad> findInSpecificNamedGraph(Node g, Node s, Node p, Node o) {
    return Iter.append(kept(base.find(g, s, p, o)), read(added.find(g, s, p, o)));
  }

  @Override
  protected Iterator<Quad> findInAnyNamedGraphs(Node s, Node p, Node o) {
    return Iter.append(kept(base.findNG(Node.ANY, s, p, o)), read(added.findNG(Node.ANY, s, p, o)));
  }

  /** Read before anything more is added. */
  private static Iterator<Quad> read(Iterator<Quad> found) {
    return Iter.toList(found).iterator();
  }

  private Iterator<Quad> kept(Iterator<Quad> found) {
    return Iter.filter(found, q -> !removed.contains(q));
  }

  @Override
  public Iterator<Node> listGraphNodes() {
    Set<Node> names = new LinkedHashSet<>();
    base.listGraphNodes().forEachRemaining(names::add);
    added.listGraphNodes().forEachRemaining(names::add);
    names.removeIf(g -> !findInSpecificNamedGraph(g, Node.ANY, Node.ANY, Node.ANY).hasNext());
    return names.iterator();
  }

  @Override
  public Graph getDefaultGraph() {
    return GraphView.createDefaultGraph(this);
  }

  @Override
  public Graph getGraph(Node name) {
    return GraphView.createNamedGraph(this, name);
  }

  @Override
  public void addGraph(Node name, Graph graph) {
    removeGraph(name);
    graph.find().forEachRemaining(t -> add(Quad.create(name, t)));
  }

  @Override
  public PrefixMap prefixes() {
    return added.prefixes();
  }

  // The transaction is the base's, whoever opened it.

  @Override
  public boolean supportsTransactions() {
    return false;
  }

  @Override
  public void begin(TxnType type) {}

  @Override
  public void begin(ReadWrite mode) {}

  @Override
  public boolean promote(Promote mode) {
    return true;
  }

  @Override
  public void commit() {}

  @Override
  public void abort() {}

  @Override
  public void end() {}

  @Override
  public ReadWrite transactionMode() {
    return ReadWrite.WRITE;
  }

  @Override
  public TxnType transactionType() {
    return TxnType.WRITE;
  }

  @Override
  public boolean isInTransaction() {
    return true;
  }
}
