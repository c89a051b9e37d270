package org.passeur.arq.memory;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.jspecify.annotations.Nullable;

/**
 * Statements by subject, by predicate, by object and by graph. Either frozen, or the next ones of
 * others that are frozen, open to changes by one thread.
 */
final class Indexes {
  /** Statements that are looked through before anything else is tried. */
  private static final int FEW = 32;

  private Shards<Bunch> subjects;
  private Shards<Bunch> predicates;
  private Shards<Bunch> objects;
  private Shards<Bunch> graphs;
  private @Nullable Object edit;

  /** By predicate, those that were asked for in this version or, before it began, in others. */
  private final Map<Node, Ranges> ranges;

  private long quads;
  private long text;

  /** Empty, and frozen. */
  Indexes() {
    var nobody = new Object();
    subjects = new Shards<>(b -> b instanceof Placed t ? t.getSubject() : key(b), nobody);
    predicates = new Shards<>(Indexes::key, nobody);
    objects = new Shards<>(b -> b instanceof Placed t ? t.getObject() : key(b), nobody);
    graphs = new Shards<>(Indexes::key, nobody);
    ranges = new ConcurrentHashMap<>();
  }

  private Indexes(Indexes before) {
    ranges = new ConcurrentHashMap<>(before.ranges);
    ranges.entrySet().removeIf(entry -> before.isStale(entry.getKey(), entry.getValue()));
    subjects = before.subjects;
    predicates = before.predicates;
    objects = before.objects;
    graphs = before.graphs;
    quads = before.quads;
    text = before.text;
    edit = new Object();
  }

  /** It keeps what was deleted: better made anew than when it is mostly that. */
  private boolean isStale(Node predicate, Ranges some) {
    Bunch all = predicates.get(predicate);
    return some.size() > (all == null ? 0 : 2 * all.size());
  }

  /**
   * The numbers or dates that may be objects of a predicate and between bounds; empty when to look
   * at all its statements is as good. For a version that is frozen.
   */
  Optional<List<Node>> between(Node predicate, Bounds bounds) {
    return ranges
        .computeIfAbsent(
            predicate, p -> Ranges.of(Iter.map(all(predicates.get(p)), Triple::getObject)))
        .between(bounds);
  }

  private static Node key(Bunch bunch) {
    return ((Group) bunch).key();
  }

  /** The next ones, equal to these and open to changes. */
  Indexes edit() {
    return new Indexes(this);
  }

  /** None, open to changes as these are. */
  Indexes cleared() {
    editing();
    return new Indexes().edit();
  }

  void freeze() {
    edit = null;
  }

  private Object editing() {
    if (edit == null) {
      throw new UnsupportedOperationException("this version does not change any more");
    }
    return edit;
  }

  /** Statements; one that stands in two graphs counts twice. */
  long quads() {
    return quads;
  }

  /** Characters of the literals of all statements. */
  long text() {
    return text;
  }

  void add(Node graph, Node subject, Node predicate, Node object) {
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
    Ranges some = ranges.get(p);
    if (some != null) {
      some.add(o);
    }
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

  void delete(Node graph, Node subject, Node predicate, Node object) {
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
    return term == null ? Node.ANY : MemoryDataset.canonical(term);
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
    if (graph != null && graph != Node.ANY && !(graphs.size() == 1 && hasGraph(graph))) {
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
      if (some.size() <= FEW || some.size() < all.size()) {
        Predicate<Placed> here = t -> t.isIn(graph);
        return Iter.filter(triples(Node.ANY, s, p, o), here);
      }
    }
    Iterator<Placed> found = isWildcard(p) ? all.all() : all.with(p);
    return open ? found : Iter.filter(found, Triple.create(s, Node.ANY, o)::matches);
  }

  /** Statements of a graph, or of the union with {@link Node#ANY}. */
  long size(Node graph) {
    if (graph == Node.ANY) {
      long size = 0;
      for (var each = predicates.iterator(); each.hasNext(); ) {
        size += each.next().size();
      }
      return size;
    }
    Bunch all = graphs.get(graph);
    return all == null ? 0 : all.size();
  }

  Iterator<Bunch> bySubject() {
    return subjects.iterator();
  }

  Iterator<Bunch> byObject() {
    return objects.iterator();
  }

  Iterator<Node> graphs() {
    return Iter.map(graphs.iterator(), Indexes::key);
  }

  boolean hasGraph(Node graph) {
    return graphs.get(graph) != null;
  }

  private static boolean isWildcard(Node term) {
    return term == Node.ANY;
  }
}
