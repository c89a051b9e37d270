package org.passeur.engine;

import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.atlas.lib.tuple.Tuple;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphWrapper;
import org.apache.jena.sparql.core.DatasetGraphWrapperView;
import org.apache.jena.sparql.core.GraphView;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.tdb2.store.DatasetGraphTDB;
import org.apache.jena.tdb2.store.NodeId;
import org.apache.jena.tdb2.sys.TDBInternal;
import org.apache.jena.util.iterator.ExtendedIterator;
import org.apache.jena.util.iterator.WrappedIterator;

/**
 * A dataset that shows part of another: graph by graph all, nothing, or all but some properties.
 * What is not shown cannot be told from what does not exist, by any access. The default graph is
 * the union of what is shown of the named graphs; the store's own default graph is never shown.
 * Writes go to the other dataset unchanged, shown or not. Each graph is decided once and the answer
 * kept, so it is for one state of the data. Not thread-safe.
 */
public final class FilteredDataset extends DatasetGraphWrapper implements DatasetGraphWrapperView {
  /** How much of a graph is shown. */
  public enum Extent {
    ALL,
    /** All but the statements of the hidden properties. */
    ALL_BUT_HIDDEN,
    NOTHING
  }

  private final boolean writable;
  private final Function<Node, Extent> graphs;
  private final Set<Node> hidden;
  private final Optional<DatasetGraphTDB> stored;
  private final Map<Node, Extent> decided = new HashMap<>();
  private final Map<NodeId, Extent> decidedById = new HashMap<>();
  private final Map<NodeId, Boolean> hiddenById = new HashMap<>();

  static {
    FilteredEngine.register();
  }

  private FilteredDataset(
      DatasetGraph base, Function<Node, Extent> graphs, Set<Node> hidden, boolean writable) {
    super(base);
    this.writable = writable;
    this.graphs = graphs;
    this.hidden = Set.copyOf(hidden);
    this.stored = Optional.ofNullable(TDBInternal.getDatasetGraphTDB(stored(base)));
  }

  /**
   * A dataset for queries; it cannot be written.
   *
   * @param base in a transaction
   * @param graphs how much is shown of a named graph; asked once for each
   * @param hidden properties of {@link Extent#ALL_BUT_HIDDEN}
   */
  public static FilteredDataset toRead(
      DatasetGraph base, Function<Node, Extent> graphs, Set<Node> hidden) {
    return new FilteredDataset(base, graphs, hidden, false);
  }

  /**
   * A dataset for updates: what they look for is looked for in what is shown, what they add, delete
   * and clear is added, deleted and cleared in the other dataset.
   *
   * @param base in a write transaction
   * @param graphs as for {@link #toRead}; so is {@code hidden}
   */
  public static FilteredDataset toEdit(
      DatasetGraph base, Function<Node, Extent> graphs, Set<Node> hidden) {
    return new FilteredDataset(base, graphs, hidden, true);
  }

  @Override
  protected DatasetGraph getW() {
    if (!writable) {
      throw new UnsupportedOperationException("this view is for reading");
    }
    return super.getW();
  }

  /** The stored dataset within wrappers that show all of it. */
  private static DatasetGraph stored(DatasetGraph data) {
    DatasetGraph inner = data;
    while (inner instanceof DatasetGraphWrapper wrapper
        && !(inner instanceof DatasetGraphWrapperView)
        && TDBInternal.getDatasetGraphTDB(inner) == null) {
      inner = wrapper.getWrapped();
    }
    return inner;
  }

  private Extent extent(Node graph) {
    Extent known = decided.get(graph);
    if (known == null) {
      known = Quad.isDefaultGraph(graph) ? Extent.NOTHING : graphs.apply(graph);
      decided.put(graph, known);
    }
    return known;
  }

  boolean shows(Node graph) {
    return extent(graph) != Extent.NOTHING;
  }

  boolean showsAll(Node graph) {
    return extent(graph) == Extent.ALL;
  }

  private boolean shows(Quad quad) {
    Extent extent = extent(quad.getGraph());
    return extent == Extent.ALL
        || (extent == Extent.ALL_BUT_HIDDEN && !hidden.contains(quad.getPredicate()));
  }

  /** The database, when the dataset is in TDB2; what it gives must pass {@link #filter}. */
  Optional<DatasetGraphTDB> stored() {
    return stored;
  }

  /** The same rule for the ids of a quad in the database. */
  Predicate<Tuple<NodeId>> filter(DatasetGraphTDB data) {
    return ids ->
        switch (extent(data, ids.get(0))) {
          case ALL -> true;
          case ALL_BUT_HIDDEN -> !isHidden(data, ids.get(2));
          case NOTHING -> false;
        };
  }

  private Extent extent(DatasetGraphTDB data, NodeId graph) {
    Extent known = decidedById.get(graph);
    if (known == null) {
      known = extent(TDBInternal.getNode(data, graph));
      decidedById.put(graph, known);
    }
    return known;
  }

  private boolean isHidden(DatasetGraphTDB data, NodeId property) {
    Boolean known = hiddenById.get(property);
    if (known == null) {
      known = hidden.contains(TDBInternal.getNode(data, property));
      hiddenById.put(property, known);
    }
    return known;
  }

  @Override
  public Iterator<Quad> find(Node g, Node s, Node p, Node o) {
    if (Quad.isUnionGraph(g)) {
      return union(s, p, o);
    }
    if (g == null || g.equals(Node.ANY)) {
      return Iter.filter(getWrapped().findNG(Node.ANY, s, p, o), this::shows);
    }
    return shows(g) ? Iter.filter(getWrapped().find(g, s, p, o), this::shows) : Iter.nullIterator();
  }

  private Iterator<Quad> union(Node s, Node p, Node o) {
    Iterator<Quad> all =
        Iter.map(find(Node.ANY, s, p, o), q -> Quad.create(Quad.unionGraph, q.asTriple()));
    // TDB2 then uses an index that ends with the graph, so the same statements follow each other
    boolean together = stored.isPresent() && (isConcrete(s) || isConcrete(p) || isConcrete(o));
    return together ? Iter.distinctAdjacent(all) : Iter.distinct(all);
  }

  private static boolean isConcrete(Node node) {
    return node != null && node.isConcrete();
  }

  @Override
  public Iterator<Quad> find() {
    return find(Node.ANY, Node.ANY, Node.ANY, Node.ANY);
  }

  @Override
  public Iterator<Quad> find(Quad quad) {
    return quad == null
        ? find()
        : find(quad.getGraph(), quad.getSubject(), quad.getPredicate(), quad.getObject());
  }

  @Override
  public Iterator<Quad> findNG(Node g, Node s, Node p, Node o) {
    return find(g, s, p, o);
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

  /**
   * In an update, true also for a graph of which nothing is shown: CLEAR and DROP then succeed
   * whether it exists or not, and do not tell which.
   */
  @Override
  public boolean containsGraph(Node graph) {
    return Quad.isDefaultGraph(graph)
        || Quad.isUnionGraph(graph)
        || (writable && !shows(graph))
        || contains(graph, Node.ANY, Node.ANY, Node.ANY);
  }

  @Override
  public Iterator<Node> listGraphNodes() {
    return Iter.filter(
        getWrapped().listGraphNodes(),
        graph ->
            switch (extent(graph)) {
              case ALL -> true;
              case ALL_BUT_HIDDEN -> contains(graph, Node.ANY, Node.ANY, Node.ANY);
              case NOTHING -> false;
            });
  }

  @Override
  public long size() {
    return Iter.count(listGraphNodes());
  }

  @Override
  public boolean isEmpty() {
    return !contains(Node.ANY, Node.ANY, Node.ANY, Node.ANY);
  }

  /** What queries see without naming a graph; in an update, what it may write there: nothing. */
  @Override
  public Graph getDefaultGraph() {
    return writable ? GraphView.createDefaultGraph(this) : getUnionGraph();
  }

  @Override
  public Graph getUnionGraph() {
    return new UnionView(this);
  }

  @Override
  public Graph getGraph(Node graph) {
    if (Quad.isDefaultGraph(graph)) {
      return getDefaultGraph();
    }
    return Quad.isUnionGraph(graph) ? getUnionGraph() : GraphView.createNamedGraph(this, graph);
  }

  /** The union, whose statements come without duplicates already. */
  private static final class UnionView extends GraphView {
    UnionView(DatasetGraph data) {
      super(data, Quad.unionGraph);
    }

    @Override
    protected ExtendedIterator<Triple> graphUnionFind(Node s, Node p, Node o) {
      return WrappedIterator.createNoRemove(
          Iter.map(getDataset().find(Quad.unionGraph, s, p, o), Quad::asTriple));
    }
  }

  @Override
  public String toString() {
    return "part of " + getWrapped().getClass().getSimpleName();
  }
}
