package org.passeur.evaluator;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who goes first, whatever the clock says meanwhile. */
class InteractivePriorityTest {
  private final List<InteractivePriority.OneQuery> queries = new ArrayList<>();

  @AfterEach
  void endAll() {
    queries.forEach(InteractivePriority.OneQuery::close);
  }

  @Test
  void noQueryHasAPlaceWhileSomeoneWaits() {
    InteractivePriority.OneQuery query = longOne();
    try (var visit = InteractivePriority.waits()) {
      goOn(query);
      assertFalse(query.hasPlace());
    }
    goOn(query);
    assertTrue(query.hasPlace(), "once served, it goes on");
  }

  @Test
  void longQueriesLeaveOneProcessorFreeAndTakeTurns() {
    visit();
    List<InteractivePriority.OneQuery> first = new ArrayList<>();
    for (int i = 0; i < InteractivePriority.AT_ONCE; i++) {
      first.add(longOne());
      goOn(first.get(i));
      assertTrue(first.get(i).hasPlace());
    }
    InteractivePriority.OneQuery more = longOne();
    visit();
    goOn(more);
    assertFalse(more.hasPlace());
    first.get(0).close();
    visit();
    goOn(more);
    assertTrue(more.hasPlace());
  }

  @Test
  void aShortQueryAsksForNoPlace() {
    visit();
    var query = new InteractivePriority.OneQuery();
    query.begin();
    queries.add(query);
    query.run();
    assertFalse(query.hasPlace());
  }

  private static void visit() {
    InteractivePriority.waits().close();
  }

  /** Until it has looked at the clock once more. */
  private static void goOn(InteractivePriority.OneQuery query) {
    for (int step = 0; step < 64; step++) {
      query.run();
      long later = System.nanoTime() + 100_000;
      while (System.nanoTime() < later) {
        Thread.onSpinWait();
      }
    }
  }

  private InteractivePriority.OneQuery longOne() {
    var query = new InteractivePriority.OneQuery();
    query.begin();
    queries.add(query);
    long end = System.nanoTime() + 2 * InteractivePriority.GRACE;
    while (System.nanoTime() < end) {
      Thread.onSpinWait();
    }
    return query;
  }
}
