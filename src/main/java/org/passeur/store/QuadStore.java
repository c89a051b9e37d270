package org.passeur.store;

import java.util.function.Function;
import org.apache.jena.sparql.core.DatasetGraph;
import org.passeur.engine.memory.DefaultGraph;

/**
 * A store on disk or in memory. One thread writes, between {@link #begin} and {@link #commit};
 * others read the last committed state at the same time.
 */
public interface QuadStore extends AutoCloseable {
  /** The state being written, for the writing thread. */
  DatasetGraph data();

  /** How its default graph is defined. */
  DefaultGraph asked();

  /** Reads one committed state; the result must not refer to the dataset. */
  <T> T read(Function<DatasetGraph, T> reading);

  void begin();

  /** Makes the write visible. On failure nothing of it is kept. */
  void commit(Database.Books books);

  /** Recovers from a write that failed half way: nothing of it is kept. */
  void reopen();

  /** Drops all content. */
  void startOver();

  /** Releases unused space. */
  void compact();

  @Override
  void close();
}
