package org.passeur.projection;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.function.BooleanSupplier;
import org.passeur.log.Change;

/**
 * The queue of decided changes that the projections have yet to follow, shared by the writer, the
 * following thread and those who wait for it. Thread-safe.
 */
final class ChangeQueue {
  /** Statements in the queue beyond which writers wait, because the queue is in memory. */
  private static final long MOST_WAITING = 2_000_000;

  private static final long RETRY_MS = 5_000;

  private final Queue<Step> waiting = new ArrayDeque<>();
  private long statements;
  private long committed;
  private long shown;
  private long shownToStaff;

  /**
   * Number of the last change that withdrew statements from the public view without deleting them.
   */
  private long closed;

  private boolean closing;

  /** A batch of changes: its net change for the public, and the whole. */
  record Step(long number, Change visible, Change whole) {}

  /**
   * What was taken from the queue.
   *
   * @param steps in order; empty when the projections for staff can go on, or a rebuild is due
   * @param settled last change visible to readers of the record store
   */
  record Taken(List<Step> steps, long settled) {}

  /**
   * @param head the change that all projections have reached
   */
  ChangeQueue(long head) {
    committed = head;
    shown = head;
    shownToStaff = head;
  }

  /**
   * @param closes true when it withdraws statements from the public view without deleting them
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

  /** Signals a change that {@link #await} may be waiting for. */
  synchronized void changed() {
    notifyAll();
  }

  /** Closes the queue; what waits in it can still be taken. */
  synchronized void close() {
    closing = true;
    notifyAll();
  }

  /**
   * Waits for something to do.
   *
   * @param nextForStaff number of the change that the projections for staff wait for
   * @param mending true when a rebuild is due, which is tried again after a while
   * @return empty when the queue is closed and empty
   */
  synchronized Optional<Taken> take(long nextForStaff, boolean mending) {
    while (waiting.isEmpty() && nextForStaff > committed) {
      if (closing) {
        return Optional.empty();
      }
      try {
        wait(mending ? RETRY_MS : 0);
      } catch (InterruptedException e) {
        return Optional.empty(); // this thread is interrupted only when the process ends
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

  /** Waits until something is reached or this is closed; false on timeout. */
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
