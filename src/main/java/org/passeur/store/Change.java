package org.passeur.store;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.jena.sparql.core.Quad;

/**
 * What differs between two states of a dataset: effective statements only (nothing added that was
 * there, nothing removed that was not).
 *
 * @param added statements that came in
 * @param removed statements that went out
 */
public record Change(List<Quad> added, List<Quad> removed) {
  public static final Change NONE = new Change(List.of(), List.of());

  public Change {
    added = List.copyOf(added);
    removed = List.copyOf(removed);
  }

  /** What several changes come to, made one after the other. */
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

  /** Number of statements that differ. */
  public int size() {
    return added.size() + removed.size();
  }

  /** All statements of the change, those that came in first. */
  public Stream<Quad> quads() {
    return Stream.concat(added.stream(), removed.stream());
  }
}
