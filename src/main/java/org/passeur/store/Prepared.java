package org.passeur.store;

import org.apache.jena.sparql.core.DatasetGraph;
import org.passeur.log.Change;

/**
 * A change made ready outside the writing thread.
 *
 * @param number last change in the state it was made from
 * @param change to be made as long as that is the last change
 */
public record Prepared(long number, Change change) {
  void applyTo(DatasetGraph data) {
    change.removed().forEach(data::delete);
    change.added().forEach(data::add);
  }

  /** Another change was made since; nothing is stored. */
  public static final class Overtaken extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Overtaken() {
      super("another change was made since", null, false, false);
    }
  }
}
