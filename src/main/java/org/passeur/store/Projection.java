package org.passeur.store;

import org.apache.jena.graph.Graph;

/**
 * A view that follows the numbered changes. It is only told what its scope may see: for a public
 * projection, the statements that enter and leave the public view, opened and closed graphs
 * included.
 */
public interface Projection extends AutoCloseable {
  /** Its name in {@code /health}. */
  String name();

  /** Number of the last change it holds durably or in memory; -1 when it holds none. */
  long offset();

  /**
   * Follows one change. Calls come one after the other, from one thread at a time.
   *
   * @param number of the change
   * @param visible what changed in this scope
   * @param after the union of the scope's graphs after the change, readable during the call
   */
  void apply(long number, Change visible, Graph after);

  /**
   * Starts over from the whole scope.
   *
   * @param number of the last change
   * @param everything the union of the scope's graphs, readable during the call
   */
  void rebuild(long number, Graph everything);

  @Override
  void close();
}
