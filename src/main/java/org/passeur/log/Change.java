package org.passeur.log;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.jena.sparql.core.Quad;

/**
 * The difference between two states of a dataset. Only effective statements: none added that was
 * there already, none removed that was not there.
 *
 * @param added statements in the new state only
 * @param removed statements in the old state only
 */
public record Change(List<Quad> added, List<Quad> removed) {
  public static final Change NONE = new Change(List.of(), List.of());

  public Change {
    added = List.copyOf(added);
    removed = List.copyOf(removed);
  }

  /** The net change of several consecutive changes. */
  public static Change net(List<Change> changes) {
    if (changes.size() == 1) {
      return changes.get(0);
    }
    Set<Quad> in = new LinkedHashSet<>();
    Set<Quad> out = new LinkedHashSet<>();
    for (Change change : changes) {
      move(change.removed(), in, out);
      move(change.added(), out, in);
    }
    return new Change(List.copyOf(in), List.copyOf(out));
  }

  private static void move(List<Quad> quads, Set<Quad> from, Set<Quad> to) {
    for (Quad quad : quads) {
      if (!from.remove(quad)) {
        to.add(quad);
      }
    }
  }

  public boolean isEmpty() {
    return added.isEmpty() && removed.isEmpty();
  }

  /** Number of statements added and removed. */
  public int size() {
    return added.size() + removed.size();
  }

  /** All statements of the change, added ones first. */
  public Stream<Quad> quads() {
    return Stream.concat(added.stream(), removed.stream());
  }
}
