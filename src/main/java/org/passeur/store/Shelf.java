package org.passeur.store;

import java.util.function.Function;
import org.apache.jena.sparql.core.DatasetGraph;
import org.passeur.arq.memory.DefaultGraph;

/**
 * Where statements stand: on disk or in memory. One thread writes, between {@link #begin} and
 * {@link #commit}; others read the last committed state meanwhile.
 */
interface Shelf extends AutoCloseable {
  /** The state being written, for the writing thread. */
  DatasetGraph data();

  /** What its default graph is. */
  DefaultGraph asked();

  /** Reads one committed state; the value must not hold on to it. */
  <T> T read(Function<DatasetGraph, T> reading);

  void begin();

  /** Shows what was written. On failure nothing of it is kept. */
  void commit(Database.Books books);

  /** The way back from a write that failed half way: nothing of it is kept. */
  void reopen();

  /** Holds nothing any more. */
  void startOver();

  /** Gives back what is no longer used. */
  void compact();

  @Override
  void close();
}
