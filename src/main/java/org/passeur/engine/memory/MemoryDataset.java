package org.passeur.engine.memory;

import java.util.Arrays;
import java.util.Iterator;
import java.util.Optional;
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
 * Named graphs in memory, as a persistent data structure. {@link #edit} gives the next version,
 * which one thread changes until it is frozen; a frozen version never changes, and any number of
 * threads may read it. Numbers and dates are held by value in canonical form, as in TDB2, so that
 * both give the same answers.
 */
public final class MemoryDataset extends DatasetGraphBaseFind {
  private final DefaultGraph asked;
  private final MemoryGraph union = new MemoryGraph(this, Node.ANY);
  private Indexes indexes;

  /** An empty, frozen dataset. */
  public MemoryDataset(DefaultGraph asked) {
    this.asked = asked;
    this.indexes = new Indexes();
  }

  private MemoryDataset(MemoryDataset before) {
    asked = before.asked;
    indexes = before.indexes.edit();
    getContext().putAll(before.getContext());
  }

  /**
   * The canonical form of a term, as TDB2 returns it: numbers and dates are held by value, {@code
   * 01} as {@code 1}.
   */
  public static Node canonical(Node term) {
    if (!term.isLiteral() || !NodeIdInline.hasInlineDatatype(term)) {
      return term;
    }
    NodeId value = NodeIdInline.inline(term);
    return value == null ? term : NodeIdInline.extract(value);
  }

  /** How its default graph is defined. */
  public DefaultGraph asked() {
    return asked;
  }

  /**
   * The next version, with the same content and context, open to changes. Only the newest frozen
   * version can be continued; an edit that is not frozen may be abandoned and begun again.
   */
  public MemoryDataset edit() {
    return new MemoryDataset(this);
  }

  /** Ends the edit: this version no longer changes. */
  public void freeze() {
    indexes.freeze();
  }

  @Override
  public void add(Quad quad) {
    add(quad.getGraph(), quad.getSubject(), quad.getPredicate(), quad.getObject());
  }

  @Override
  public void add(Node graph, Node subject, Node predicate, Node object) {
    indexes.add(key(graph), subject, predicate, object);
  }

  @Override
  public void delete(Node graph, Node subject, Node predicate, Node object) {
    indexes.delete(key(graph), subject, predicate, object);
  }

  /** Maps the names of the default graph to the one used in storage. */
  private static Node key(Node graph) {
    return Quad.isDefaultGraph(graph) ? DefaultGraph.OWN.key() : graph;
  }

  private static boolean isNamed(IndexedTriple statement) {
    Node[] graphs = statement.graphs();
    return graphs.length > 1 || !graphs[0].equals(DefaultGraph.OWN.key());
  }

  /** Number of quads: a statement in two graphs counts twice. */
  public long quads() {
    return indexes.quads();
  }

  /** Total characters of the literals of all statements. */
  public long text() {
    return indexes.text();
  }

  Iterator<IndexedTriple> triples(
      @Nullable Node graph,
      @Nullable Node subject,
      @Nullable Node predicate,
      @Nullable Node object) {
    return triples(graph, subject, null, predicate, object, null);
  }

  /**
   * The same, faster when the term objects are known.
   *
   * @param held term object of the subject, if known; likewise for the object
   */
  Iterator<IndexedTriple> triples(
      @Nullable Node graph,
      @Nullable Node subject,
      @Nullable Term held,
      @Nullable Node predicate,
      @Nullable Node object,
      @Nullable Term heldObject) {
    Node one = graph == null ? Node.ANY : key(graph);
    return onlyNamed(graph, indexes.triples(one, subject, held, predicate, object, heldObject));
  }

  /** The index range for the statements of a predicate; empty when a full scan is as good. */
  public Optional<Within> within(Node predicate, Bounds bounds) {
    return indexes.within(predicate, bounds);
  }

  /** Statements with a predicate whose objects may be within bounds accepted by {@link #within}. */
  Iterator<IndexedTriple> triples(Node graph, Node predicate, Bounds bounds) {
    return onlyNamed(graph, indexes.triples(key(graph), predicate, bounds));
  }

  private Iterator<IndexedTriple> onlyNamed(@Nullable Node graph, Iterator<IndexedTriple> found) {
    return asked == DefaultGraph.OWN && (graph == null || graph.equals(Node.ANY))
        ? Iter.filter(found, MemoryDataset::isNamed)
        : found;
  }

  long size(Node graph) {
    return asked == DefaultGraph.OWN && graph.equals(Node.ANY)
        ? Iter.count(triples(graph, Node.ANY, Node.ANY, Node.ANY))
        : indexes.size(key(graph));
  }

  @Override
  public void delete(Quad quad) {
    delete(quad.getGraph(), quad.getSubject(), quad.getPredicate(), quad.getObject());
  }

  /** The statements of each subject of the default graph; some iterators may be empty. */
  public Iterator<Iterator<? extends Triple>> bySubject() {
    return Iter.map(indexes.bySubject(), this::inDefaultGraph);
  }

  /** The statements of each object of the default graph; some iterators may be empty. */
  public Iterator<Iterator<? extends Triple>> byObject() {
    return Iter.map(indexes.byObject(), this::inDefaultGraph);
  }

  private Iterator<? extends Triple> inDefaultGraph(Postings bunch) {
    return asked == DefaultGraph.UNION
        ? bunch.all()
        : Iter.filter(bunch.all(), t -> t.isIn(asked.key()));
  }

  @Override
  protected Iterator<Quad> findInDftGraph(Node s, Node p, Node o) {
    Node graph = DefaultGraph.OWN.key();
    return Iter.map(triples(graph, s, p, o), t -> Quad.create(graph, t));
  }

  @Override
  protected Iterator<Quad> findInSpecificNamedGraph(Node graph, Node s, Node p, Node o) {
    return Iter.map(triples(graph, s, p, o), t -> Quad.create(graph, t));
  }

  @Override
  protected Iterator<Quad> findInAnyNamedGraphs(Node s, Node p, Node o) {
    return Iter.flatMap(
        triples(Node.ANY, s, p, o),
        t -> Iter.map(named(Iter.iter(Arrays.asList(t.graphs()))), g -> Quad.create(g, t)));
  }

  private static Iterator<Node> named(Iterator<Node> graphs) {
    return Iter.filter(graphs, g -> !g.equals(DefaultGraph.OWN.key()));
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
    return named(indexes.graphs());
  }

  @Override
  public boolean containsGraph(Node graph) {
    return indexes.hasGraph(key(graph));
  }

  @Override
  public Graph getDefaultGraph() {
    return asked == DefaultGraph.UNION ? union : new MemoryGraph(this, asked.key());
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

  /** Always in a transaction: a version is one state, so there is nothing to begin or end. */
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
