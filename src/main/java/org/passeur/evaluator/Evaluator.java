package org.passeur.evaluator;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.passeur.engine.watch.TimeLimit;
import org.passeur.kernel.Problem;

/**
 * The one door for evaluations. Work is admitted (or told to wait, or refused), and runs in the
 * thread that asks, with one clock for all that it does. One instance for each house. Thread-safe.
 */
public final class Evaluator {
  private static final long PATIENCE_MS = 5_000;

  /** So many may wait for the one thread that writes. */
  private static final int WRITES = 64;

  private static final int TRANSFERS = 4;

  private final BiFunction<Runnable, Long, Future<?>> clock;
  private final Map<Client.Kind, Admission> places;
  private final Map<Task, Admission> placesOfTasks;

  /** An evaluator for the processors of this machine. */
  public Evaluator() {
    this(Runtime.getRuntime().availableProcessors(), TimeLimit.CLOCK, PATIENCE_MS);
  }

  /**
   * @param clock schedules work after a number of milliseconds; the result can cancel it
   * @param patienceMs longest wait for a place, in milliseconds
   */
  Evaluator(int processors, BiFunction<Runnable, Long, Future<?>> clock, long patienceMs) {
    this.clock = clock;
    int few = Math.max(2, processors);
    int queries = 2 * Math.max(2, 2 * processors);
    int pages = 2 * queries;
    places =
        Map.of(
            Client.Kind.PERSON, places(pages, queries, 4 * pages, pages, patienceMs),
            Client.Kind.PROGRAM, places(queries, few, 8 * queries, 4 * queries, patienceMs),
            Client.Kind.STAFF, places(queries, few, 8 * queries, 4 * queries, patienceMs));
    placesOfTasks =
        Map.of(
            Task.CHECK, places(few, few, 8 * few, 4 * few, patienceMs),
            Task.WRITE, places(WRITES, WRITES, WRITES, WRITES / 2, patienceMs),
            Task.TRANSFER, places(TRANSFERS, TRANSFERS, TRANSFERS, TRANSFERS / 2, patienceMs));
  }

  /** One share may have half of the places. */
  private static Admission places(
      int atOnce, int longOnes, int waiting, int waitingOfOneShare, long patienceMs) {
    return new Admission(
        new Admission.Size(atOnce, atOnce / 2, longOnes, waiting, waitingOfOneShare, patienceMs));
  }

  /**
   * Runs work for a client. Work inside other work is a part of it: it has the place and the clock
   * of the outer work.
   *
   * @param task kind of work
   * @param limits the clock starts once the work is admitted
   * @param work reads the clock by {@link Evaluation}, or is read by it; what it returns must not
   *     need the clock
   * @throws Problem 429 when this client asks for too much at once; 503 when all clients do, when
   *     time is up, or when the work was stopped for others; 413 when it makes too much text
   */
  public <T> T run(Client client, Task task, Limits limits, Function<Evaluation, T> work) {
    Optional<Evaluation> around = Evaluation.current();
    if (around.isPresent()) {
      return work.apply(around.get());
    }
    try (var time = new TimeLimit(limits.time(), clock)) {
      var evaluation = new Evaluation(client, task, limits, time);
      if (client.kind() == Client.Kind.HOUSE) {
        return evaluation.run(work);
      }
      try (var turn = room(client, task).take(client.share(), time, evaluation::isLong)) {
        return evaluation.run(work);
      }
    }
  }

  private Admission room(Client client, Task task) {
    Admission own = placesOfTasks.get(task);
    return own == null ? Objects.requireNonNull(places.get(client.kind())) : own;
  }

  /** Waits for a place among those who write; the clock of what is written starts later. */
  <T> T toWrite(Client client, Supplier<T> work) {
    try (var never = new TimeLimit(Duration.ZERO, clock);
        var turn = room(client, Task.WRITE).take(client.share(), never, () -> {})) {
      return work.get();
    }
  }
}
