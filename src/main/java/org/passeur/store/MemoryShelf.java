package org.passeur.store;

import java.util.Iterator;
import java.util.function.Function;
import org.apache.jena.sparql.ARQConstants;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.engine.main.OpExecutorFactory;
import org.passeur.arq.memory.DefaultGraph;
import org.passeur.arq.memory.MemoryDataset;
import org.passeur.arq.memory.MemoryEngine;

/**
 * Statements in memory, gone when the house closes. A reading keeps the version it began with, so
 * it waits for no writer, and no writer waits for it.
 */
final class MemoryShelf implements Shelf {
  /** Bytes of heap for a statement with its share of the terms, but not of their texts. */
  private static final long OF_A_STATEMENT = 210;

  private final long most;
  private final MemoryDataset empty;
  private volatile MemoryDataset current;
  private MemoryDataset editing;

  /**
   * @param most bytes of heap that it should take
   * @param executor of those queries that bring none
   */
  MemoryShelf(DefaultGraph asked, long most, OpExecutorFactory executor) {
    MemoryEngine.register();
    this.most = most;
    this.empty = new MemoryDataset(asked);
    this.current = empty;
    this.editing = empty;
    empty.getContext().set(ARQConstants.sysOpExecutorFactory, executor);
  }

  /** True when so many statements may fit, if they are short. */
  static boolean mayHold(long statements, long most) {
    return statements * OF_A_STATEMENT <= most;
  }

  /** True when it takes more memory than it should. */
  boolean isFull() {
    return isFull(current);
  }

  private boolean isFull(MemoryDataset data) {
    return !mayHold(data.quads(), most - data.text());
  }

  /** Takes statements until there are no more, or it would be full; see {@link #replace}. */
  MemoryDataset fill(Iterator<Quad> from) {
    MemoryDataset filled = empty.edit();
    while (from.hasNext() && !isFull(filled)) {
      filled.add(from.next());
    }
    return filled;
  }

  /** In place of all there is. In a write. */
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
    // nothing is kept that is not used
  }

  @Override
  public void close() {
    startOver();
  }
}
