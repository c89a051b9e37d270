package org.passeur.engine.memory;

import java.util.Arrays;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.jspecify.annotations.Nullable;

/**
 * Statements indexed by subject, predicate, object and graph. Either frozen, or the successor of a
 * frozen version, open to changes by one thread.
 */
final class Indexes {
  /** Number of statements that are simply scanned. */
  private static final int FEW = 32;

  /** An index range is used only if it leaves less than one statement in this many. */
  private static final int SPARSE = 4;

  /** Number of values up to which statements are counted rather than estimated. */
  private static final int COUNTED = 16;

  private Shards<Postings> subjects;
  private Shards<Postings> predicates;
  private Shards<Postings> objects;
  private Shards<Postings> graphs;
  private final RangesByPredicate ranges;
  private long quads;
  private long text;

  /** The last edit, in progress or frozen. */
  private final Edit last;

  private boolean open;

  /** Counter of the edits of a dataset. */
  private final AtomicInteger stamps;

  /** Pairs of stamps that enclose those of abandoned edits. */
  private final int[] givenUp;

  /** True when a next version was begun. */
  private boolean continued;

  /** An empty, frozen version. */
  Indexes() {
    last = new Edit(0);
    stamps = new AtomicInteger();
    givenUp = new int[0];
    subjects = new Shards<>(b -> b instanceof IndexedTriple t ? t.getSubject() : key(b), last);
    predicates = new Shards<>(Indexes::key, last);
    objects = new Shards<>(b -> b instanceof IndexedTriple t ? t.getObject() : key(b), last);
    graphs = new Shards<>(Indexes::key, last);
    ranges = new RangesByPredicate();
  }

  private Indexes(Indexes before) {
    stamps = before.stamps;
    last = new Edit(stamps.incrementAndGet());
    givenUp = before.givenUp(last);
    subjects = before.subjects;
    predicates = before.predicates;
    objects = before.objects;
    graphs = before.graphs;
    quads = before.quads;
    text = before.text;
    open = true;
    ranges = new RangesByPredicate(before.ranges);
    ranges.renew(predicates::get);
  }

  private int[] givenUp(Edit next) {
    if (!continued) {
      continued = true;
      return givenUp;
    }
    int[] more = Arrays.copyOf(givenUp, givenUp.length + 2);
    more[givenUp.length] = last.stamp();
    more[givenUp.length + 1] = next.stamp();
    return more;
  }

  /** Returns whether the bunch was made in this version or an earlier one. */
  private boolean knows(Postings bunch) {
    int stamp = bunch.stamp();
    boolean known = stamp - last.stamp() <= 0; // a difference, so that stamps may overflow
    for (int i = 0; known && i < givenUp.length; i += 2) {
      known = stamp - givenUp[i] <= 0 || stamp - givenUp[i + 1] >= 0;
    }
    return known;
  }

  /** The index range for the statements of a predicate; empty when a full scan is as good. */
  Optional<Within> within(Node predicate, Bounds bounds) {
    Postings all = predicates.get(predicate);
    Ranges some = ranges.of(predicate);
    if (all == null || some == null) { // none of its objects is comparable
      return Optional.of(new Within(bounds, 0));
    }
    if (!some.answers(bounds)) {
      return Optional.empty();
    }
    long statements = statements(some, all, bounds);
    return statements * SPARSE > all.size()
        ? Optional.empty()
        : Optional.of(new Within(bounds, statements));
  }

  /**
   * Counted while there are few values, because one may be in most statements; otherwise estimated.
   */
  private long statements(Ranges some, Postings all, Bounds bounds) {
    long statements = 0;
    int counted = 0;
    for (var each = some.between(bounds); each.hasNext(); counted++) {
      if (counted == COUNTED) {
        return Math.max(statements, (long) (some.share(bounds) * all.size()));
      }
      Postings bunch = objects.get(each.next());
      statements += bunch == null ? 0 : bunch.size();
    }
    return statements;
  }

  /** Statements of a graph or the union with a predicate whose objects may be within bounds. */
  Iterator<IndexedTriple> triples(Node graph, Node predicate, Bounds bounds) {
    Ranges some = ranges.of(predicate);
    return some == null
        ? Iter.nullIterator()
        : Iter.flatMap(
            some.between(bounds), value -> triples(graph, Node.ANY, null, predicate, value, null));
  }

  private static Node key(Postings bunch) {
    return ((Group) bunch).key().node();
  }

  /** A successor with the same statements, open to changes. */
  Indexes edit() {
    return new Indexes(this);
  }

  /** A successor without statements, open to changes. */
  Indexes cleared() {
    editing();
    return new Indexes().edit();
  }

  void freeze() {
    open = false;
  }

  private Edit editing() {
    if (!open) {
      throw new UnsupportedOperationException("this version does not change any more");
    }
    return last;
  }

  /** Number of quads: a statement in two graphs counts twice. */
  long quads() {
    return quads;
  }

  /** Total characters of the literals of all statements. */
  long text() {
    return text;
  }

  void add(Node graph, Node subject, Node predicate, Node object) {
    Edit now = editing();
    Term s = term(subject);
    Node p = known(predicates, predicate);
    Term o = object.equals(subject) ? s : term(canonical(object));
    Node g = known(graphs, graph);
    IndexedTriple before = get(Triple.create(s.node(), p, o.node()));
    if (before != null && before.isIn(g)) {
      return;
    }
    place(before == null ? new IndexedTriple(s, p, o, now.stamp(), g) : before.alsoIn(g, now), now);
    ranges.add(p, o.node());
    quads++;
    text += length(o.node());
  }

  /** The term object already held for a node; a second one would not link to all its statements. */
  private Term term(Node node) {
    Postings found = subjects.get(node);
    if (found != null) {
      return found instanceof IndexedTriple t ? t.subject() : ((Group) found).key();
    }
    found = objects.get(node);
    if (found != null) {
      return found instanceof IndexedTriple t ? t.object() : ((Group) found).key();
    }
    return new Term(node);
  }

  private static Node known(Shards<Postings> index, Node node) {
    Postings found = index.get(node);
    return found == null ? node : key(found);
  }

  private void place(IndexedTriple statement, Edit now) {
    Term subject = statement.subject();
    Term object = statement.object();
    Postings ofSubject = with(subjects, subject, statement, now);
    Postings ofObject = with(objects, object, statement, now);
    subjects = subjects.put(ofSubject, now);
    objects = objects.put(ofObject, now);
    subject.asSubject(ofSubject);
    object.asObject(ofObject);
    predicates = put(predicates, statement.getPredicate(), statement, now);
    for (Node graph : statement.graphs()) {
      graphs = put(graphs, graph, statement, now);
    }
  }

  private static Postings with(
      Shards<Postings> index, Term key, IndexedTriple statement, Edit now) {
    Postings before = index.get(key.node());
    return before == null ? statement : before.plus(key, statement, now);
  }

  private Shards<Postings> put(
      Shards<Postings> index, Node key, IndexedTriple statement, Edit now) {
    Group before = (Group) index.get(key);
    if (before != null) {
      Postings after = before.plus(before.key(), statement, now);
      return after == before ? index : index.put(after, now);
    }
    Term term = new Term(key);
    return index.put(
        index == predicates ? Group.of(term, now, statement) : new Group(term, now, statement),
        now);
  }

  void delete(Node graph, Node subject, Node predicate, Node object) {
    Edit now = editing();
    IndexedTriple before = get(Triple.create(subject, predicate, canonical(object)));
    if (before == null || !before.isIn(graph)) {
      return;
    }
    graphs = take(graphs, graph, before, now);
    IndexedTriple rest = before.notIn(graph, now);
    if (rest != null) {
      place(rest, now);
    } else {
      subjects = take(subjects, subject, before, now);
      predicates = take(predicates, predicate, before, now);
      objects = take(objects, before.getObject(), before, now);
      before.subject().asSubject(subjects.get(subject));
      before.object().asObject(objects.get(before.getObject()));
    }
    quads--;
    text -= length(before.getObject());
  }

  private static Shards<Postings> take(
      Shards<Postings> index, Node key, IndexedTriple statement, Edit now) {
    Postings before = index.get(key);
    if (before == null) {
      return index;
    }
    Postings after = before.minus(statement, now);
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

  private @Nullable IndexedTriple get(Triple triple) {
    Postings found = predicates.get(triple.getPredicate());
    return found == null ? null : found.get(triple);
  }

  /**
   * The triples of one graph, or of the union of all graphs without duplicates.
   *
   * @param graph or {@link Node#ANY}
   * @param subject or {@link Node#ANY}, or null for the same; so the others
   * @param held of the subject, where one knows it: that is quicker; so of the object
   */
  Iterator<IndexedTriple> triples(
      Node graph,
      @Nullable Node subject,
      @Nullable Term held,
      @Nullable Node predicate,
      @Nullable Node object,
      @Nullable Term heldObject) {
    Node s = subject == null ? Node.ANY : subject;
    Node p = predicate == null ? Node.ANY : predicate;
    Node o = heldObject == null ? canonical(object) : heldObject.node();
    boolean any = isWildcard(s) && isWildcard(o);
    Postings bunch = any ? null : narrowest(s, held, o, heldObject);
    if (!any && bunch == null) {
      return Iter.nullIterator();
    }
    boolean union = isWildcard(graph) || (graphs.size() == 1 && hasGraph(graph));
    return union ? found(bunch, s, p, o) : inGraph(graph, bunch, s, p, o);
  }

  /**
   * @param bunch bunch of the subject or the object; null when both are free
   */
  private Iterator<IndexedTriple> inGraph(
      Node graph, @Nullable Postings bunch, Node s, Node p, Node o) {
    Postings all = graphs.get(graph);
    if (all == null) {
      return Iter.nullIterator();
    }
    if (bunch != null && (bunch.size() <= FEW || bunch.size() < all.size())) {
      return Iter.filter(found(bunch, s, p, o), t -> t.isIn(graph));
    }
    Iterator<IndexedTriple> found = isWildcard(p) ? all.all() : all.with(p);
    return bunch == null ? found : Iter.filter(found, Triple.create(s, Node.ANY, o)::matches);
  }

  private Iterator<IndexedTriple> found(@Nullable Postings bunch, Node s, Node p, Node o) {
    if (bunch == null) {
      return isWildcard(p)
          ? Iter.flatMap(predicates.iterator(), Postings::all)
          : all(predicates.get(p));
    }
    if (isWildcard(s) || isWildcard(o)) {
      return isWildcard(p) ? bunch.all() : bunch.with(p);
    }
    if (isWildcard(p)) {
      return Iter.filter(bunch.all(), t -> t.getSubject().equals(s) && t.getObject().equals(o));
    }
    IndexedTriple only = bunch.get(Triple.create(s, p, o));
    return only == null ? Iter.nullIterator() : Iter.singletonIterator(only);
  }

  private static Iterator<IndexedTriple> all(@Nullable Postings bunch) {
    return bunch == null ? Iter.nullIterator() : bunch.all();
  }

  /** The smallest bunch with all statements of a subject or an object, or both. */
  private @Nullable Postings narrowest(
      Node s, @Nullable Term held, Node o, @Nullable Term heldObject) {
    Postings ofSubject =
        isWildcard(s) ? null : known(held == null ? null : held.asSubject(), subjects, s);
    if (isWildcard(o) || (ofSubject == null && !isWildcard(s))) {
      return ofSubject;
    }
    Postings ofObject = known(heldObject == null ? null : heldObject.asObject(), objects, o);
    return isWildcard(s)
            || ofObject == null
            || ofSubject == null
            || ofObject.size() < ofSubject.size()
        ? ofObject
        : ofSubject;
  }

  private @Nullable Postings known(@Nullable Postings quick, Shards<Postings> index, Node key) {
    return quick != null && knows(quick) ? quick : index.get(key);
  }

  /** Number of statements of a graph, or of the union with {@link Node#ANY}. */
  long size(Node graph) {
    if (isWildcard(graph)) {
      long size = 0;
      for (var each = predicates.iterator(); each.hasNext(); ) {
        size += each.next().size();
      }
      return size;
    }
    Postings all = graphs.get(graph);
    return all == null ? 0 : all.size();
  }

  Iterator<Postings> bySubject() {
    return subjects.iterator();
  }

  Iterator<Postings> byObject() {
    return objects.iterator();
  }

  Iterator<Node> graphs() {
    return Iter.map(graphs.iterator(), Indexes::key);
  }

  boolean hasGraph(Node graph) {
    return graphs.get(graph) != null;
  }

  private static boolean isWildcard(Node term) {
    return Node.ANY.equals(term);
  }
}
