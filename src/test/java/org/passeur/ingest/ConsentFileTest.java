package org.passeur.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.passeur.log.Note;
import org.passeur.rights.ConsentCalendar;
import org.passeur.rights.Visibility;
import org.passeur.vocab.Dpv;
import org.passeur.vocab.Foaf;
import org.passeur.vocab.Psr;
import org.passeur.vocab.Schema;

final class ConsentFileTest {
  private static final String HEAD = "id,audience,categories,date,until,attestedBy\n";
  private final ImportHouse house;

  ConsentFileTest(@TempDir Path folder) {
    house = new ImportHouse(folder);
  }

  @AfterEach
  void close() {
    house.close();
  }

  private ImportReport run(String record) {
    return house.run(
        house
            .request("club", ImportHouse.fixture("members.yaml"))
            .mappedBy(ImportHouse.fixture("members.rml.ttl").toString())
            .withConsents(house.file("consents.csv", record)));
  }

  private long publicNames() {
    Visibility visibility =
        house.store.read(data -> Visibility.of(house.addresses, data, house.clock));
    return house.find(Node.ANY, Node.ANY, Foaf.NAME, Node.ANY).stream()
        .filter(q -> visibility.isPublic(q.getGraph()))
        .count();
  }

  @Test
  void onlyThoseOfTheRecordBecomePublic() {
    ImportReport report =
        run(HEAD + "camille,public,name expertise,2026-01-10,2099-01-10,Le club\n");

    assertFalse(report.somethingRefused(), report.text("en"));
    assertEquals(1, publicNames());
    assertEquals(
        0, run(HEAD + "camille,public,name expertise,2026-01-10,2099-01-10,Le club\n").change());
  }

  @Test
  void aStarStandsForAllPeopleOfTheSource() {
    run(HEAD + "*,public,name,2026-01-10,,Le club\n");
    assertEquals(2, publicNames());
  }

  @Test
  void rowsThatAreNotClearGiveNoConsent() {
    ImportReport report =
        run(
            HEAD
                + "inconnue,public,name,2026-01-10,,Le club\n"
                + "camille,everyone,name,2026-01-10,,Le club\n"
                + "camille,public,everything,2026-01-10,,Le club\n"
                + "camille,public,name,hier,,Le club\n"
                + "camille,public,name,2026-01-10,demain,Le club\n"
                + "camille,public,name,2026-01-10,,\n");

    assertEquals(6, report.problems().size(), report.text("en"));
    assertTrue(house.find(Node.ANY, Node.ANY, Dpv.HAS_CONSENT_STATUS, Node.ANY).isEmpty());
  }

  @Test
  void aConsentWithdrawnSinceIsNotGivenAgain() {
    String record = HEAD + "camille,public,name,2026-01-10,,Le club\n";
    run(record);
    var given = house.find(Node.ANY, Node.ANY, Dpv.HAS_CONSENT_STATUS, Node.ANY).get(0);
    house.store.write(
        new Note("test", "withdrawn", ""),
        data -> {
          data.delete(given);
          data.add(
              given.getGraph(), given.getSubject(), given.getPredicate(), Dpv.CONSENT_WITHDRAWN);
        });
    run(record);

    assertEquals(0, publicNames());
  }

  private static final String ROW = HEAD + "camille,public,name,2026-01-10,,Le club\n";

  private void edit(BiConsumer<Quad, DatasetGraph> edit) {
    Quad given = house.find(Node.ANY, Node.ANY, Dpv.HAS_CONSENT_STATUS, Node.ANY).get(0);
    house.store.write(new Note("test", "edit", ""), data -> edit.accept(given, data));
  }

  /** Each way to take a consent back, as a curator may do it. */
  private static Stream<Arguments> ways() {
    return Stream.of(
        way(
            "its record is deleted",
            (c, data) -> data.deleteAny(c.getGraph(), c.getSubject(), Node.ANY, Node.ANY)),
        way("the register is deleted", (c, data) -> data.removeGraph(c.getGraph())),
        way("its status is deleted", (c, data) -> data.delete(c)),
        way(
            "withdrawn is added",
            (c, data) ->
                data.add(c.getGraph(), c.getSubject(), c.getPredicate(), Dpv.CONSENT_WITHDRAWN)),
        way(
            "expired takes its place",
            (c, data) -> {
              data.delete(c);
              data.add(c.getGraph(), c.getSubject(), c.getPredicate(), Dpv.CONSENT_EXPIRED);
            }),
        way(
            "it gets an end",
            (c, data) ->
                data.add(
                    c.getGraph(),
                    c.getSubject(),
                    Schema.END_DATE,
                    NodeFactory.createLiteralDT("2026-09-30", XSDDatatype.XSDdate))),
        way(
            "it no longer covers the name",
            (c, data) ->
                data.deleteAny(
                    c.getGraph(), c.getSubject(), Psr.CONSENT_COVERS, Psr.concept("data", "name"))),
        way(
            "it is for the network now",
            (c, data) -> {
              data.deleteAny(c.getGraph(), c.getSubject(), Psr.CONSENT_AUDIENCE, Node.ANY);
              data.add(c.getGraph(), c.getSubject(), Psr.CONSENT_AUDIENCE, Psr.NETWORK_AUDIENCE);
            }));
  }

  private static Arguments way(String name, BiConsumer<Quad, DatasetGraph> edit) {
    return Arguments.of(Named.of(name, edit));
  }

  @ParameterizedTest
  @MethodSource("ways")
  void noOlderRowGivesAgainWhatWasTakenBack(BiConsumer<Quad, DatasetGraph> way) {
    run(HEAD + "camille,public,name expertise,2026-01-10,,Le club\n");
    assertEquals(1, publicNames());
    edit(way);
    assertEquals(0, publicNames());
    for (String row :
        List.of(
            "camille,public,name expertise,2026-01-10,,Le club\n",
            "camille,public,name expertise,2026-01-10,2099-01-01,Le club\n",
            "camille,public,name expertise,2026-09-30,,Le club\n",
            "camille,public,name,2026-01-10,,Le club\n",
            "camille,public,name contribution,2026-02-01,2030-01-01,Le club\n",
            "*,public,name,2026-01-10,,Le club\n")) {
      run(HEAD + row);
      assertFalse(named("Camille"), row);
    }
    house.clock.set("2026-11-01T10:00:00Z");
    run(HEAD + "camille,public,name,2026-10-15,,Le club\n");
    assertTrue(named("Camille"), "a newer row gives it again");
    run(ROW);
    assertTrue(named("Camille"), "an older one beside it changes nothing");
  }

  private boolean named(String beginning) {
    Visibility visibility =
        house.store.read(data -> Visibility.of(house.addresses, data, house.clock));
    return house.find(Node.ANY, Node.ANY, Foaf.NAME, Node.ANY).stream()
        .filter(q -> visibility.isPublic(q.getGraph()))
        .anyMatch(q -> q.getObject().getLiteralLexicalForm().startsWith(beginning));
  }

  @Test
  void theReportSaysWhichRowsAreHeldByAWithdrawal() {
    run(ROW);
    edit((c, data) -> data.removeGraph(c.getGraph()));
    ImportReport report = run(ROW);
    assertEquals(1, report.problems().size());
    assertTrue(report.text("en").contains("withdrew"), report.text("en"));
    assertFalse(report.somethingRefused());
    assertEquals(0, report.change());
  }

  @Test
  void aRowMayBringTheEndNearerAndNeverPutsItOff() {
    run(ROW);
    run(ROW.replace("10,,", "10,2026-12-31,"));
    assertEquals(Set.of("2026-12-31"), ends());
    run(ROW.replace("10,,", "10,2030-12-31,"));
    assertEquals(Set.of("2026-12-31"), ends());
    run(ROW);
    assertEquals(Set.of("2026-12-31"), ends());
    assertEquals(1, house.find(Node.ANY, Node.ANY, Dpv.HAS_CONSENT_STATUS, Node.ANY).size());
  }

  private Set<String> ends() {
    return house.find(Node.ANY, Node.ANY, Schema.END_DATE, Node.ANY).stream()
        .map(q -> q.getObject().getLiteralLexicalForm())
        .collect(Collectors.toSet());
  }

  @Test
  void aRowForALaterDayIsNotInForceBefore() {
    house.clock.set("2026-10-02T03:59:59Z");
    run(ROW.replace("2026-01-10", "2026-10-02"));
    assertEquals(0, publicNames());
    house.clock.set("2026-10-02T04:00:00Z");
    new ConsentCalendar(house.store, house.addresses, house.clock).write();
    assertEquals(1, publicNames());
  }

  @Test
  void aRowOfToday() {
    house.clock.set("2026-10-02T01:00:00Z"); // the first of October in Toronto
    run(ROW.replace("2026-01-10", "2026-10-01"));
    assertEquals(1, publicNames());
  }

  @Test
  void aPersonIsTheSameHoweverTheAccentsOfTheRecordAreWritten() {
    var members = house.file("members.yaml", "zoé:\n  name: Zoé Exemple\n");
    var record = HEAD + "zoe\u0301,public,name,2026-01-10,2099-01-10,Le club\n";
    ImportReport report =
        house.run(
            house
                .request("club", members)
                .mappedBy(ImportHouse.fixture("members.rml.ttl").toString())
                .withConsents(house.file("consents.csv", record)));

    assertFalse(report.somethingRefused(), report.text("en"));
    assertEquals(1, publicNames());
  }
}
