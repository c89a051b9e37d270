package org.passeur.engine.memory;

import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Function;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.jspecify.annotations.Nullable;

/** Statements that share a term: a short list, or sets by predicate. */
final class Group implements Postings {
  /** Longest list; longer groups are kept as sets. */
  private static final int FEW = 12;

  /** Bits of a tag, so that the tags of a whole list fit in a {@code long}. */
  private static final int TAG = 5;

  private static final IndexedTriple[] NONE = {};
  private static final Part[] FEW_ONLY = {};

  private final Term key;
  private final int stamp;
  private final IndexedTriple[] few;

  /**
   * Five bits of the predicate's hash for each element of the list, so that most need not be
   * fetched.
   */
  private final long tags;

  /** The sets; empty while the group is a list. */
  private final Part[] parts;

  /** The statements with one predicate. */
  private record Part(Node predicate, Shards<IndexedTriple> all) {}

  Group(Term key, Edit edit, IndexedTriple... few) {
    this(key, edit, few, FEW_ONLY);
  }

  private Group(Term key, Edit edit, IndexedTriple[] few, Part[] parts) {
    this.key = key;
    this.stamp = edit.stamp();
    this.few = few;
    this.parts = parts;
    long bits = 0;
    for (int i = 0; i < few.length; i++) {
      bits |= (long) tag(few[i].getPredicate()) << (TAG * i);
    }
    this.tags = bits;
  }

  private static int tag(Node predicate) {
    return (predicate.hashCode() * Shards.MIX) >>> (Integer.SIZE - TAG);
  }

  /** The shared term. */
  Term key() {
    return key;
  }

  @Override
  public int stamp() {
    return stamp;
  }

  @Override
  public long size() {
    long size = few.length;
    for (Part part : parts) {
      size += part.all.size();
    }
    return size;
  }

  @Override
  public Iterator<IndexedTriple> all() {
    if (parts.length == 0) {
      return Iter.iter(Arrays.asList(few));
    }
    return parts.length == 1
        ? parts[0].all.iterator()
        : Iter.flatMap(Iter.iter(Arrays.asList(parts)), part -> part.all.iterator());
  }

  @Override
  public Iterator<IndexedTriple> with(Node predicate) {
    if (parts.length == 0) {
      return new FewWith(predicate);
    }
    int at = part(predicate);
    return at < 0 ? Iter.nullIterator() : parts[at].all.iterator();
  }

  /** Iterates over the elements of the list with a predicate. */
  private final class FewWith implements Iterator<IndexedTriple> {
    private final Node predicate;
    private final int tag;
    private int next = -1;

    FewWith(Node predicate) {
      this.predicate = predicate;
      this.tag = tag(predicate);
      advance();
    }

    private void advance() {
      next++;
      while (next < few.length && !matches()) {
        next++;
      }
    }

    private boolean matches() {
      return ((tags >>> (TAG * next)) & ((1 << TAG) - 1)) == tag
          && few[next].getPredicate().equals(predicate);
    }

    @Override
    public boolean hasNext() {
      return next < few.length;
    }

    @Override
    public IndexedTriple next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      IndexedTriple found = few[next];
      advance();
      return found;
    }
  }

  @Override
  public @Nullable IndexedTriple get(Triple triple) {
    if (parts.length == 0) {
      for (var some = new FewWith(triple.getPredicate()); some.hasNext(); ) {
        IndexedTriple found = some.next();
        if (found.equals(triple)) {
          return found;
        }
      }
      return null;
    }
    int at = part(triple.getPredicate());
    return at < 0 ? null : parts[at].all.get(triple);
  }

  private int part(Node predicate) {
    for (int i = 0; i < parts.length; i++) {
      if (parts[i].predicate.equals(predicate)) {
        return i;
      }
    }
    return -1;
  }

  @Override
  public Postings plus(Term common, IndexedTriple statement, Edit edit) {
    if (parts.length > 0) {
      return with(statement.getPredicate(), set -> set.put(statement, edit), edit);
    }
    for (int i = 0; i < few.length; i++) {
      if (few[i].equals(statement)) {
        IndexedTriple[] other = few.clone();
        other[i] = statement;
        return new Group(key, edit, other);
      }
    }
    if (few.length < FEW) {
      IndexedTriple[] more = Arrays.copyOf(few, few.length + 1);
      more[few.length] = statement;
      return new Group(key, edit, more);
    }
    Group many = of(key, edit, statement);
    for (IndexedTriple one : few) {
      many = many.with(one.getPredicate(), set -> set.put(one, edit), edit);
    }
    return many;
  }

  /** A group that uses sets from the first statement on. */
  static Group of(Term key, Edit edit, IndexedTriple first) {
    Shards<IndexedTriple> set = new Shards<IndexedTriple>(t -> t, edit).put(first, edit);
    return new Group(key, edit, NONE, new Part[] {new Part(first.getPredicate(), set)});
  }

  private Group with(
      Node predicate, Function<Shards<IndexedTriple>, Shards<IndexedTriple>> change, Edit edit) {
    int at = part(predicate);
    Shards<IndexedTriple> before = at < 0 ? new Shards<>(t -> t, edit) : parts[at].all;
    Shards<IndexedTriple> after = change.apply(before);
    if (before == after && at >= 0) {
      return this; // changed in place
    }
    Part[] other = at < 0 ? Arrays.copyOf(parts, parts.length + 1) : parts.clone();
    other[at < 0 ? parts.length : at] = new Part(predicate, after);
    return new Group(key, edit, NONE, other);
  }

  @Override
  public @Nullable Postings minus(IndexedTriple statement, Edit edit) {
    if (parts.length == 0) {
      IndexedTriple[] rest =
          Arrays.stream(few).filter(t -> !t.equals(statement)).toArray(IndexedTriple[]::new);
      return rest.length == 0 ? null : new Group(key, edit, rest);
    }
    Node predicate = statement.getPredicate();
    Group less = with(predicate, set -> set.without(statement, edit), edit);
    int at = less.part(predicate);
    if (less.parts[at].all.size() > 0) {
      return less;
    }
    Part[] rest =
        Arrays.stream(less.parts).filter(p -> !p.predicate.equals(predicate)).toArray(Part[]::new);
    return rest.length == 0 ? null : new Group(key, edit, NONE, rest);
  }
}
