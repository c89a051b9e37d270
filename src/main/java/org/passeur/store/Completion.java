package org.passeur.store;

import org.apache.jena.sparql.core.DatasetGraph;

/**
 * Adds to an edit what follows from it, whoever made it and in whatever way: part of the same
 * change, so that it is checked, numbered, logged and replayed with it.
 */
public interface Completion {
  /**
   * @param change what the edit has changed so far
   * @param data the dataset with the edit made, inside the write transaction, in this thread; what
   *     is changed in it belongs to the edit
   */
  void complete(Change change, DatasetGraph data);
}
