package org.passeur.store;

import org.apache.jena.sparql.core.DatasetGraph;
import org.passeur.kernel.Report;
import org.passeur.log.Change;

/**
 * A check that every change passes before it is stored, once it is given to {@link
 * RecordStore#guardedBy}.
 */
public interface Gate {
  /**
   * Checks the change with what completions added to it.
   *
   * @param change what the edit changed
   * @param after the dataset with the change made, inside the write transaction, in this thread
   * @return the findings; a violation refuses the change
   */
  Report check(Change change, DatasetGraph after);

  /**
   * Checks the edit before completions are added to it ({@link Completion}), for what completions
   * would hide.
   *
   * @return the findings; a violation refuses the change
   */
  default Report checkAsMade(Change change, DatasetGraph after) {
    return Report.CONFORMS;
  }

  /**
   * What all gates say of a change that is not made yet.
   *
   * @param stopped number of the gate that refuses it, from 0; those behind it did not look
   * @param last true when every gate looked
   * @param report the findings
   */
  record Verdict(int stopped, boolean last, Report report) {}
}
