package org.passeur.publish;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Queries give way to people. While anyone waits for a page or for suggestions, a query that has
 * run for a moment pauses; and while people come at all, such queries leave one processor free. A
 * query that has to wait goes on for a moment every now and then. The threads of a program have no
 * priorities on Linux; this has the same effect. One for the process, as there is one machine.
 */
public final class Courtesy {
  /** A query as short as this is not worth holding up. */
  static final long GRACE = TimeUnit.MILLISECONDS.toNanos(20);

  private static final long LONGEST_PAUSE = TimeUnit.MILLISECONDS.toNanos(50);
  private static final long LEAST_RUN = TimeUnit.MILLISECONDS.toNanos(3);

  /** After so long without anyone queries have the whole machine. */
  private static final long LATELY = TimeUnit.SECONDS.toNanos(2);

  private static final long LOOK_AGAIN = TimeUnit.MICROSECONDS.toNanos(200);

  /** A power of two: the clock is looked at once in so many steps. */
  private static final int STEPS = 16;

  /** Queries beyond {@link #GRACE} that run side by side while people come. */
  static final int AT_ONCE = Math.max(1, Runtime.getRuntime().availableProcessors() - 1);

  private static final Semaphore PLACES = new Semaphore(AT_ONCE);

  /** Queries that wait for a place. */
  private static final AtomicInteger WAITING = new AtomicInteger();

  private static final AtomicInteger PEOPLE = new AtomicInteger();

  /** When someone came last; whoever waits longer than {@link #LATELY} holds no query up. */
  private static volatile long latest = System.nanoTime() - LATELY;

  private Courtesy() {}

  /** Someone waits, until {@link #served}. */
  public static void waits() {
    latest = System.nanoTime();
    PEOPLE.incrementAndGet();
  }

  public static void served() {
    PEOPLE.decrementAndGet();
  }

  /** What one query does now and then, in its own thread, until it is closed. */
  static final class OneQuery implements Runnable, AutoCloseable {
    private long free = System.nanoTime() + GRACE;
    private boolean hasPlace;
    private int steps;

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
        LockSupport.parkNanos(2 * LOOK_AGAIN); // another one has the next turn
      }
      WAITING.incrementAndGet();
      long end = now + LONGEST_PAUSE;
      while (!mayGoOn() && System.nanoTime() < end) {
        LockSupport.parkNanos(LOOK_AGAIN);
      }
      WAITING.decrementAndGet();
      free = System.nanoTime() + LEAST_RUN;
    }

    /** True when it is one of those that run side by side. */
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
