package org.passeur.sparql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.passeur.engine.watch.TimeLimit;

/** Turns whose alarms go off when the test says so. */
class QueryAdmissionTest {
  private static final int PROCESSORS = 2;

  private final QueryAdmission turns = new QueryAdmission(PROCESSORS);
  private final List<Runnable> alarms = new ArrayList<>();

  private TimeLimit time() {
    return new TimeLimit(Duration.ofSeconds(30), this::later);
  }

  private Future<?> later(Runnable work, long after) {
    alarms.add(work);
    return CompletableFuture.completedFuture(after); // too late to be cancelled: it goes off
  }

  private void ring() {
    List<Runnable> due = List.copyOf(alarms);
    alarms.clear();
    due.forEach(Runnable::run);
  }

  @Test
  void aQueryThatEndsAsItsAlarmGoesOffIsNoLongerCountedAsALongOne() {
    for (int i = 0; i < 2 * PROCESSORS; i++) {
      try (var time = time();
          var turn = turns.take("client" + i, time)) {
        assertFalse(time.isUp(), "client" + i);
      }
      ring();
    }
    try (var time = time();
        var turn = turns.take("researcher", time)) {
      ring();
      assertFalse(time.isUp(), "the only query there is was stopped");
    }
  }

  @Test
  void theNewestLongOneOfWhoHasMostGivesWay() {
    List<TimeLimit> times = new ArrayList<>();
    List<QueryAdmission.Turn> all = new ArrayList<>();
    for (String client : List.of("one", "many", "many")) {
      var time = time();
      times.add(time);
      all.add(turns.take(client, time));
    }
    ring();
    assertEquals(List.of(false, false, true), times.stream().map(TimeLimit::isForOthers).toList());
    all.forEach(QueryAdmission.Turn::close);
  }

  @Test
  void aTurnThatIsClosedTwiceIsGivenBackOnce() {
    var time = time();
    var first = turns.take("a", time);
    var second = turns.take("a", time);
    first.close();
    first.close();
    second.close();
    for (int i = 0; i < 4 * PROCESSORS / 2; i++) {
      turns.take("a", time);
    }
    assertTrue(alarms.size() >= 4 * PROCESSORS / 2);
  }
}
