package org.passeur.arq.memory;

import java.util.Iterator;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.jspecify.annotations.Nullable;

/** Statements that have a term in common: a single one, or a group of them. Never empty. */
sealed interface Bunch permits Placed, Group {
  long size();

  Iterator<Placed> all();

  Iterator<Placed> with(Node predicate);

  /** The one that equals a triple. */
  @Nullable Placed get(Triple triple);

  /** Of the edit that made it. */
  int stamp();

  /**
   * The same with one more, or with this one in place of the equal one.
   *
   * @param key the term in common
   */
  Bunch plus(Term key, Placed statement, Edit edit);

  /** The same without one that is there; null when that was the only one. */
  @Nullable Bunch minus(Placed statement, Edit edit);
}
