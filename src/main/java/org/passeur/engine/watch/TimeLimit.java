package org.passeur.engine.watch;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiFunction;

/**
 * Cancels a query when its time is up, through the signal that ARQ's iterators check. ARQ's own
 * timer is not used: its only thread waits for a lock that a query holds while building a join, and
 * meanwhile no other query is timed.
 */
public final class TimeLimit implements AutoCloseable {
  /** Milliseconds after which a query counts as long. */
  private static final long LONG_MS = 1_000;

  /** Schedules work after a number of milliseconds; the result can cancel it. */
  public static final BiFunction<Runnable, Long, Future<?>> CLOCK = clock();

  private final Duration time;
  private final BiFunction<Runnable, Long, Future<?>> clock;
  private final AtomicBoolean signal = new AtomicBoolean();
  private final List<Future<?>> alarms = new ArrayList<>();
  private volatile boolean forOthers;

  /** A limit that starts with {@link #start}. */
  public TimeLimit(Duration time) {
    this(time, CLOCK);
  }

  /**
   * @param clock schedules work after a number of milliseconds; the result can cancel it
   */
  public TimeLimit(Duration time, BiFunction<Runnable, Long, Future<?>> clock) {
    this.time = time;
    this.clock = clock;
  }

  private static BiFunction<Runnable, Long, Future<?>> clock() {
    var clock =
        new ScheduledThreadPoolExecutor(
            1,
            work -> {
              var thread = new Thread(work, "passeur-query-limit");
              thread.setDaemon(true);
              return thread;
            });
    clock.setRemoveOnCancelPolicy(true);
    return (work, after) -> clock.schedule(work, after, TimeUnit.MILLISECONDS);
  }

  /** Starts the time. */
  public void start() {
    alarm(() -> signal.set(true), time.toMillis());
  }

  /** Sets work to do when the query becomes long. */
  public void whenLong(Runnable work) {
    if (time.toMillis() > LONG_MS) {
      alarm(work, LONG_MS);
    }
  }

  private void alarm(Runnable work, long after) {
    alarms.add(clock.apply(work, after));
  }

  /** Cancels the query before its time, because other queries need the machine. */
  public void stopForOthers() {
    forOthers = true;
    signal.set(true);
  }

  /** Returns whether it was cancelled for others. */
  public boolean isForOthers() {
    return forOthers;
  }

  /** The cancel signal, which the engine checks between rows. */
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
