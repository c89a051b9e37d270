package org.passeur.store;

import java.util.List;
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
