package org.passeur.arq.watch;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiFunction;

/**
 * Ends a query when its time is up, through the signal that ARQ's iterators look at. ARQ's own
 * clock is not used: its one thread waits for a lock that a query holds while a join is being
 * built, and all other queries then run without a clock.
 */
public final class TimeLimit implements AutoCloseable {
  /** A query that has run for so long is a long one. */
  private static final long LONG_MS = 1_000;

  private static final ScheduledThreadPoolExecutor CLOCK = clock();

  private final Duration time;
  private final BiFunction<Runnable, Long, Future<?>> clock;
  private final AtomicBoolean signal = new AtomicBoolean();
  private final List<Future<?>> alarms = new ArrayList<>();
  private volatile boolean forOthers;

  /** Begins with {@link #start}. */
  public TimeLimit(Duration time) {
    this(time, (work, after) -> CLOCK.schedule(work, after, TimeUnit.MILLISECONDS));
  }

  /**
   * @param clock does some work after so many milliseconds, unless that is cancelled before
   */
  public TimeLimit(Duration time, BiFunction<Runnable, Long, Future<?>> clock) {
    this.time = time;
    this.clock = clock;
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
  public void start() {
    alarm(() -> signal.set(true), time.toMillis());
  }

  /** Does something once the query is a long one. */
  public void whenLong(Runnable work) {
    if (time.toMillis() > LONG_MS) {
      alarm(work, LONG_MS);
    }
  }

  private void alarm(Runnable work, long after) {
    alarms.add(clock.apply(work, after));
  }

  /** Stops the query before its time, because others need the machine. */
  public void stopForOthers() {
    forOthers = true;
    signal.set(true);
  }

  /** True when that is why it was stopped. */
  public boolean isForOthers() {
    return forOthers;
  }

  /** For the engine, which looks at it between rows. */
  public AtomicBoolean signal() {
    return signal;
  }

  public boolean isUp() {
    return signal.get();
  }

  @Override
  public void close() {
    alarms.forEach(alarm -> alarm.cancel(false));
  }
}
