package org.passeur.projection;

import java.util.List;
import java.util.function.Consumer;
import org.apache.jena.graph.Graph;
import org.passeur.log.Change;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Projections of the same store.
 *
 * @param source reads one state of that store
 */
record Branch(List<Projection> projections, Consumer<Reading> source) {
  private static final Logger LOG = LoggerFactory.getLogger(Branch.class);

  /** What is done with one state of the store. */
  interface Reading {
    /**
     * Reads the state; it is valid only until this returns.
     *
     * @param number of the last change in it
     */
    void of(long number, Graph everything);
  }

  Branch {
    projections = List.copyOf(projections);
  }

  /**
   * Brings a projection to a change.
   *
   * @param change the net change since the one it holds
   */
  void apply(Projection projection, long number, Change change) {
    source.accept((seen, everything) -> projection.apply(number, change, everything));
  }

  /** Rebuilds a projection. */
  void rebuild(Projection projection) {
    LOG.info("rebuilding {}", projection.name());
    source.accept(projection::rebuild);
  }
}
