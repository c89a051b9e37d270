package org.passeur.projection;

import org.apache.jena.graph.Graph;
import org.passeur.log.Change;

/**
 * A view of the data that follows the numbered changes. It receives only what its scope may see: a
 * public projection receives the statements that enter and leave the public view, whole graphs
 * included when a consent opens or closes them.
 */
public interface Projection extends AutoCloseable {
  /** Its name in {@code /health}. */
  String name();

  /** Number of the last change it holds durably or in memory; -1 when it holds none. */
  long offset();

  /**
   * Follows one or several changes. Calls come one after the other, from one thread at a time.
   *
   * @param number of the last of them
   * @param visible the changes in its scope; after a restart they may include changes that it holds
   *     already
   * @param after the union of the scope's graphs, at this change or a later one, readable during
   *     the call
   */
  void apply(long number, Change visible, Graph after);

  /**
   * Rebuilds it from the whole scope.
   *
   * @param number of the last change
   * @param everything the union of the scope's graphs, readable during the call
   */
  void rebuild(long number, Graph everything);

  /**
   * Compares its whole content with its scope.
   *
   * @return number of missing, superfluous or different items; 0 when they agree
   */
  long differences(Graph everything);

  /** Drops its content durably; it must be rebuilt before it is used again. */
  void forget();

  @Override
  void close();
}
