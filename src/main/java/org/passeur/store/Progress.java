package org.passeur.store;

import java.util.Iterator;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says now and then how far a long work has come. For one thread. */
public final class Progress {
  private static final Logger LOG = LoggerFactory.getLogger(Progress.class);
  private static final int LOOK_AT_THE_CLOCK = 1024;
  private static final long EVERY_NS = TimeUnit.SECONDS.toNanos(2);

  private final String work;
  private long count;
  private long said = System.nanoTime();

  /**
   * @param work what is done, in a word
   */
  public Progress(String work) {
    this.work = work;
  }

  /** The same items, counted as they pass. */
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

  /** One more. */
  public void one() {
    count++;
    if (count % LOOK_AT_THE_CLOCK == 0 && System.nanoTime() - said > EVERY_NS) {
      said = System.nanoTime();
      LOG.info("{}: {} so far", work, count);
    }
  }

  /** All of it. */
  public void done() {
    LOG.info("{}: {}, done", work, count);
  }
}
