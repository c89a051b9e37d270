package org.passeur.arq.memory;

import java.util.Iterator;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.jspecify.annotations.Nullable;

/** Statements that share a term: a single one, or a group. Never empty. */
sealed interface Bunch permits Placed, Group {
  long size();

  Iterator<Placed> all();

  Iterator<Placed> with(Node predicate);

  /** The statement equal to a triple. */
  @Nullable Placed get(Triple triple);

  /** The stamp of the edit that made it. */
  int stamp();

  /**
   * With a statement added, or in place of the equal one.
   *
   * @param key the shared term
   */
  Bunch plus(Term key, Placed statement, Edit edit);

  /** Without a statement that it contains; null when that was the only one. */
  @Nullable Bunch minus(Placed statement, Edit edit);
}
