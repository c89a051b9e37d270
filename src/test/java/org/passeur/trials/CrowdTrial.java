package org.passeur.trials;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.passeur.log.Note;
import org.passeur.vocab.Skos;

/**
 * Four who write and two who read, at once: nobody may stand still, and every state that is read
 * must be one that existed. Every change adds one pair, so the state after change n holds n of
 * them, whole. Arguments: a new folder, seconds.
 */
public final class CrowdTrial {
  private static final Note NOTE = new Note("trial", "crowd", "trial");
  private static final int WRITERS = 4;
  private static final long LONGEST_STANDSTILL_S = 60;

  private final TrialHouse house;
  private final List<AtomicLong> steps = new ArrayList<>();
  private final AtomicReference<Optional<Throwable>> wrong =
      new AtomicReference<>(Optional.empty());
  private volatile boolean ending;

  /**
   * What was counted.
   *
   * @param writes changes acknowledged
   * @param reads states that were read, each one that existed
   * @param findings of the comparison of everything at the end
   */
  record Tally(long writes, long reads, int findings) {}

  CrowdTrial(Path folder) {
    house = new TrialHouse(folder);
  }

  public static void main(String[] args) throws Exception {
    System.out.println(new CrowdTrial(Path.of(args[0])).run(Long.parseLong(args[1])));
  }

  /**
   * @throws IllegalStateException when somebody stands still, or reads what never was
   */
  Tally run(long seconds) throws InterruptedException {
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < WRITERS; i++) {
      int writer = i;
      threads.add(start(step -> write(writer, step)));
    }
    threads.add(start(step -> readRecord()));
    threads.add(start(step -> readPublished()));
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    while (System.nanoTime() < end && wrong.get().isEmpty()) {
      long[] before = steps.stream().mapToLong(AtomicLong::get).toArray();
      awaitSteps(before);
    }
    ending = true;
    for (Thread thread : threads) {
      thread.join();
    }
    if (wrong.get().isPresent()) {
      throw new IllegalStateException(wrong.get().get());
    }
    var tally =
        new Tally(
            steps.subList(0, WRITERS).stream().mapToLong(AtomicLong::get).sum(),
            steps.subList(WRITERS, steps.size()).stream().mapToLong(AtomicLong::get).sum(),
            house.findings().size());
    house.close();
    return tally;
  }

  private interface Step {
    void take(long number);
  }

  private Thread start(Step step) {
    var count = new AtomicLong();
    steps.add(count);
    var thread =
        new Thread(
            () -> {
              try {
                while (!ending) {
                  step.take(count.get());
                  count.incrementAndGet();
                  synchronized (steps) {
                    steps.notifyAll();
                  }
                }
              } catch (RuntimeException | Error e) {
                wrong.set(Optional.of(e));
                ending = true;
              }
            });
    thread.start();
    return thread;
  }

  /** Returns once everybody has taken another step. */
  private void awaitSteps(long[] before) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_STANDSTILL_S);
    synchronized (steps) {
      for (int i = 0; i < before.length; i++) {
        while (steps.get(i).get() <= before[i] && !ending) {
          long left = (end - System.nanoTime()) / 1_000_000;
          if (left <= 0) {
            ending = true;
            throw new IllegalStateException("number " + i + " stands still");
          }
          steps.wait(left);
        }
      }
    }
  }

  private void write(int writer, long step) {
    house.record.decide(NOTE, Optional.empty(), Pairs.add("c" + writer + "-" + step, 1));
  }

  private void readRecord() {
    house.record.read(
        data -> {
          expect(house.record.numberSeen(), house.record.numberSeen(), data);
          return data;
        });
  }

  private void readPublished() {
    long least = house.published.offset();
    house.published.read(
        data -> {
          expect(least, house.record.head(), data);
          return data;
        });
  }

  /** One pair for each change, and both halves of it. */
  private static void expect(long least, long most, DatasetGraph data) {
    long left = count(data, Pairs.LEFT);
    long right = count(data, Pairs.RIGHT);
    if (left != right || left < least || left > most) {
      throw new IllegalStateException(
          "%d and %d pairs after change %d to %d".formatted(left, right, least, most));
    }
  }

  private static long count(DatasetGraph data, Node graph) {
    long count = 0;
    var found = data.find(graph, Node.ANY, Skos.SCOPE_NOTE, Node.ANY);
    while (found.hasNext()) {
      found.next();
      count++;
    }
    return count;
  }
}
