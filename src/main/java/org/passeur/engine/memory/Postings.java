package org.passeur.engine.memory;

import java.util.Iterator;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.jspecify.annotations.Nullable;

/** Statements that share a term: a single one, or a group. Never empty. */
sealed interface Postings permits IndexedTriple, Group {
  long size();

  Iterator<IndexedTriple> all();

  Iterator<IndexedTriple> with(Node predicate);

  /** The statement equal to a triple. */
  @Nullable IndexedTriple get(Triple triple);

  /** The stamp of the edit that made it. */
  int stamp();

  /**
   * With a statement added, or in place of the equal one.
   *
   * @param key the shared term
   */
  Postings plus(Term key, IndexedTriple statement, Edit edit);

  /** Without a statement that it contains; null when that was the only one. */
  @Nullable Postings minus(IndexedTriple statement, Edit edit);
}
