package org.passeur.publish;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Queries give way to people: while anyone waits for a page or for suggestions, a query that has
 * run for a moment pauses, and goes on for a moment at least every now and then. The threads of a
 * program have no priorities on Linux; this has the same effect. One for the process, as there is
 * one machine.
 */
public final class Courtesy {
  /** A query as short as this is not worth holding up. */
  private static final long GRACE = TimeUnit.MILLISECONDS.toNanos(20);

  private static final long LONGEST_PAUSE = TimeUnit.MILLISECONDS.toNanos(20);
  private static final long LEAST_RUN = TimeUnit.MILLISECONDS.toNanos(5);

  /** Whoever waits longer, as one who takes an answer slowly, holds no query up. */
  private static final long LONGEST_WAIT = TimeUnit.SECONDS.toNanos(2);

  private static final long LOOK_AGAIN = TimeUnit.MICROSECONDS.toNanos(200);

  private static final AtomicInteger PEOPLE = new AtomicInteger();

  private static volatile long latest = System.nanoTime();

  private Courtesy() {}

  /** Someone waits, until {@link #served}. */
  public static void waits() {
    latest = System.nanoTime();
    PEOPLE.incrementAndGet();
  }

  public static void served() {
    PEOPLE.decrementAndGet();
  }

  /** What one query has to do now and then, in its own thread. */
  static Runnable ofQuery() {
    return new OneQuery();
  }

  private static final class OneQuery implements Runnable {
    private long free = System.nanoTime() + GRACE;

    @Override
    public void run() {
      if (PEOPLE.get() == 0) {
        return;
      }
      long now = System.nanoTime();
      if (now < free || now - latest > LONGEST_WAIT) {
        return;
      }
      long end = now + LONGEST_PAUSE;
      while (PEOPLE.get() > 0 && System.nanoTime() < end) {
        LockSupport.parkNanos(LOOK_AGAIN);
      }
      free = System.nanoTime() + LEAST_RUN;
    }
  }
}
