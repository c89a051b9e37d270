package org.passeur.published;

import java.util.Iterator;
import java.util.function.Function;
import org.apache.jena.sparql.ARQConstants;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.engine.main.OpExecutorFactory;
import org.passeur.engine.memory.DefaultGraph;
import org.passeur.engine.memory.MemoryDataset;
import org.passeur.engine.memory.MemoryEngine;
import org.passeur.store.Database;
import org.passeur.store.QuadStore;

/**
 * A store in memory, lost when the house closes. A reader keeps the version it began with, so
 * readers and the writer never wait for each other.
 */
final class MemoryQuadStore implements QuadStore {
  /**
   * Estimated bytes of heap per statement, its share of the terms included, the texts of terms
   * excluded.
   */
  private static final long OF_A_STATEMENT = 210;

  private final long most;
  private final MemoryDataset empty;
  private volatile MemoryDataset current;
  private MemoryDataset editing;

  /**
   * @param most bytes of heap that it may take
   * @param executor for queries that bring no executor of their own
   */
  MemoryQuadStore(DefaultGraph asked, long most, OpExecutorFactory executor) {
    MemoryEngine.register();
    this.most = most;
    this.empty = new MemoryDataset(asked);
    this.current = empty;
    this.editing = empty;
    empty.getContext().set(ARQConstants.sysOpExecutorFactory, executor);
  }

  /** Returns whether this many statements may fit, if they are short. */
  static boolean mayHold(long statements, long most) {
    return statements * OF_A_STATEMENT <= most;
  }

  /** Returns whether it takes more memory than it may. */
  boolean isFull() {
    return isFull(current);
  }

  private boolean isFull(MemoryDataset data) {
    return !mayHold(data.quads(), most - data.text());
  }

  /** Takes statements until the iterator ends or the memory is full; see {@link #replace}. */
  MemoryDataset fill(Iterator<Quad> from) {
    MemoryDataset filled = empty.edit();
    while (from.hasNext() && !isFull(filled)) {
      filled.add(from.next());
    }
    return filled;
  }

  /** Replaces the whole content. In a write. */
  void replace(MemoryDataset filled) {
    editing = filled;
  }

  @Override
  public DatasetGraph data() {
    return editing;
  }

  @Override
  public DefaultGraph asked() {
    return empty.asked();
  }

  @Override
  public <T> T read(Function<DatasetGraph, T> reading) {
    return reading.apply(current);
  }

  @Override
  public void begin() {
    editing = current.edit();
  }

  @Override
  public void commit(Database.Books books) {
    editing.freeze();
    current = editing;
  }

  @Override
  public void reopen() {
    editing = current;
  }

  @Override
  public void startOver() {
    current = empty;
    editing = empty;
  }

  @Override
  public void compact() {
    // unused memory is reclaimed by the garbage collector
  }

  @Override
  public void close() {
    startOver();
  }
}
