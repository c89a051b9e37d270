package org.passeur.rights;

import static java.util.stream.Collectors.toCollection;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.passeur.TestData.ADDRESSES;
import static org.passeur.TestData.NOTE;
import static org.passeur.TestData.add;
import static org.passeur.TestData.ours;
import static org.passeur.TestData.remove;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Quad;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.passeur.Logs;
import org.passeur.TestBase;
import org.passeur.TestData;
import org.passeur.log.Change;
import org.passeur.projection.Projections;
import org.passeur.published.PublishedStore;
import org.passeur.store.RecordStore;
import org.passeur.vocab.Dpv;

/** Which graphs of a person the public sees, through the life of a consent. Today is 15 June. */
@ParameterizedClass
@ValueSource(longs = {Long.MAX_VALUE, 0})
@Logs("not valid for datatype XSD date")
final class VisibilityTest extends TestBase {
  private final long memory;

  private static final Instant NOW = Instant.parse("2026-06-15T12:00:00Z");
  private static final String REGISTER = "<graph/restricted/consent> { %s }";
  private static final String P = "<id/person/aaaaaaaaaaaa>";
  private static final String GIVEN =
      consent("consent1aaaa", "dpv:ConsentGiven", "audience:public", "data:name , data:expertise");

  private static final String PERSON =
      """
      <graph/public/demo> { <id/community/cccccccccccc> skos:prefLabel 'C'@fr }
      <graph/community/dddddddddddd> { <id/community/dddddddddddd> skos:prefLabel 'D'@fr }
      <graph/person/aaaaaaaaaaaa/name> { P foaf:name 'Ada' }
      <graph/person/aaaaaaaaaaaa/expertise> { P schema:knowsLanguage 'fr' , 'en' }
      <graph/person/aaaaaaaaaaaa/membership> { <id/membership/m> org:member P }
      <graph/person/aaaaaaaaaaaa/contact> { P vcard:hasEmail <mailto:a@example.org> }
      <graph/person/aaaaaaaaaaaa/participation> { <id/membership/m> psr:allocatedTime 'PT1H' }
      <graph/person/bbbbbbbbbbbb/name> { <id/person/bbbbbbbbbbbb> foaf:name 'Bob' }
      """
          .replace("P ", P + " ");

  @TempDir Path folder;
  private final Days clock = new Days();
  private RecordStore record;
  private PublishedStore published;
  private Projections projections;

  VisibilityTest(long memory) {
    this.memory = memory;
  }

  @BeforeEach
  void openTheHouse() {
    open(NOW);
    record.write(NOTE, add(PERSON));
  }

  @AfterEach
  void close() {
    projections.close();
    record.close();
  }

  private void open(Instant now) {
    clock.now = now;
    record = RecordStore.open(folder, TestData.SKOLEM, clock);
    published = new PublishedStore(folder.resolve("published"), false, memory);
    Visibility visibility = record.read(data -> Visibility.of(ADDRESSES, data, clock));
    projections = new Projections(record, visibility, published, List.of());
  }

  private void reopen(Instant now) {
    close();
    open(now);
  }

  private static String consent(String key, String status, String audience, String covers) {
    return REGISTER.formatted(
        "<id/consent/%s> a psr:PublicationConsent ; dpv:hasDataSubject %s ; dpv:hasConsentStatus %s ;"
                .formatted(key, P, status)
            + " psr:consentAudience %s ; psr:consentCovers %s".formatted(audience, covers));
  }

  private static String end(String literal) {
    return REGISTER.formatted("<id/consent/consent1aaaa> schema:endDate " + literal);
  }

  private static String status(String status) {
    return REGISTER.formatted("<id/consent/consent1aaaa> dpv:hasConsentStatus dpv:" + status);
  }

  /** What missed some changes must let go of what a record opened that now belongs to nobody. */
  @Test
  void aConsentThatLostItsSubjectClosesWhatItOpenedForThoseWhoCatchUp() {
    record.write(NOTE, add(GIVEN));
    assertEquals(Set.of("name", "expertise"), seen());
    Change missed =
        record
            .write(
                NOTE,
                data ->
                    data.deleteAny(
                        ADDRESSES.consentGraph(), Node.ANY, Dpv.HAS_DATA_SUBJECT, Node.ANY))
            .change();
    Change touched =
        record.read(data -> Visibility.of(ADDRESSES, data, clock).touched(missed, data));
    Set<String> closed =
        touched.removed().stream()
            .map(q -> q.getGraph().getURI())
            .collect(toCollection(TreeSet::new));
    assertTrue(closed.contains(ADDRESSES.personGraph("aaaaaaaaaaaa", "expertise").getURI()));
  }

  /** Names of the person's graphs in the published store, whole; the rest is checked on the way. */
  private Set<String> seen() {
    Set<Quad> all = record.read(TestData::named);
    Set<Quad> open = published.read(TestData::named);
    Set<String> graphs =
        open.stream().map(q -> q.getGraph().getURI()).collect(toCollection(TreeSet::new));
    assertTrue(graphs.remove(ours("graph/public/demo").getURI()), "the public source is missing");
    graphs.forEach(g -> assertEquals(of(all, g), of(open, g), "a part of " + g));
    String person = ADDRESSES.personGraph("aaaaaaaaaaaa", "").getURI();
    return graphs.stream()
        .map(g -> g.startsWith(person) ? g.substring(person.length()) : g)
        .collect(toCollection(TreeSet::new));
  }

  private static Set<Quad> of(Set<Quad> quads, String graph) {
    return Set.copyOf(quads.stream().filter(q -> q.getGraph().hasURI(graph)).toList());
  }

  @Test
  void nothingOfAPersonIsPublicWithoutConsent() {
    assertEquals(Set.of(), seen());
  }

  @Test
  void aConsentOpensWhatItCoversAndNothingElse() {
    record.write(NOTE, add(GIVEN));
    assertEquals(Set.of("name", "expertise"), seen());
  }

  @Test
  void withoutTheNameNothingIsOpen() {
    record.write(
        NOTE,
        add(consent("consent1aaaa", "dpv:ConsentGiven", "audience:public", "data:expertise")));
    assertEquals(Set.of(), seen());
  }

  @Test
  void theNameMayBeInAnotherRecord() {
    record.write(
        NOTE,
        add(consent("consent1aaaa", "dpv:ConsentGiven", "audience:public", "data:expertise")));
    record.write(
        NOTE, add(consent("consent2aaaa", "dpv:ConsentGiven", "audience:public", "data:name")));
    assertEquals(Set.of("name", "expertise"), seen());
  }

  @Test
  void aNameForTheNetworkDoesNotOpenAnythingForThePublic() {
    record.write(
        NOTE,
        add(consent("consent1aaaa", "dpv:ConsentGiven", "audience:public", "data:expertise")));
    record.write(
        NOTE, add(consent("consent2aaaa", "dpv:ConsentGiven", "audience:network", "data:name")));
    assertEquals(Set.of(), seen());
  }

  @ParameterizedTest
  @ValueSource(strings = {"network", "members"})
  void otherAudiencesAreNotThePublic(String audience) {
    record.write(
        NOTE,
        add(consent("consent1aaaa", "dpv:ConsentGiven", "audience:" + audience, "data:name")));
    assertEquals(Set.of(), seen());
  }

  @Test
  void noConsentOpensContactAndParticipation() {
    record.write(
        NOTE,
        add(
            consent(
                "consent1aaaa",
                "dpv:ConsentGiven",
                "audience:public",
                "data:name , data:contact , data:participation")));
    assertEquals(Set.of("name"), seen());
  }

  @ParameterizedTest
  @ValueSource(strings = {"ConsentWithdrawn", "ConsentExpired"})
  void aConsentThatIsOverClosesEverything(String state) {
    record.write(NOTE, add(GIVEN));
    record.write(
        NOTE, data -> remove(status("ConsentGiven")).andThen(add(status(state))).accept(data));
    assertEquals(Set.of(), seen());
  }

  @ParameterizedTest
  @ValueSource(strings = {"ConsentWithdrawn", "ConsentExpired"})
  void aWithdrawalBesideTheGivenStateWins(String state) {
    record.write(NOTE, add(GIVEN));
    record.write(NOTE, add(status(state)));
    assertEquals(Set.of(), seen());
  }

  @Test
  void aConsentGivenAgainOpensAgain() {
    record.write(NOTE, add(GIVEN));
    record.write(NOTE, add(status("ConsentWithdrawn")));
    record.write(NOTE, remove(status("ConsentWithdrawn")));
    assertEquals(Set.of("name", "expertise"), seen());
  }

  @Test
  void ofTwoRecordsOneWithdrawnTheOtherHolds() {
    record.write(NOTE, add(GIVEN));
    record.write(
        NOTE, add(consent("consent2aaaa", "dpv:ConsentGiven", "audience:public", "data:name")));
    record.write(NOTE, add(status("ConsentWithdrawn")));
    assertEquals(Set.of("name"), seen());
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "today | '2026-06-15'^^xsd:date | true",
        "tomorrow | '2026-06-16'^^xsd:date | true",
        "yesterday | '2026-06-14'^^xsd:date | false",
        "today at an hour to come | '2026-06-15T14:00:00+01:00'^^xsd:dateTime | true",
        "today at an hour that is past | '2026-06-15T14:00:00+03:00'^^xsd:dateTime | false",
        "in words | 'next year' | false",
        "a year only | '2028' | false",
        "no such day | '2027-02-30'^^xsd:date | false",
        "an address | <http://example.org/2028> | false",
        "two ends, one past | '2028-01-01'^^xsd:date , '2020-01-01'^^xsd:date | false",
      })
  void theEndOfAConsent(String when, String literal, boolean open) {
    record.write(NOTE, add(GIVEN));
    record.write(NOTE, add(end(literal)));
    assertEquals(open ? Set.of("name", "expertise") : Set.of(), seen(), when);
  }

  @Test
  void todayIsThatOfTheClocksZone() {
    var east = Clock.fixed(Instant.parse("2026-06-15T23:00:00Z"), ZoneId.of("Asia/Tokyo"));
    record.write(NOTE, add(GIVEN));
    record.write(NOTE, add(end("'2026-06-15'^^xsd:date")));
    Visibility there = record.read(data -> Visibility.of(ADDRESSES, data, east));
    assertFalse(there.isPublic(ADDRESSES.personGraph("aaaaaaaaaaaa", "name")));
  }

  @Test
  void aRecordTakenAwayClosesEverything() {
    record.write(NOTE, add(GIVEN));
    record.write(NOTE, data -> data.removeGraph(ADDRESSES.consentGraph()));
    assertEquals(Set.of(), seen());
  }

  @Test
  void aRecordThatLosesItsPersonClosesEverything() {
    record.write(NOTE, add(GIVEN));
    record.write(
        NOTE, remove(REGISTER.formatted("<id/consent/consent1aaaa> dpv:hasDataSubject " + P)));
    assertEquals(Set.of(), seen());
  }

  @Test
  void aRecordThatChangesItsPersonClosesTheOneAndOpensTheOther() {
    record.write(NOTE, add(GIVEN));
    record.write(
        NOTE,
        remove(REGISTER.formatted("<id/consent/consent1aaaa> dpv:hasDataSubject " + P))
            .andThen(
                add(
                    REGISTER.formatted(
                        "<id/consent/consent1aaaa> dpv:hasDataSubject <id/person/bbbbbbbbbbbb>"))));
    assertEquals(Set.of(ADDRESSES.personGraph("bbbbbbbbbbbb", "name").getURI()), seen());
  }

  @Test
  void aConsentOutsideTheRegisterCountsForNothing() {
    record.write(NOTE, add(GIVEN.replace("graph/restricted/consent", "graph/public/demo")));
    assertFalse(seen().contains("name"));
  }

  @Test
  void whatIsWrittenUnderAConsentIsSeenAtOnce() {
    record.write(NOTE, add(GIVEN));
    record.write(NOTE, add("<graph/person/aaaaaaaaaaaa/name> { " + P + " foaf:page <http://x/> }"));
    assertEquals(Set.of("name", "expertise"), seen());
  }

  @Test
  void aChangeOfFactsAndConsentTogetherShowsTheRightFacts() {
    record.write(NOTE, add(GIVEN));
    record.write(
        NOTE,
        data -> {
          remove("<graph/person/aaaaaaaaaaaa/name> { " + P + " foaf:name 'Ada' }").accept(data);
          add("<graph/person/aaaaaaaaaaaa/name> { " + P + " foaf:name 'Ida' }").accept(data);
          add("<graph/person/aaaaaaaaaaaa/membership> { <id/membership/n> org:member " + P + " }")
              .accept(data);
          add(status("ConsentWithdrawn")).accept(data);
          add(consent(
                  "consent2aaaa",
                  "dpv:ConsentGiven",
                  "audience:public",
                  "data:name , data:membership"))
              .accept(data);
        });
    assertEquals(Set.of("name", "membership"), seen());
  }

  @Test
  void aConsentThatEndedWhileTheProgramWasStoppedIsClosedWhenItStarts() {
    record.write(NOTE, add(GIVEN));
    record.write(NOTE, add(end("'2026-06-20'^^xsd:date")));
    assertEquals(Set.of("name", "expertise"), seen());
    reopen(Instant.parse("2026-06-21T12:00:00Z"));
    assertEquals(Set.of(), seen());
  }

  @Test
  void aConsentThatEndsWhileTheProgramRunsIsWrittenDownAsExpiredAndClosed() {
    var calendar = new ConsentCalendar(record, ADDRESSES, clock);
    record.write(NOTE, add(GIVEN));
    record.write(NOTE, add(end("'2026-06-15'^^xsd:date")));
    calendar.write();
    assertEquals(Set.of("name", "expertise"), seen());
    clock.now = Instant.parse("2026-06-16T00:00:00Z");
    long before = record.head();
    calendar.write();
    assertEquals(Set.of(), seen());
    assertEquals(before + 1, record.head(), "written down once");
    calendar.write();
    assertEquals(before + 1, record.head(), "and not again");
    record.write(NOTE, remove(end("'2026-06-15'^^xsd:date")));
    assertEquals(Set.of(), seen(), "expired stays expired until a new consent is given");
  }

  @Test
  void openedAgainTheHouseShowsTheSame() {
    record.write(NOTE, add(GIVEN));
    reopen(NOW);
    assertEquals(Set.of("name", "expertise"), seen());
    record.write(NOTE, add(status("ConsentWithdrawn")));
    reopen(NOW);
    assertEquals(Set.of(), seen());
  }

  /** A clock that is set by hand. */
  private static final class Days extends Clock {
    private Instant now = NOW;

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return Clock.fixed(now, zone);
    }
  }
}
