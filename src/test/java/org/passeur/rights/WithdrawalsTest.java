package org.passeur.rights;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.passeur.TestData.ADDRESSES;
import static org.passeur.TestData.NOTE;
import static org.passeur.TestData.add;
import static org.passeur.TestData.ours;
import static org.passeur.TestData.remove;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passeur.HandClock;
import org.passeur.TestBase;
import org.passeur.TestData;
import org.passeur.kernel.Folders;
import org.passeur.log.Commit;
import org.passeur.store.RecordStore;

/** What stays in the register of a consent that is taken back. */
final class WithdrawalsTest extends TestBase {
  private static final Node GRAPH = ADDRESSES.consentGraph();
  private static final Node CONSENT = ours("id/consent/consent1aaaa");
  private static final Node PERSON = ours("id/person/aaaaaaaaaaaa");
  private static final String GIVEN =
      register(
          "a psr:PublicationConsent ; dpv:hasDataSubject <id/person/aaaaaaaaaaaa> ;"
              + " dpv:hasConsentStatus dpv:ConsentGiven ; psr:consentAudience audience:public ;"
              + " psr:consentCovers data:name , data:expertise ;"
              + " dpv:isIndicatedAtTime '2026-01-10T10:00:00Z'^^xsd:dateTime");

  @TempDir Path folder;
  private final HandClock clock = new HandClock("2026-06-15T12:00:00Z", "America/Toronto");
  private RecordStore record;

  @BeforeEach
  void giveConsent() {
    open();
    record.write(NOTE, add(GIVEN));
    clock.set("2026-06-20T12:00:00Z");
  }

  private void open() {
    record = RecordStore.open(folder, TestData.SKOLEM, clock);
    record.completedBy(
        List.of(new Withdrawals(ADDRESSES, clock), new ConsentCalendar(record, ADDRESSES, clock)));
  }

  @AfterEach
  void close() {
    record.close();
  }

  private static String register(String about) {
    return "<graph/restricted/consent> { <id/consent/consent1aaaa> " + about + " }";
  }

  private Commit write(Consumer<DatasetGraph> edit) {
    return record.write(NOTE, edit);
  }

  /** Shortened: the last part of each predicate and object. */
  private Set<String> said(Node consent) {
    return record.read(
        data -> {
          var said = new TreeSet<String>();
          data.find(GRAPH, consent, Node.ANY, Node.ANY)
              .forEachRemaining(q -> said.add(last(q.getPredicate()) + " " + last(q.getObject())));
          return said;
        });
  }

  private static String last(Node node) {
    return node.isLiteral()
        ? node.getLiteralLexicalForm()
        : node.getURI().replaceFirst(".*[/#]", "");
  }

  private static final Set<String> WITHDRAWN =
      Set.of(
          "type PublicationConsent",
          "hasDataSubject aaaaaaaaaaaa",
          "hasConsentStatus ConsentWithdrawn",
          "consentAudience public",
          "consentCovers name",
          "consentCovers expertise",
          "isIndicatedAtTime 2026-01-10T10:00:00Z",
          "invalidatedAtTime 2026-06-20T12:00:00Z");

  @Test
  void aRecordThatIsTakenAwayStaysAsWithdrawn() {
    write(remove(GIVEN));
    assertEquals(WITHDRAWN, said(CONSENT));
  }

  @Test
  void soDoesEveryRecordOfARegisterThatIsEmptied() {
    write(data -> data.removeGraph(GRAPH));
    assertEquals(WITHDRAWN, said(CONSENT));
  }

  @Test
  void theTraceIsPartOfTheChangeAndIsThereAfterAReplayOfTheLog() throws Exception {
    Commit commit = write(remove(GIVEN));
    assertTrue(
        commit.change().added().stream()
            .anyMatch(q -> last(q.getObject()).equals("ConsentWithdrawn")));
    record.close();
    Folders.delete(folder.resolve("record"));
    open();
    assertEquals(WITHDRAWN, said(CONSENT));
  }

  @Test
  void aStatusThatIsTakenAwayMeansWithdrawn() {
    write(remove(register("dpv:hasConsentStatus dpv:ConsentGiven")));
    assertEquals(WITHDRAWN, said(CONSENT));
  }

  @Test
  void soDoesThePersonTheAudienceOrEverythingItCovered() {
    write(remove(register("dpv:hasDataSubject <id/person/aaaaaaaaaaaa>")));
    assertEquals(WITHDRAWN, said(CONSENT));
  }

  @Test
  void aWithdrawalBesideTheGivenStatusIsDated() {
    write(add(register("dpv:hasConsentStatus dpv:ConsentWithdrawn")));
    assertEquals(WITHDRAWN, said(CONSENT));
  }

  @Test
  void aCategoryTakenOffLeavesARecordOfItsOwn() {
    write(remove(register("psr:consentCovers data:expertise")));
    List<Node> all = consents();
    assertEquals(2, all.size());
    assertTrue(said(CONSENT).contains("hasConsentStatus ConsentGiven"));
    all.remove(CONSENT);
    assertEquals(
        Set.of(
            "type PublicationConsent",
            "hasDataSubject aaaaaaaaaaaa",
            "hasConsentStatus ConsentWithdrawn",
            "consentAudience public",
            "consentCovers expertise",
            "isIndicatedAtTime 2026-01-10T10:00:00Z",
            "invalidatedAtTime 2026-06-20T12:00:00Z"),
        said(all.get(0)));
  }

  @Test
  void anEndThatIsSetIsDatedToo() {
    write(add(register("schema:endDate '2026-06-30'^^xsd:date")));
    assertTrue(said(CONSENT).contains("invalidatedAtTime 2026-06-20T12:00:00Z"));
    assertTrue(said(CONSENT).contains("hasConsentStatus ConsentGiven"));
  }

  @Test
  void theTraceCannotBeTakenAwayEither() {
    write(remove(GIVEN));
    clock.set("2026-07-01T12:00:00Z");
    write(data -> data.removeGraph(GRAPH));
    assertEquals(WITHDRAWN, said(CONSENT));
  }

  @Test
  void anOldCopyOfTheRegisterPutBackDoesNotUndoIt() {
    write(remove(GIVEN));
    write(
        data -> {
          data.removeGraph(GRAPH);
          add(GIVEN).accept(data);
        });
    assertTrue(said(CONSENT).contains("hasConsentStatus ConsentWithdrawn"));
  }

  @Test
  void theSameRecordWithALaterDateIsGivenAnew() {
    write(remove(GIVEN));
    clock.set("2026-07-01T12:00:00Z");
    write(
        data -> {
          data.removeGraph(GRAPH);
          add(GIVEN.replace("2026-01-10", "2026-06-30")).accept(data);
        });
    assertFalse(said(CONSENT).contains("hasConsentStatus ConsentWithdrawn"));
    assertTrue(said(CONSENT).contains("hasConsentStatus ConsentGiven"));
    clock.set("2026-07-02T12:00:00Z");
    write(data -> data.deleteAny(GRAPH, CONSENT, Node.ANY, Node.ANY));
    assertTrue(said(CONSENT).contains("invalidatedAtTime 2026-07-02T12:00:00Z"));
  }

  @Test
  void comingToItsEndIsNoWithdrawal() {
    var calendar = new ConsentCalendar(record, ADDRESSES, clock);
    write(
        add(
            GIVEN
                .replace("consent1aaaa", "consent3aaaa")
                .replace(" }", " ; schema:endDate '2026-06-25'^^xsd:date }")));
    clock.set("2026-06-27T12:00:00Z");
    calendar.write();
    Set<String> third = said(ours("id/consent/consent3aaaa"));
    assertTrue(third.contains("hasConsentStatus ConsentExpired"), third.toString());
    assertTrue(third.stream().noneMatch(s -> s.startsWith("invalidatedAtTime")), third.toString());
  }

  @Test
  void aRecordThatComesInAsWithdrawnKeepsItsOwnTime() {
    write(
        add(
            GIVEN
                .replace("consent1aaaa", "consent4aaaa")
                .replace("ConsentGiven", "ConsentWithdrawn")));
    assertTrue(
        said(ours("id/consent/consent4aaaa")).contains("invalidatedAtTime 2026-01-10T10:00:00Z"));
  }

  @Test
  void anEditThatFailsHalfWayLeavesNoTrace() {
    assertThrows(
        IllegalStateException.class,
        () ->
            write(
                data -> {
                  remove(GIVEN).accept(data);
                  throw new IllegalStateException("half way");
                }));
    assertTrue(said(CONSENT).contains("hasConsentStatus ConsentGiven"));
  }

  private List<Node> consents() {
    return record.read(
        data ->
            new ArrayList<>(
                Iter.toList(data.find(GRAPH, Node.ANY, Node.ANY, PERSON)).stream()
                    .map(Quad::getSubject)
                    .toList()));
  }
}
