package org.passeur.arq.memory;

import java.util.Arrays;
import java.util.Iterator;
import java.util.function.Predicate;
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
import org.jspecify.annotations.Nullable;

/**
 * Named graphs in memory, and their union as the default graph. {@link #edit} gives the next
 * version, which one thread changes until it is frozen; a frozen one never changes, and any number
 * of threads may read it. Numbers and dates are held as TDB2 holds them (by value, in canonical
 * form), so that both find the same.
 */
public final class MemoryDataset extends DatasetGraphBaseFind {
  private final MemoryGraph union = new MemoryGraph(this, Node.ANY);
  private Shards<Bunch> subjects;
  private Shards<Bunch> predicates;
  private Shards<Bunch> objects;
  private Shards<Bunch> graphs;
  private @Nullable Object edit;
  private long quads;
  private long text;

  /** Empty, and frozen. */
  public MemoryDataset() {
    var nobody = new Object();
    subjects = new Shards<>(b -> b instanceof Placed t ? t.getSubject() : key(b), nobody);
    predicates = new Shards<>(MemoryDataset::key, nobody);
    objects = new Shards<>(b -> b instanceof Placed t ? t.getObject() : key(b), nobody);
    graphs = new Shards<>(MemoryDataset::key, nobody);
  }

  private MemoryDataset(MemoryDataset before) {
    subjects = before.subjects;
    predicates = before.predicates;
    objects = before.objects;
    graphs = before.graphs;
    quads = before.quads;
    text = before.text;
    edit = new Object();
    getContext().putAll(before.getContext());
  }

  private static Node key(Bunch bunch) {
    return ((Group) bunch).key();
  }

  /** The next version, equal to this one and open to changes, with the same context. */
  public MemoryDataset edit() {
    return new MemoryDataset(this);
  }

  /** From here on this version does not change. */
  public void freeze() {
    edit = null;
  }

  private Object editing() {
    if (edit == null) {
      throw new UnsupportedOperationException("this version does not change any more");
    }
    return edit;
  }

  /** Statements; one that stands in two graphs counts twice. */
  public long quads() {
    return quads;
  }

  /** Characters of the literals of all statements. */
  public long text() {
    return text;
  }

  @Override
  public void add(Quad quad) {
    add(quad.getGraph(), quad.getSubject(), quad.getPredicate(), quad.getObject());
  }

  @Override
  public void delete(Quad quad) {
    delete(quad.getGraph(), quad.getSubject(), quad.getPredicate(), quad.getObject());
  }

  @Override
  public void add(Node graph, Node subject, Node predicate, Node object) {
    Object now = editing();
    Node s = known(subjects, subject, true);
    Node p = known(predicates, predicate, false);
    Node o = known(objects, canonical(object), false);
    Node g = known(graphs, graph, false);
    Placed before = get(s, p, o);
    if (before != null && before.isIn(g)) {
      return;
    }
    Placed after = before == null ? new Placed(s, p, o, g) : before.alsoIn(g);
    place(after, now);
    quads++;
    text += length(o);
  }

  /** The term as it is held already, so that it is held once. */
  private static Node known(Shards<Bunch> index, Node term, boolean asSubject) {
    Bunch found = index.get(term);
    if (found instanceof Placed t) {
      return asSubject ? t.getSubject() : t.getObject();
    }
    return found == null ? term : key(found);
  }

  private void place(Placed statement, Object now) {
    subjects = put(subjects, statement.getSubject(), statement, now);
    objects = put(objects, statement.getObject(), statement, now);
    predicates = put(predicates, statement.getPredicate(), statement, now);
    for (Node graph : statement.graphs()) {
      graphs = put(graphs, graph, statement, now);
    }
  }

  private Shards<Bunch> put(Shards<Bunch> index, Node key, Placed statement, Object now) {
    Bunch before = index.get(key);
    if (before != null) {
      Bunch after = before.plus(key, statement, now);
      return after == before ? index : index.put(after, now);
    }
    Bunch first = statement;
    if (index == predicates) {
      first = Group.of(key, now, statement);
    } else if (index == graphs) {
      first = new Group(key, statement);
    }
    return index.put(first, now);
  }

  @Override
  public void delete(Node graph, Node subject, Node predicate, Node object) {
    Object now = editing();
    Placed before = get(subject, predicate, canonical(object));
    if (before == null || !before.isIn(graph)) {
      return;
    }
    graphs = take(graphs, graph, before, now);
    Placed rest = before.notIn(graph);
    if (rest != null) {
      place(rest, now);
    } else {
      subjects = take(subjects, subject, before, now);
      predicates = take(predicates, predicate, before, now);
      objects = take(objects, before.getObject(), before, now);
    }
    quads--;
    text -= length(before.getObject());
  }

  private static Shards<Bunch> take(Shards<Bunch> index, Node key, Placed statement, Object now) {
    Bunch before = index.get(key);
    if (before == null) {
      return index;
    }
    Bunch after = before.minus(statement, now);
    if (after == null) {
      return index.without(key, now);
    }
    return after == before ? index : index.put(after, now);
  }

  private static long length(Node object) {
    return object.isLiteral() ? object.getLiteralLexicalForm().length() : 0;
  }

  private static Node canonical(@Nullable Node term) {
    if (term == null || term == Node.ANY) {
      return Node.ANY;
    }
    NodeId value = NodeId.hasInlineDatatype(term) ? NodeId.inline(term) : null;
    return value == null ? term : NodeId.extract(value);
  }

  private @Nullable Placed get(Node s, Node p, Node o) {
    return predicates.get(p) instanceof Group group ? group.get(new Placed(s, p, o)) : null;
  }

  /**
   * Triples of one graph, or of the union of all, each once.
   *
   * @param graph or {@link Node#ANY}, or null for the same; so the others
   */
  Iterator<Placed> triples(
      @Nullable Node graph,
      @Nullable Node subject,
      @Nullable Node predicate,
      @Nullable Node object) {
    Node s = subject == null ? Node.ANY : subject;
    Node p = predicate == null ? Node.ANY : predicate;
    Node o = canonical(object);
    if (graph != null && graph != Node.ANY) {
      return inGraph(graph, s, p, o);
    }
    if (isWildcard(s) && isWildcard(o)) {
      return isWildcard(p)
          ? Iter.flatMap(predicates.iterator(), Bunch::all)
          : all(predicates.get(p));
    }
    if (!isWildcard(s) && !isWildcard(p) && !isWildcard(o)) {
      Placed found = get(s, p, o);
      return found == null ? Iter.nullIterator() : Iter.singletonIterator(found);
    }
    Bunch bunch = narrowest(s, o);
    if (bunch == null) {
      return Iter.nullIterator();
    }
    Iterator<Placed> found = isWildcard(p) ? bunch.all() : bunch.with(p);
    return isWildcard(s) || isWildcard(o)
        ? found
        : Iter.filter(found, t -> t.getSubject().equals(s) && t.getObject().equals(o));
  }

  private static Iterator<Placed> all(@Nullable Bunch bunch) {
    return bunch == null ? Iter.nullIterator() : bunch.all();
  }

  /** The smallest bunch that holds all statements of a subject or an object, or both. */
  private @Nullable Bunch narrowest(Node s, Node o) {
    Bunch ofSubject = isWildcard(s) ? null : subjects.get(s);
    Bunch ofObject = isWildcard(o) ? null : objects.get(o);
    if (isWildcard(o) || (ofSubject == null && !isWildcard(s))) {
      return ofSubject;
    }
    return isWildcard(s)
            || ofObject == null
            || ofSubject == null
            || ofObject.size() < ofSubject.size()
        ? ofObject
        : ofSubject;
  }

  private Iterator<Placed> inGraph(Node graph, Node s, Node p, Node o) {
    Bunch all = graphs.get(graph);
    if (all == null) {
      return Iter.nullIterator();
    }
    boolean open = isWildcard(s) && isWildcard(o);
    if (!open) {
      Bunch some = narrowest(s, o);
      if (some == null) {
        return Iter.nullIterator();
      }
      if (some.size() < all.size()) {
        Predicate<Placed> here = t -> t.isIn(graph);
        return Iter.filter(triples(Node.ANY, s, p, o), here);
      }
    }
    Iterator<Placed> found = isWildcard(p) ? all.all() : all.with(p);
    return open ? found : Iter.filter(found, Triple.create(s, Node.ANY, o)::matches);
  }

  /** Statements of a graph, or of the union with {@link Node#ANY}. */
  long size(Node graph) {
    if (isWildcard(graph)) {
      long size = 0;
      for (var each = predicates.iterator(); each.hasNext(); ) {
        size += each.next().size();
      }
      return size;
    }
    Bunch all = graphs.get(graph);
    return all == null ? 0 : all.size();
  }

  /** The statements of each subject of the union. */
  public Iterator<Iterator<? extends Triple>> bySubject() {
    return Iter.map(subjects.iterator(), Bunch::all);
  }

  /** The statements of each object of the union. */
  public Iterator<Iterator<? extends Triple>> byObject() {
    return Iter.map(objects.iterator(), Bunch::all);
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
    return Iter.map(graphs.iterator(), MemoryDataset::key);
  }

  @Override
  public boolean containsGraph(Node graph) {
    return graphs.get(graph) != null;
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
    editing();
    var empty = new MemoryDataset();
    subjects = empty.subjects;
    predicates = empty.predicates;
    objects = empty.objects;
    graphs = empty.graphs;
    quads = 0;
    text = 0;
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
