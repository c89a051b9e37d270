package org.passeur.arq.memory;

import java.util.Arrays;
import java.util.Iterator;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.ReadWrite;
import org.apache.jena.query.TxnType;
import org.apache.jena.riot.system.PrefixMap;
import org.apache.jena.riot.system.PrefixMapFactory;
import org.apache.jena.sparql.core.DatasetGraphBaseFind;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.tdb2.store.NodeId;
import org.apache.jena.tdb2.store.NodeIdInline;
import org.jspecify.annotations.Nullable;

/**
 * Named graphs in memory, and their union as the default graph. {@link #edit} gives the next
 * version, which one thread changes until it is frozen; a frozen one never changes, and any number
 * of threads may read it. Numbers and dates are held as TDB2 holds them (by value, in canonical
 * form), so that both find the same.
 */
public final class MemoryDataset extends DatasetGraphBaseFind {
  private final MemoryGraph union = new MemoryGraph(this, Node.ANY);
  private Indexes indexes;

  /** Empty, and frozen. */
  public MemoryDataset() {
    indexes = new Indexes();
  }

  private MemoryDataset(MemoryDataset before) {
    indexes = before.indexes.edit();
    getContext().putAll(before.getContext());
  }

  /**
   * A term as TDB2 gives it back, and as it is held here: numbers and dates are kept as values,
   * {@code 01} as {@code 1}.
   */
  public static Node canonical(Node term) {
    if (!term.isLiteral() || !NodeIdInline.hasInlineDatatype(term)) {
      return term;
    }
    NodeId value = NodeIdInline.inline(term);
    return value == null ? term : NodeIdInline.extract(value);
  }

  /** The next version, equal to this one and open to changes, with the same context. */
  public MemoryDataset edit() {
    return new MemoryDataset(this);
  }

  /** From here on this version does not change. */
  public void freeze() {
    indexes.freeze();
  }

  @Override
  public void add(Quad quad) {
    add(quad.getGraph(), quad.getSubject(), quad.getPredicate(), quad.getObject());
  }

  @Override
  public void add(Node graph, Node subject, Node predicate, Node object) {
    indexes.add(graph, subject, predicate, object);
  }

  @Override
  public void delete(Node graph, Node subject, Node predicate, Node object) {
    indexes.delete(graph, subject, predicate, object);
  }

  /** Statements; one that stands in two graphs counts twice. */
  public long quads() {
    return indexes.quads();
  }

  /** Characters of the literals of all statements. */
  public long text() {
    return indexes.text();
  }

  Iterator<Placed> triples(
      @Nullable Node graph,
      @Nullable Node subject,
      @Nullable Node predicate,
      @Nullable Node object) {
    return indexes.triples(graph, subject, predicate, object);
  }

  long size(Node graph) {
    return indexes.size(graph);
  }

  @Override
  public void delete(Quad quad) {
    delete(quad.getGraph(), quad.getSubject(), quad.getPredicate(), quad.getObject());
  }

  /** The statements of each subject of the union. */
  public Iterator<Iterator<? extends Triple>> bySubject() {
    return Iter.map(indexes.bySubject(), Bunch::all);
  }

  /** The statements of each object of the union. */
  public Iterator<Iterator<? extends Triple>> byObject() {
    return Iter.map(indexes.byObject(), Bunch::all);
  }

  @Override
  protected Iterator<Quad> findInDftGraph(Node s, Node p, Node o) {
    return Iter.nullIterator(); // the real one, which holds nothing
  }

  @Override
  protected Iterator<Quad> findInSpecificNamedGraph(Node graph, Node s, Node p, Node o) {
    return Iter.map(triples(graph, s, p, o), t -> Quad.create(graph, t));
  }

  @Override
  protected Iterator<Quad> findInAnyNamedGraphs(Node s, Node p, Node o) {
    return Iter.flatMap(
        triples(Node.ANY, s, p, o),
        t -> Iter.map(Iter.iter(Arrays.asList(t.graphs())), g -> Quad.create(g, t)));
  }

  @Override
  public Iterator<Triple> findInUnionGraph(Node s, Node p, Node o) {
    return Iter.map(triples(Node.ANY, s, p, o), t -> t);
  }

  @Override
  public Iterator<Quad> findQuadsInUnionGraph(Node s, Node p, Node o) {
    return Iter.map(triples(Node.ANY, s, p, o), t -> Quad.create(Quad.unionGraph, t));
  }

  @Override
  public Iterator<Node> listGraphNodes() {
    return indexes.graphs();
  }

  @Override
  public boolean containsGraph(Node graph) {
    return indexes.hasGraph(graph);
  }

  @Override
  public Graph getDefaultGraph() {
    return union;
  }

  @Override
  public Graph getUnionGraph() {
    return union;
  }

  @Override
  public Graph getGraph(Node graph) {
    return Quad.isUnionGraph(graph) ? union : new MemoryGraph(this, graph);
  }

  @Override
  public void addGraph(Node name, Graph graph) {
    graph.find().forEachRemaining(t -> add(Quad.create(name, t)));
  }

  @Override
  public void removeGraph(Node name) {
    deleteAny(name, Node.ANY, Node.ANY, Node.ANY);
  }

  @Override
  public void clear() {
    indexes = indexes.cleared();
  }

  @Override
  public PrefixMap prefixes() {
    return PrefixMapFactory.emptyPrefixMap();
  }

  @Override
  public boolean supportsTransactions() {
    return true;
  }

  /** A version is one state: there is nothing to begin and nothing to end. */
  @Override
  public boolean isInTransaction() {
    return true;
  }

  @Override
  public ReadWrite transactionMode() {
    return ReadWrite.READ;
  }

  @Override
  public TxnType transactionType() {
    return TxnType.READ;
  }

  @Override
  public void begin(TxnType type) {
    // see isInTransaction
  }

  @Override
  public boolean promote(Promote mode) {
    return false;
  }

  @Override
  public void commit() {
    // see isInTransaction
  }

  @Override
  public void abort() {
    // see isInTransaction
  }

  @Override
  public void end() {
    // see isInTransaction
  }
}
