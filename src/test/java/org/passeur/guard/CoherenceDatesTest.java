package org.passeur.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.core.Quad;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.passeur.TestBase;
import org.passeur.TestData;
import org.passeur.kernel.Report;
import org.passeur.log.Change;
import org.passeur.rights.ConsentInForce;
import org.passeur.vocab.Addresses;
import org.passeur.vocab.Psr;
import org.passeur.vocab.Schema;

/** Where one day more or less decides whether a change is refused. */
class CoherenceDatesTest extends TestBase {
  private static final Addresses ADDRESSES = TestData.ADDRESSES;
  private static final Node GRAPH = ADDRESSES.publicGraph("dates");
  private static final Node COMMUNITY = ADDRESSES.thing("community", "c2222222");

  /** The last evening of a month, in UTC. */
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-04-30T23:30:00Z"), ZoneOffset.ofHours(-4));

  private final Coherence gate =
      new Coherence(ADDRESSES, CLOCK, new ConsentInForce(ADDRESSES, CLOCK));
  private final List<Quad> sent = new ArrayList<>();

  @ParameterizedTest
  @CsvSource({
    "2026-04-30, true",
    "2026-05-01, true",
    "2026-05-02, false",
    "2026-05, true",
    "2026-06, false",
    "2026, true",
    "2027, false",
    "2026-05-01T23:59:59Z, true",
    "2026-05-02T00:00:00Z, false",
    "some day, true"
  })
  void expertiseIsExercisedTodayOrWhereItIsTomorrowAlready(String date, boolean fine) {
    say(ADDRESSES.thing("claim", "k2222222"), Psr.LAST_EXERCISED, date(date));
    assertEquals(fine ? List.of() : List.of("NotYetExercised"), refused());
  }

  @ParameterizedTest
  @CsvSource({
    "2026-04-30, 2026-04-30, true",
    "2026-05-01, 2026-04-30, false",
    "2026-04, 2026-04-01, true",
    "2026-05, 2026-04-30, false",
    "2026, 2025-12-31, false",
    "2026-04-30T10:00:00Z, 2026-04-30T10:00:00Z, true",
    "2026-04-30T10:00:01Z, 2026-04-30T10:00:00Z, false",
    "2026-04-30T10:00:00+02:00, 2026-04-30T09:00:00Z, true"
  })
  void aMembershipMayEndOnTheDayOnWhichItBegins(String start, String end, boolean fine) {
    Node membership = ADDRESSES.thing("membership", "m2222222");
    say(membership, Schema.START_DATE, date(start));
    say(membership, Schema.END_DATE, date(end));
    assertEquals(fine ? List.of() : List.of("DatesInOrder"), refused());
  }

  @ParameterizedTest
  @CsvSource({
    "2026-01-31, 2026-01-31, true",
    "2026-02-01, 2026-01-31, false",
    "2026-01, 2026-01-31, true",
    "2026-02, 2026-01-31, false",
    "2026, 2026-06, true"
  })
  void aStageMayBeginOnTheDayOnWhichTheOneBeforeItEnds(String end, String next, boolean fine) {
    period("p2222222", "2025-01-01", end);
    period("p3333333", next, "2026-12-31");
    assertEquals(fine ? List.of() : List.of("PeriodsApart"), refused());
  }

  @ParameterizedTest
  @CsvSource({"'', 2026-01-01, false", "2025-12-31, 2026-01-01, true"})
  void aStageWithoutAnEndGoesOn(String end, String next, boolean fine) {
    period("p2222222", "2025-01-01", end);
    period("p3333333", next, "");
    assertEquals(fine ? List.of() : List.of("PeriodsApart"), refused());
  }

  @ParameterizedTest
  @CsvSource({"p2222222", "p3333333"})
  void aPeriodWithoutABeginningOrTheSameTwiceOverlapsNothing(String second) {
    period("p2222222", "2025-01-01", "2026-12-31");
    period(second, second.equals("p2222222") ? "2025-06-01" : "", "2026-12-31");
    assertEquals(List.of(), refused());
  }

  private void period(String key, String start, String end) {
    Node period = ADDRESSES.thing("period", key);
    say(COMMUNITY, Psr.HAS_STAGE_PERIOD, period);
    if (!start.isEmpty()) {
      say(period, Schema.START_DATE, date(start));
    }
    if (!end.isEmpty()) {
      say(period, Schema.END_DATE, date(end));
    }
  }

  private void say(Node subject, Node property, Node object) {
    sent.add(Quad.create(GRAPH, subject, property, object));
  }

  private static Node date(String text) {
    return NodeFactory.createLiteralString(text);
  }

  /** The rules that refuse what was said. */
  private List<String> refused() {
    DatasetGraph after = DatasetGraphFactory.create();
    sent.forEach(after::add);
    return gate.check(new Change(sent, List.of()), after).results().stream()
        .filter(r -> r.severity() == Report.Severity.VIOLATION)
        .map(r -> r.rule().getURI().replaceFirst(".*[/#]", ""))
        .toList();
  }
}
