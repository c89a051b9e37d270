package org.passeur.publish;

import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Ends a query when its time is up, through the signal that ARQ's iterators look at. ARQ's own
 * clock is not used: its one thread waits for a lock that a query holds while a join is being
 * built, and all other queries then run without a clock. Thread-safe.
 */
final class TimeLimit implements AutoCloseable {
  private static final ScheduledThreadPoolExecutor CLOCK = clock();

  private final AtomicBoolean signal = new AtomicBoolean();
  private final ScheduledFuture<?> alarm;

  TimeLimit(Duration time) {
    alarm = CLOCK.schedule(() -> signal.set(true), time.toMillis(), TimeUnit.MILLISECONDS);
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

  /** For the engine, which looks at it between rows. */
  AtomicBoolean signal() {
    return signal;
  }

  boolean isUp() {
    return signal.get();
  }

  @Override
  public void close() {
    alarm.cancel(false);
  }
}
