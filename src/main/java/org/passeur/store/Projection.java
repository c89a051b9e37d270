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
   * Follows one or several changes. Calls come one after the other, from one thread at a time.
   *
   * @param number of the last of them
   * @param visible what changed in this scope; after a restart also what it may hold already
   * @param after the union of the scope's graphs, at this change or a later one, readable during
   *     the call
   */
  void apply(long number, Change visible, Graph after);

  /**
   * Starts over from the whole scope.
   *
   * @param number of the last change
   * @param everything the union of the scope's graphs, readable during the call
   */
  void rebuild(long number, Graph everything);

  /**
   * Compares all it holds with the whole scope.
   *
   * @return how many things are missing, too many or different; 0 when all is well
   */
  long differences(Graph everything);

  /** Holds nothing any more, durably: it is rebuilt before it is used again. */
  void forget();

  @Override
  void close();
}
