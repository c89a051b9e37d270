package org.passeur.evaluator;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.passeur.engine.watch.TimeLimit;
import org.passeur.kernel.Problem;

/**
 * Shares places for evaluations fairly among clients. Few evaluations run at once; each share may
 * have some of the places, and waits a little for more. An evaluation that has run for a while
 * counts as long. There is room for a few long ones; beyond that, the newest long one of the share
 * that has most of them is stopped. So whatever is asked, most places are free within a moment.
 * Thread-safe.
 */
final class Admission {
  private final Size size;

  private int running;
  private int waiting;
  private final Map<String, Integer> runningOf = new HashMap<>();
  private final Map<String, Integer> waitingOf = new HashMap<>();
  private final List<Turn> longOnes = new ArrayList<>();

  /**
   * How many evaluations of one kind there may be.
   *
   * @param atOnce that run at once
   * @param ofOneShare of them, those of one share
   * @param longOnes of them, those that have run for a while
   * @param waiting those that wait, because they hold threads that others need too
   * @param waitingOfOneShare of them, those of one share
   * @param patienceMs longest wait, in milliseconds
   */
  record Size(
      int atOnce,
      int ofOneShare,
      int longOnes,
      int waiting,
      int waitingOfOneShare,
      long patienceMs) {}

  Admission(Size size) {
    this.size = size;
  }

  /** A running evaluation. */
  final class Turn implements AutoCloseable {
    private final String share;
    private final TimeLimit time;
    private final Runnable whenLong;
    private final long began = System.nanoTime();
    private boolean over;

    private Turn(String share, TimeLimit time, Runnable whenLong) {
      this.share = share;
      this.time = time;
      this.whenLong = whenLong;
    }

    @Override
    public void close() {
      over(this);
    }
  }

  /**
   * Waits for a turn.
   *
   * @param share identifies the client, for instance its address
   * @param time limit of the evaluation, which starts when this method returns
   * @param whenLong told when the evaluation has become a long one
   * @throws Problem 429 when this share asks for too much at once, 503 when all together do
   */
  synchronized Turn take(String share, TimeLimit time, Runnable whenLong) {
    if (!mayRun(share)) {
      await(share);
    }
    running++;
    runningOf.merge(share, 1, Integer::sum);
    var turn = new Turn(share, time, whenLong);
    time.whenLong(() -> isLong(turn));
    return turn;
  }

  private boolean mayRun(String share) {
    return running < size.atOnce() && runningOf.getOrDefault(share, 0) < size.ofOneShare();
  }

  private void await(String share) {
    if (waitingOf.getOrDefault(share, 0) >= size.waitingOfOneShare()) {
      throw tooMany();
    }
    if (waiting >= size.waiting()) {
      throw busy();
    }
    waiting++;
    waitingOf.merge(share, 1, Integer::sum);
    try {
      long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(size.patienceMs());
      while (!mayRun(share)) {
        long left = end - System.nanoTime();
        if (left <= 0) {
          throw running < size.atOnce() ? tooMany() : busy();
        }
        TimeUnit.NANOSECONDS.timedWait(this, left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw busy();
    } finally {
      waiting--;
      less(waitingOf, share);
    }
  }

  private synchronized void over(Turn turn) {
    if (turn.over) {
      return;
    }
    turn.over = true;
    running--;
    less(runningOf, turn.share);
    longOnes.remove(turn);
    notifyAll();
  }

  private static void less(Map<String, Integer> counts, String share) {
    counts.computeIfPresent(share, (s, n) -> n == 1 ? null : n - 1);
  }

  /**
   * Marks the evaluation as long. The timer may fire while it is ending, and wait for this lock.
   */
  private synchronized void isLong(Turn turn) {
    if (turn.over) {
      return;
    }
    turn.whenLong.run();
    longOnes.add(turn);
    if (longOnes.size() > size.longOnes()) {
      Turn last =
          longOnes.stream()
              .max(Comparator.comparingLong(this::longOf).thenComparingLong(t -> t.began))
              .orElse(turn);
      longOnes.remove(last);
      last.time.stopForOthers();
    }
  }

  private long longOf(Turn turn) {
    return longOnes.stream().filter(t -> t.share.equals(turn.share)).count();
  }

  /** How many run and how many wait, for tests. */
  synchronized String state() {
    return running + " running, " + waiting + " waiting, " + longOnes.size() + " long";
  }

  private static Problem tooMany() {
    return Problem.of(
        Problem.Kind.TOO_MANY,
        "Vous avez trop de requêtes en cours à la fois ; attendez qu'elles finissent, puis"
            + " réessayez.",
        "You have too many requests running at once; wait for them to finish, then try again.");
  }

  static Problem busy() {
    return Problem.of(
        Problem.Kind.UNAVAILABLE,
        "Trop de requêtes sont en cours ; réessayez dans quelques secondes.",
        "Too many requests are running; try again in a few seconds.");
  }
}
