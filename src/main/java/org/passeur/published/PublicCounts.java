package org.passeur.published;

import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.jena.sparql.core.DatasetGraph;
import org.passeur.engine.Counters;
import org.passeur.engine.GraphStatistics;
import org.passeur.kernel.Background;
import org.passeur.log.Change;
import org.passeur.store.QuadStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Statistics of the published store, updated with its changes. When they are unknown (at the start,
 * after a large change) a thread of its own counts the store while reading and writing go on; until
 * it is done, queries are planned without them.
 */
final class PublicCounts implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PublicCounts.class);

  /**
   * Statements of a change beyond which counting everything again is cheaper than following each.
   */
  private static final int MOST_FOLLOWED = 5_000;

  private static final long LONGEST_SECONDS = 30;

  private final QuadStore shelf;
  private final Counters counters;
  private final AtomicBoolean due = new AtomicBoolean();
  private final ExecutorService walker =
      Executors.newSingleThreadExecutor(work -> Background.thread("passeur-counts", work));

  /**
   * Held by a write from before its transaction until after it, and by a count while it begins or
   * ends.
   */
  private final ReentrantLock writing = new ReentrantLock();

  private volatile boolean closed;

  /** Whether the current write was followed. For the writing thread. */
  private boolean followed;

  PublicCounts(QuadStore shelf) {
    this.shelf = shelf;
    this.counters = new Counters(shelf.asked());
    walkSoon();
  }

  /**
   * The statistics of the state that a reader sees.
   *
   * @param before exact counts taken before the reader's transaction began
   */
  Optional<GraphStatistics> seen(Optional<?> before) {
    var now = counters.exact();
    if (now.isPresent() && before.isPresent() && now.get() == before.get()) {
      return now.map(counts -> new GraphStatistics(counts, true));
    }
    return counters.latest().map(counts -> new GraphStatistics(counts, false));
  }

  /** Exact counts of the last committed state, if they are known. */
  Optional<?> exact() {
    return counters.exact();
  }

  /** Called before the transaction of a write. */
  void begin() {
    writing.lock();
    followed = false;
  }

  /** Makes a change and updates the counts. In the transaction of a write. */
  void apply(DatasetGraph data, Change change) {
    followed = change.size() <= MOST_FOLLOWED;
    if (followed) {
      change.removed().forEach(quad -> counters.delete(data, quad));
      change.added().forEach(quad -> counters.add(data, quad));
    } else {
      change.removed().forEach(data::delete);
      change.added().forEach(data::add);
    }
  }

  /** Called just before the commit. */
  void beforeCommit() {
    counters.beforeCommit();
  }

  /** Called after the transaction, committed or not. */
  void end(boolean committed) {
    try {
      if (committed && followed) {
        counters.afterCommit();
      } else {
        counters.forget();
        walkSoon();
      }
    } finally {
      writing.unlock();
    }
  }

  private void walkSoon() {
    if (due.compareAndSet(false, true)) {
      walker.execute(this::walk);
    }
  }

  private void walk() {
    due.set(false);
    if (closed) {
      return;
    }
    writing.lock();
    try {
      long[] scan = {0};
      Counters.Scanned found =
          shelf.read(
              data -> {
                scan[0] = counters.beginScan();
                writing.unlock();
                return counters.scan(data, scan[0]);
              });
      writing.lock();
      counters.endScan(scan[0], found);
    } catch (RuntimeException e) {
      LOG.warn("the published data could not be counted; queries still work, but may be slower", e);
    } finally {
      if (writing.isHeldByCurrentThread()) {
        writing.unlock();
      }
    }
  }

  @Override
  public void close() {
    closed = true;
    counters.forget(); // ends a count
    walker.shutdown(); // without an interrupt, which would close the files it reads
    try {
      if (!walker.awaitTermination(LONGEST_SECONDS, TimeUnit.SECONDS)) {
        LOG.warn("Passeur stops before the published data was counted");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
