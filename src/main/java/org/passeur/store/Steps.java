package org.passeur.store;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.function.BooleanSupplier;

/**
 * Changes that are decided and still to be followed, and how far following has come: what the
 * writer, the thread that follows and those who wait for it share. Thread-safe.
 */
final class Steps {
  /** Writers wait while so many statements are still to be followed: they are kept in memory. */
  private static final long MOST_WAITING = 2_000_000;

  private static final long RETRY_MS = 5_000;

  private final Queue<Step> waiting = new ArrayDeque<>();
  private long statements;
  private long committed;
  private long shown;
  private long shownToStaff;

  /** Last change that took something out of the public view without removing it. */
  private long closed;

  private boolean closing;

  /** What a batch of changes means for the public, and as a whole. */
  record Step(long number, Change visible, Change whole) {}

  /**
   * What to follow next.
   *
   * @param steps in order; none when the staff's projections can go on, or something is to be
   *     mended
   * @param settled last change that readers of the record store see
   */
  record Taken(List<Step> steps, long settled) {}

  /**
   * @param head the change that everything has come to
   */
  Steps(long head) {
    committed = head;
    shown = head;
    shownToStaff = head;
  }

  /**
   * @param closes true when it takes something out of the public view without removing it
   */
  synchronized void add(Step step, boolean closes) {
    closed = closes ? step.number() : closed;
    waiting.add(step);
    statements += step.visible().size() + step.whole().size();
    notifyAll();
  }

  synchronized void committed(long number) {
    committed = number;
    notifyAll();
  }

  synchronized void shown(long number) {
    shown = number;
    notifyAll();
  }

  synchronized void shownToStaff(long number) {
    shownToStaff = number;
    notifyAll();
  }

  /** Something changed that {@link #await} may be waiting for. */
  synchronized void changed() {
    notifyAll();
  }

  /** Nothing more will come; what waits is still to be taken. */
  synchronized void close() {
    closing = true;
    notifyAll();
  }

  /**
   * Waits for something to do.
   *
   * @param nextForStaff number of the change that the staff's projections wait for
   * @param mending true when something is to be mended, which is tried again after a while
   * @return empty when there is nothing more and never will be
   */
  synchronized Optional<Taken> take(long nextForStaff, boolean mending) {
    while (waiting.isEmpty() && nextForStaff > committed) {
      if (closing) {
        return Optional.empty();
      }
      try {
        wait(mending ? RETRY_MS : 0);
      } catch (InterruptedException e) {
        return Optional.empty(); // nobody interrupts the thread that follows, but the end of all
      }
      if (mending) {
        break;
      }
    }
    List<Step> steps = List.copyOf(waiting);
    waiting.clear();
    statements = 0;
    notifyAll();
    return Optional.of(new Taken(steps, committed));
  }

  boolean awaitRoom(Duration longest) {
    return await(() -> statements < MOST_WAITING, longest);
  }

  boolean awaitShown(long number, Duration longest) {
    return await(() -> shown >= number, longest);
  }

  boolean awaitShownToStaff(long number, Duration longest) {
    return await(() -> shownToStaff >= number, longest);
  }

  boolean awaitClosed(Duration longest) {
    return await(() -> shown >= closed, longest);
  }

  /**
   * @return false when it took too long
   */
  synchronized boolean await(BooleanSupplier reached, Duration longest) {
    long end = System.nanoTime() + longest.toNanos();
    while (!reached.getAsBoolean() && !closing) {
      long left = end - System.nanoTime();
      if (left <= 0) {
        return false;
      }
      try {
        wait(left / 1_000_000 + 1);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
    return true;
  }
}
