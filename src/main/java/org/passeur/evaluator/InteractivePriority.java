package org.passeur.evaluator;

import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Makes queries yield to interactive requests. While anyone waits for a page or for suggestions, a
 * query that has run for a moment pauses; and as long as interactive requests keep coming, such
 * queries leave one processor free. A paused query still runs for a moment now and then. This
 * stands in for thread priorities, which Java does not have on Linux. One instance per process.
 */
public final class InteractivePriority {
  /** Queries shorter than this never pause. */
  static final long GRACE = TimeUnit.MILLISECONDS.toNanos(20);

  private static final long LONGEST_PAUSE = TimeUnit.MILLISECONDS.toNanos(50);
  private static final long LEAST_RUN = TimeUnit.MILLISECONDS.toNanos(3);

  /** After this long without interactive requests, queries use all processors. */
  private static final long LATELY = TimeUnit.SECONDS.toNanos(2);

  private static final long LOOK_AGAIN = TimeUnit.MICROSECONDS.toNanos(200);

  /** The clock is read once in this many steps; a power of two. */
  private static final int STEPS = 16;

  /**
   * Number of queries longer than {@link #GRACE} that run at the same time while interactive
   * requests keep coming.
   */
  static final int AT_ONCE = Math.max(1, Runtime.getRuntime().availableProcessors() - 1);

  private static final Semaphore PLACES = new Semaphore(AT_ONCE);

  /** Number of queries waiting to run. */
  private static final AtomicInteger WAITING = new AtomicInteger();

  private static final AtomicInteger PEOPLE = new AtomicInteger();

  private static final ThreadLocal<Visit> VISIT = new ThreadLocal<>();

  /**
   * Time of the last interactive request; one that waits longer than {@link #LATELY} no longer
   * holds queries up.
   */
  private static volatile long latest = System.nanoTime() - LATELY;

  private InteractivePriority() {}

  /** An interactive request, from its beginning until it is closed. */
  public static final class Visit implements AutoCloseable {
    private final AtomicBoolean over = new AtomicBoolean();

    private Visit() {}

    /** No longer holds queries up; may be called more than once, by any thread. */
    @Override
    public void close() {
      if (over.compareAndSet(false, true)) {
        PEOPLE.decrementAndGet();
      }
    }
  }

  /** An interactive request begins in the current thread. */
  public static Visit waits() {
    latest = System.nanoTime();
    PEOPLE.incrementAndGet();
    var visit = new Visit();
    VISIT.set(visit);
    return visit;
  }

  /** Number of interactive requests that hold queries up. */
  static int people() {
    return PEOPLE.get();
  }

  /** The request that began last in the current thread; it may be over. */
  static Optional<Visit> visit() {
    return Optional.ofNullable(VISIT.get());
  }

  /** Called regularly by one query in its own thread, until it is closed. */
  static final class OneQuery implements Runnable, AutoCloseable {
    private long free;
    private boolean hasPlace;
    private int steps;

    /** The query begins to run. */
    void begin() {
      free = System.nanoTime() + GRACE;
    }

    @Override
    public void run() {
      steps++;
      if (PEOPLE.get() == 0 && (steps & (STEPS - 1)) != 0) {
        return;
      }
      long now = System.nanoTime();
      if (now < free || now - latest > LATELY) {
        return;
      }
      boolean had = hasPlace;
      close();
      if (had && WAITING.get() > 0) {
        LockSupport.parkNanos(2 * LOOK_AGAIN); // another query has the next turn
      }
      WAITING.incrementAndGet();
      long end = now + LONGEST_PAUSE;
      while (!mayGoOn() && System.nanoTime() < end) {
        LockSupport.parkNanos(LOOK_AGAIN);
      }
      WAITING.decrementAndGet();
      free = System.nanoTime() + LEAST_RUN;
    }

    /** Returns whether this query may run now. */
    boolean hasPlace() {
      return hasPlace;
    }

    private boolean mayGoOn() {
      hasPlace = PEOPLE.get() == 0 && PLACES.tryAcquire();
      return hasPlace;
    }

    @Override
    public void close() {
      if (hasPlace) {
        hasPlace = false;
        PLACES.release();
      }
    }
  }
}
