package org.passeur.kernel;

import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reports from time to time how far a long task has come, in the log and in {@code /health}. Not
 * thread-safe, except {@link #underWay}.
 */
public final class Progress {
  private static final Logger LOG = LoggerFactory.getLogger(Progress.class);
  private static final int LOOK_AT_THE_CLOCK = 1024;
  private static final long EVERY_NS = TimeUnit.SECONDS.toNanos(2);

  /** The last reported progress of the tasks of this process. */
  private static final Map<String, Said> ALL = new ConcurrentHashMap<>();

  /** A task that reported nothing for this long has ended without saying so. */
  private static final long FORGOTTEN_NS = TimeUnit.MINUTES.toNanos(1);

  private record Said(long count, long at) {}

  private final String work;
  private long count;
  private long said = System.nanoTime();

  /**
   * @param work short name of the task
   */
  public Progress(String work) {
    this.work = work;
  }

  /** Counts the items of an iterator as they pass. */
  public <T> Iterator<T> over(Iterator<T> items) {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return items.hasNext();
      }

      @Override
      public T next() {
        one();
        return items.next();
      }
    };
  }

  /** Counts one item. */
  public void one() {
    count++;
    if (count % LOOK_AT_THE_CLOCK != 0) {
      return;
    }
    long now = System.nanoTime();
    ALL.put(work, new Said(count, now));
    if (now - said > EVERY_NS) {
      said = now;
      LOG.info("{}: {} so far", work, count);
    }
  }

  /** Reports the end. */
  public void done() {
    ALL.remove(work);
    LOG.info("{}: {}, done", work, count);
  }

  /** The tasks under way in this process, with the number of items each has done. */
  public static Map<String, Long> underWay() {
    long now = System.nanoTime();
    ALL.values().removeIf(said -> now - said.at() > FORGOTTEN_NS);
    Map<String, Long> counts = new TreeMap<>();
    ALL.forEach((work, said) -> counts.put(work, said.count()));
    return counts;
  }
}
