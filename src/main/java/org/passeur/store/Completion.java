package org.passeur.store;

import org.apache.jena.sparql.core.DatasetGraph;
import org.passeur.log.Change;

/**
 * Adds to an edit what must follow from it, whoever made the edit. The additions are part of the
 * same change: checked, numbered, logged and replayed with it.
 */
public interface Completion {
  /**
   * Makes the additions in the dataset itself.
   *
   * @param change what the edit has changed so far
   * @param data the dataset with the edit made, inside the write transaction, in this thread;
   *     changes made to it become part of the edit
   */
  void complete(Change change, DatasetGraph data);
}
