package org.passeur.rights;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.passeur.TestData.ADDRESSES;
import static org.passeur.TestData.NOTE;
import static org.passeur.TestData.add;
import static org.passeur.TestData.remove;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.jena.graph.Node;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.passeur.HandClock;
import org.passeur.TestBase;
import org.passeur.TestData;
import org.passeur.projection.Projections;
import org.passeur.published.PublishedStore;
import org.passeur.store.RecordStore;

/** What the passing of time does to consents, in Toronto: five hours behind UTC, four in summer. */
@ParameterizedClass
@ValueSource(longs = {Long.MAX_VALUE, 0})
final class ConsentCalendarTest extends TestBase {
  private static final String NAME =
      "<graph/person/aaaaaaaaaaaa/name> { <id/person/aaaaaaaaaaaa> foaf:name 'Ada' }";

  private final long memory;
  @TempDir Path folder;
  private final HandClock clock = new HandClock("2026-11-20T15:00:00Z", "America/Toronto");
  private RecordStore record;
  private PublishedStore published;
  private Projections projections;
  private ConsentCalendar calendar;

  ConsentCalendarTest(long memory) {
    this.memory = memory;
  }

  @BeforeEach
  void open() {
    record = RecordStore.open(folder, TestData.SKOLEM, clock);
    calendar = new ConsentCalendar(record, ADDRESSES, clock);
    published = new PublishedStore(folder.resolve("published"), false, memory);
    Visibility visibility = record.read(data -> Visibility.of(ADDRESSES, data, clock));
    projections = new Projections(record, visibility, published, List.of());
    record.completedBy(List.of(new Withdrawals(ADDRESSES, clock), calendar));
    calendar.write();
  }

  @AfterEach
  void close() {
    projections.close();
    record.close();
  }

  private void reopenAt(String time) {
    close();
    clock.set(time);
    open();
  }

  private void given(String dates) {
    record.write(NOTE, add(NAME));
    record.write(NOTE, add(consent(dates)));
  }

  private static String consent(String dates) {
    return "<graph/restricted/consent> { <id/consent/consent1aaaa> a psr:PublicationConsent ;"
        + " dpv:hasDataSubject <id/person/aaaaaaaaaaaa> ; dpv:hasConsentStatus dpv:ConsentGiven ;"
        + " psr:consentAudience audience:public ; psr:consentCovers data:name ; "
        + dates
        + " }";
  }

  private static String indicated(String time) {
    return "dpv:isIndicatedAtTime '" + time + "'^^xsd:dateTime";
  }

  private boolean isShown() {
    return published.read(
        data ->
            data.contains(
                ADDRESSES.personGraph("aaaaaaaaaaaa", "name"), Node.ANY, Node.ANY, Node.ANY));
  }

  private boolean isShownAt(String time) {
    clock.set(time);
    calendar.writeWhenDue();
    return isShown();
  }

  private List<String> reasons() {
    List<String> reasons = new ArrayList<>();
    record.changes(1, commit -> reasons.add(commit.note().reason()));
    return reasons;
  }

  @Test
  void aConsentForALaterTimeComesIntoForceByAChangeOfItsOwn() {
    given(indicated("2026-12-01T09:00:00-05:00"));
    assertEquals(false, isShown());
    assertEquals(false, isShownAt("2026-12-01T13:59:59Z"));
    long before = record.head();
    assertEquals(true, isShownAt("2026-12-01T14:00:00Z"));
    assertEquals(before + 1, record.head());
    assertEquals("coming into force", reasons().get(reasons().size() - 1));
    assertEquals(true, isShownAt("2026-12-02T14:00:00Z"));
    assertEquals(before + 1, record.head(), "once");
  }

  @Test
  void itComesIntoForceThoughTheProgramWasStoppedMeanwhile() {
    given(indicated("2026-12-01T09:00:00-05:00"));
    reopenAt("2026-11-25T12:00:00Z");
    assertEquals(false, isShown());
    reopenAt("2026-12-05T12:00:00Z");
    assertEquals(true, isShown());
    reopenAt("2026-12-06T12:00:00Z");
    assertEquals(true, isShown());
  }

  @Test
  void anotherChangeOfThePersonDoesNotOpenItEarly() {
    given(indicated("2026-12-01T09:00:00-05:00"));
    record.write(NOTE, add(NAME.replace("foaf:name 'Ada'", "foaf:nick 'A'")));
    record.write(
        NOTE, add("<graph/restricted/consent> { <id/consent/consent1aaaa> dcterms:source 'x' }"));
    assertEquals(false, isShown());
  }

  @Test
  void withdrawnBeforeItsTimeItNeverComesIntoForce() {
    given(indicated("2026-12-01T09:00:00-05:00"));
    record.write(
        NOTE,
        add(
            "<graph/restricted/consent> { <id/consent/consent1aaaa> dpv:hasConsentStatus"
                + " dpv:ConsentWithdrawn }"));
    assertEquals(false, isShownAt("2026-12-02T14:00:00Z"));
    reopenAt("2026-12-05T12:00:00Z");
    assertEquals(false, isShown());
  }

  @Test
  void movedToAnEarlierTimeItIsInForceAtOnce() {
    given(indicated("2026-12-01T09:00:00-05:00"));
    record.write(
        NOTE,
        data -> {
          remove(consent(indicated("2026-12-01T09:00:00-05:00"))).accept(data);
          add(consent(indicated("2026-11-19T09:00:00-05:00"))).accept(data);
        });
    assertEquals(true, isShown());
  }

  @Test
  void aRegisterWrittenBeforeFutureDatesWereKnownIsClosedAndOpensInItsTime() {
    close();
    try (RecordStore before = RecordStore.open(folder, TestData.SKOLEM, clock)) {
      before.write(NOTE, add(NAME));
      before.write(NOTE, add(consent(indicated("2026-12-01T09:00:00-05:00"))));
    }
    open();
    assertEquals(false, isShown());
    assertEquals(true, isShownAt("2026-12-01T14:00:00Z"));
  }

  /** Clocks go forward on 8 March 2026 and back on 1 November, at two in the night. */
  @ParameterizedTest(name = "{0} is past at {2}, not at {1}")
  @CsvSource({
    "2026-11-25, 2026-11-26T04:59:59Z, 2026-11-26T05:00:00Z",
    "2027-07-10, 2027-07-11T03:59:59Z, 2027-07-11T04:00:00Z",
    "2027-03-14, 2027-03-15T03:59:59Z, 2027-03-15T04:00:00Z",
    "2027-11-07, 2027-11-08T04:59:59Z, 2027-11-08T05:00:00Z",
    "2026-11-25Z, 2026-11-25T23:59:59Z, 2026-11-26T00:00:00Z",
    "2026-11-25+09:00, 2026-11-25T14:59:59Z, 2026-11-25T15:00:00Z",
  })
  void theLastDayEndsAtMidnightWhereTheInstallationIs(String end, String before, String after) {
    given(indicated("2026-01-10T10:00:00Z") + " ; schema:endDate '" + end + "'^^xsd:date");
    assertEquals(true, isShownAt(before));
    assertEquals(false, isShownAt(after));
    assertEquals("expiry", reasons().get(reasons().size() - 1));
  }

  @ParameterizedTest(name = "{0} begins at {2}, not at {1}")
  @CsvSource({
    "2026-12-01T00:00:00, 2026-12-01T04:59:59Z, 2026-12-01T05:00:00Z",
    "2026-12-01, 2026-12-01T04:59:59Z, 2026-12-01T05:00:00Z",
    "2026-12-01T00:00:00+14:00, 2026-11-30T09:59:59Z, 2026-11-30T10:00:00Z",
    // an hour that does not exist, and one that comes twice
    "2027-03-14T02:30:00, 2027-03-14T07:29:59Z, 2027-03-14T07:30:00Z",
    "2027-11-07T01:30:00, 2027-11-07T06:29:59Z, 2027-11-07T06:30:00Z",
  })
  void aTimeWithoutOffsetIsThatOfTheInstallation(String time, String before, String after) {
    given("dpv:isIndicatedAtTime '" + time + "'");
    assertEquals(false, isShownAt(before));
    assertEquals(true, isShownAt(after));
  }

  @Test
  void aTimeThatCannotBeReadHasNotCome() {
    given("dpv:isIndicatedAtTime 'last spring'");
    assertEquals(false, isShown());
  }
}
