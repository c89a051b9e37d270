package org.passeur.store;

import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphWrapper;
import org.apache.jena.sparql.core.GraphView;
import org.apache.jena.sparql.core.Quad;
import org.passeur.engine.memory.MemoryDataset;
import org.passeur.kernel.Nfc;
import org.passeur.log.Change;

/**
 * A dataset that passes writes on and records them as a net change: a statement added and removed
 * again leaves no trace. Blank nodes are replaced by IRIs on the way in (skolemization, RDF 1.1
 * Concepts, section 3.5), so that every node can be named later, and the letters of texts are
 * composed ({@link Nfc}), so that whoever looks for one finds it. The {@link Database.Books} of the
 * store are hidden and cannot be changed.
 */
final class CapturingDataset extends DatasetGraphWrapper {
  private final Set<Quad> added = new LinkedHashSet<>();
  private final Set<Quad> removed = new LinkedHashSet<>();
  private final Map<Node, Node> skolems = new HashMap<>();
  private final String skolemBase;
  private final DiskSpace room;

  /**
   * @param skolemBase prefix of the IRIs for blank nodes; empty to keep blank nodes, and texts
   *     letter by letter
   * @param room asked for disk space before each statement
   */
  CapturingDataset(DatasetGraph base, String skolemBase, DiskSpace room) {
    super(base);
    this.skolemBase = skolemBase;
    this.room = room;
  }

  Change change() {
    return new Change(List.copyOf(added), List.copyOf(removed));
  }

  /** The statements of a pattern before the edit began. */
  Iterator<Quad> before(Node g, Node s, Node p, Node o) {
    Iterator<Quad> kept = Iter.filter(find(g, s, p, o), q -> !added.contains(q));
    if (removed.isEmpty()) {
      return kept;
    }
    return Iter.append(
        kept, removed.stream().filter(q -> q.matches(g, s, p, o)).toList().iterator());
  }

  @Override
  public void add(Quad quad) {
    Quad q = composed(named(quad, this::skolem));
    if (super.contains(q)) {
      return;
    }
    room.forOne();
    super.add(q);
    if (!removed.remove(q)) {
      added.add(q);
    }
  }

  @Override
  public void delete(Quad quad) {
    Quad exact = named(quad, node -> skolems.getOrDefault(node, node));
    // an older folder may hold texts that are not composed
    Quad q = super.contains(exact) ? exact : composed(exact);
    if (Database.isBook(q) || !super.contains(q)) {
      return;
    }
    super.delete(q);
    if (!added.remove(q)) {
      removed.add(q);
    }
  }

  @Override
  public void add(Node g, Node s, Node p, Node o) {
    add(Quad.create(g, s, p, o));
  }

  @Override
  public void delete(Node g, Node s, Node p, Node o) {
    delete(Quad.create(g, s, p, o));
  }

  @Override
  public void deleteAny(Node g, Node s, Node p, Node o) {
    Iter.toList(super.find(g, s, p, o)).forEach(this::delete);
  }

  @Override
  public void clear() {
    deleteAny(Node.ANY, Node.ANY, Node.ANY, Node.ANY);
  }

  @Override
  public void addGraph(Node name, Graph graph) {
    removeGraph(name);
    graph.find().forEachRemaining((Triple t) -> add(Quad.create(name, t)));
  }

  @Override
  public void removeGraph(Node name) {
    deleteAny(name, Node.ANY, Node.ANY, Node.ANY);
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
  public Iterator<Quad> find() {
    return withoutBooks(super.find());
  }

  @Override
  public Iterator<Quad> find(Quad pattern) {
    return withoutBooks(super.find(pattern));
  }

  @Override
  public Iterator<Quad> find(Node g, Node s, Node p, Node o) {
    return withoutBooks(super.find(g, s, p, o));
  }

  private static Iterator<Quad> withoutBooks(Iterator<Quad> quads) {
    return Iter.filter(quads, q -> !Database.isBook(q));
  }

  /** Replaces terms here, so that what is logged, checked and published is what is stored. */
  private static Quad named(Quad quad, UnaryOperator<Node> name) {
    Quad q = canonical(quad);
    return Quad.create(
        q.getGraph(),
        name.apply(q.getSubject()),
        name.apply(q.getPredicate()),
        name.apply(MemoryDataset.canonical(q.getObject())));
  }

  /** The statement with the letters of its text composed; as it is where blank nodes are kept. */
  private Quad composed(Quad q) {
    Node text = skolemBase.isEmpty() ? q.getObject() : Nfc.of(q.getObject());
    return text.equals(q.getObject())
        ? q
        : Quad.create(q.getGraph(), q.getSubject(), q.getPredicate(), text);
  }

  private Node skolem(Node node) {
    return node.isBlank() && !skolemBase.isEmpty()
        ? skolems.computeIfAbsent(
            node, n -> NodeFactory.createURI(skolemBase + UUID.randomUUID().toString()))
        : node;
  }

  /** Jena has two names for the default graph; the stores compare with one of them. */
  private static Quad canonical(Quad q) {
    return q.isDefaultGraph() ? Quad.create(Quad.defaultGraphIRI, q.asTriple()) : q;
  }
}
