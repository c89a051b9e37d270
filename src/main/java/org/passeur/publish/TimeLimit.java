package org.passeur.publish;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Ends a query when its time is up, through the signal that ARQ's iterators look at. ARQ's own
 * clock is not used: its one thread waits for a lock that a query holds while a join is being
 * built, and all other queries then run without a clock.
 */
final class TimeLimit implements AutoCloseable {
  /** A query that has run for so long is a long one. */
  private static final long LONG_MS = 1_000;

  private static final ScheduledThreadPoolExecutor CLOCK = clock();

  private final Duration time;
  private final AtomicBoolean signal = new AtomicBoolean();
  private final List<Future<?>> alarms = new ArrayList<>();
  private volatile boolean forOthers;

  TimeLimit(Duration time) {
    this.time = time;
  }

  private static ScheduledThreadPoolExecutor clock() {
    var clock =
        new ScheduledThreadPoolExecutor(
            1,
            work -> {
              var thread = new Thread(work, "passeur-query-limit");
              thread.setDaemon(true);
              return thread;
            });
    clock.setRemoveOnCancelPolicy(true);
    return clock;
  }

  /** The time begins. */
  void start() {
    alarm(() -> signal.set(true), time.toMillis());
  }

  /** Does something once the query is a long one. */
  void whenLong(Runnable work) {
    if (time.toMillis() > LONG_MS) {
      alarm(work, LONG_MS);
    }
  }

  private void alarm(Runnable work, long after) {
    alarms.add(CLOCK.schedule(work, after, TimeUnit.MILLISECONDS));
  }

  /** Stops the query before its time, because others need the machine. */
  void stopForOthers() {
    forOthers = true;
    signal.set(true);
  }

  /** True when that is why it was stopped. */
  boolean isForOthers() {
    return forOthers;
  }

  /** For the engine, which looks at it between rows. */
  AtomicBoolean signal() {
    return signal;
  }

  boolean isUp() {
    return signal.get();
  }

  @Override
  public void close() {
    alarms.forEach(alarm -> alarm.cancel(false));
  }
}
