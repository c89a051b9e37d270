package org.passeur.sparql;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.passeur.engine.watch.TimeLimit;
import org.passeur.kernel.Problem;

/**
 * Shares the machine fairly among clients that send queries. Few queries run at once; each client
 * may run some of them, and waits a little for more. A query that has run for a while counts as
 * long. There is room for a few long ones; beyond that, the newest long query of the client that
 * has most of them is stopped. So whatever is asked, most of the machine is free within a moment.
 * Thread-safe.
 */
final class QueryAdmission {
  private static final long PATIENCE_NS = TimeUnit.SECONDS.toNanos(5);

  private final int atOnce;
  private final int ofOneClient;
  private final int atOnceLong;
  private final int waitingOfOneClient;

  /** Limit on waiting requests, because they hold threads that pages need too. */
  private final int waitingAtOnce;

  private int running;
  private int waiting;
  private final Map<String, Integer> runningOf = new HashMap<>();
  private final Map<String, Integer> waitingOf = new HashMap<>();
  private final List<Turn> longOnes = new ArrayList<>();

  /**
   * @param processors number of processors
   */
  QueryAdmission(int processors) {
    atOnce = Math.max(4, 4 * processors);
    ofOneClient = atOnce / 2;
    atOnceLong = Math.max(2, processors);
    waitingOfOneClient = 4 * atOnce;
    waitingAtOnce = 8 * atOnce;
  }

  /** A running query. */
  final class Turn implements AutoCloseable {
    private final String client;
    private final TimeLimit time;
    private final long began = System.nanoTime();
    private boolean over;

    private Turn(String client, TimeLimit time) {
      this.client = client;
      this.time = time;
    }

    @Override
    public void close() {
      over(this);
    }
  }

  /**
   * Waits for a turn.
   *
   * @param client identifies the client, for instance its address
   * @param time limit of the query, which starts when this method returns
   * @throws Problem 429 when this client sends too many queries, 503 when all clients together do
   */
  synchronized Turn take(String client, TimeLimit time) {
    if (!mayRun(client)) {
      await(client);
    }
    running++;
    runningOf.merge(client, 1, Integer::sum);
    var turn = new Turn(client, time);
    time.whenLong(() -> isLong(turn));
    return turn;
  }

  private boolean mayRun(String client) {
    return running < atOnce && runningOf.getOrDefault(client, 0) < ofOneClient;
  }

  private void await(String client) {
    if (waitingOf.getOrDefault(client, 0) >= waitingOfOneClient) {
      throw tooMany();
    }
    if (waiting >= waitingAtOnce) {
      throw busy();
    }
    waiting++;
    waitingOf.merge(client, 1, Integer::sum);
    try {
      long end = System.nanoTime() + PATIENCE_NS;
      while (!mayRun(client)) {
        long left = end - System.nanoTime();
        if (left <= 0) {
          throw running < atOnce ? tooMany() : busy();
        }
        TimeUnit.NANOSECONDS.timedWait(this, left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw busy();
    } finally {
      waiting--;
      less(waitingOf, client);
    }
  }

  private synchronized void over(Turn turn) {
    if (turn.over) {
      return;
    }
    turn.over = true;
    running--;
    less(runningOf, turn.client);
    longOnes.remove(turn);
    notifyAll();
  }

  private static void less(Map<String, Integer> counts, String client) {
    counts.computeIfPresent(client, (c, n) -> n == 1 ? null : n - 1);
  }

  /**
   * Marks the query as long. The timer may fire while the query is ending, and wait for this lock.
   */
  private synchronized void isLong(Turn turn) {
    if (turn.over) {
      return;
    }
    longOnes.add(turn);
    if (longOnes.size() > atOnceLong) {
      Turn last =
          longOnes.stream()
              .max(Comparator.comparingLong(this::longOf).thenComparingLong(t -> t.began))
              .orElse(turn);
      longOnes.remove(last);
      last.time.stopForOthers();
    }
  }

  private long longOf(Turn turn) {
    return longOnes.stream().filter(t -> t.client.equals(turn.client)).count();
  }

  private static Problem tooMany() {
    return Problem.of(
        Problem.Kind.TOO_MANY,
        "Vous avez trop de requêtes en cours à la fois ; attendez qu'elles finissent, puis"
            + " réessayez.",
        "You have too many queries running at once; wait for them to finish, then try again.");
  }

  static Problem busy() {
    return Problem.of(
        Problem.Kind.UNAVAILABLE,
        "Trop de requêtes sont en cours ; réessayez dans quelques secondes.",
        "Too many queries are running; try again in a few seconds.");
  }
}
