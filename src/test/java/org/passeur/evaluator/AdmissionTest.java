package org.passeur.evaluator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.passeur.engine.watch.TimeLimit;
import org.passeur.evaluator.Admission.Turn;
import org.passeur.kernel.Problem;

/** Turns whose alarms go off when the test says so. */
class AdmissionTest {
  private static final int AT_ONCE = 4;
  private static final int LONG = 2;
  private static final long FOR_EVER_MS = 600_000;

  private final List<Runnable> alarms = new ArrayList<>();
  private final List<TimeLimit> times = new ArrayList<>();
  private final List<Integer> told = new ArrayList<>();

  /** Nobody waits unless a test says so. */
  private Admission turns = waiting(1, 1, 0);

  private static Admission waiting(int all, int ofOneShare, long patienceMs) {
    return new Admission(
        new Admission.Size(AT_ONCE, AT_ONCE / 2, LONG, all, ofOneShare, patienceMs));
  }

  private Turn take(String share) {
    var time = new TimeLimit(Duration.ofSeconds(30), this::later);
    int number = times.size();
    times.add(time);
    return turns.take(share, time, () -> told.add(number));
  }

  private Future<?> later(Runnable work, long after) {
    alarms.add(work);
    return CompletableFuture.completedFuture(after); // too late to be cancelled: it goes off
  }

  /** A second passes for everyone who runs. */
  private void ring() {
    List<Runnable> due = List.copyOf(alarms);
    alarms.clear();
    due.forEach(Runnable::run);
  }

  private List<Boolean> stopped() {
    return times.stream().map(TimeLimit::isForOthers).toList();
  }

  private void refused(Problem.Kind kind, String share) {
    assertEquals(kind, assertThrows(Problem.class, () -> take(share)).kind());
  }

  @Test
  void oneShareHasHalfOfThePlacesAndIsToldToSendLess() {
    take("many");
    take("many");
    refused(Problem.Kind.TOO_MANY, "many");
    take("other");
    take("third");
    refused(Problem.Kind.UNAVAILABLE, "fourth");
  }

  @Test
  void aTurnThatIsClosedTwiceIsGivenBackOnce() {
    Turn first = take("a");
    take("a");
    first.close();
    first.close();
    take("a");
    refused(Problem.Kind.TOO_MANY, "a");
    assertEquals("2 running, 0 waiting, 0 long", turns.state());
  }

  @Test
  void whoWaitsRunsAsSoonAsAPlaceIsFree() {
    turns = waiting(8, 8, FOR_EVER_MS);
    Turn first = take("a");
    take("a");
    var next = CompletableFuture.supplyAsync(() -> take("a"), work -> new Thread(work).start());
    await("2 running, 1 waiting, 0 long");
    assertFalse(next.isDone());
    first.close();
    next.join().close();
    assertEquals("1 running, 0 waiting, 0 long", turns.state());
  }

  @Test
  void onlySomeMayWaitAndOfOneShareFewer() {
    turns = waiting(3, 2, FOR_EVER_MS);
    List<Turn> running = List.of(take("a"), take("a"), take("b"), take("b"));
    List<CompletableFuture<Turn>> waiting = new ArrayList<>();
    for (String share : List.of("a", "a", "b")) {
      waiting.add(
          CompletableFuture.supplyAsync(() -> take(share), work -> new Thread(work).start()));
      await("4 running, " + waiting.size() + " waiting, 0 long");
    }
    refused(Problem.Kind.TOO_MANY, "a");
    refused(Problem.Kind.UNAVAILABLE, "b");
    running.forEach(Turn::close);
    waiting.forEach(turn -> turn.join().close());
    assertEquals("0 running, 0 waiting, 0 long", turns.state());
  }

  private void await(String state) {
    while (!turns.state().equals(state)) {
      Thread.onSpinWait();
    }
  }

  @Test
  void theNewestLongOneOfWhoHasMostGivesWay() {
    take("one");
    take("many");
    take("many");
    ring();
    assertEquals(List.of(false, false, true), stopped());
    assertEquals(List.of(0, 1, 2), told, "each knows that it is long");
  }

  @Test
  void oneMoreLongOneThanThereIsRoomForIsStoppedForOthers() {
    for (String share : List.of("a", "b", "c")) {
      take(share);
    }
    ring();
    assertEquals(1, stopped().stream().filter(s -> s).count());
    assertEquals("3 running, 0 waiting, 2 long", turns.state(), "it runs until it ends itself");
  }

  @Test
  void longOnesThatHaveEndedMakeRoomForOthers() {
    for (int i = 0; i < 2 * LONG; i++) {
      Turn turn = take("a");
      ring();
      turn.close();
    }
    take("b");
    take("c");
    ring();
    assertFalse(stopped().contains(true));
    assertEquals("2 running, 0 waiting, 2 long", turns.state());
  }

  @Test
  void oneThatEndsAsItsAlarmGoesOffIsNoLongerCountedAsALongOne() {
    for (int i = 0; i < 2 * LONG; i++) {
      take("client" + i).close();
      ring();
    }
    take("researcher");
    ring();
    assertFalse(stopped().contains(true), "the only one there is was stopped");
    assertEquals(List.of(2 * LONG), told);
  }
}
