package org.passeur.rights;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.vocabulary.FOAF;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passeur.HandClock;
import org.passeur.TestData;
import org.passeur.store.RecordStore;

/** The register kept in memory is that of the state that is read, before and after each change. */
final class KeptRegisterTest {
  private static final int PEOPLE = 450;
  private static final String GIVEN = "dpv:hasConsentStatus dpv:ConsentGiven";

  private final HandClock clock = new HandClock("2026-06-15T12:00:00Z", "America/Toronto");
  private final ConsentInForce consents = new ConsentInForce(TestData.ADDRESSES, clock);
  private final View referral =
      View.of(
          new Asker("Testeuse (fictive)", Set.of(Role.REFERRAL), Set.of()),
          new View.Rules(TestData.ADDRESSES, consents, clock, false));
  @TempDir Path folder;
  private RecordStore record;

  @BeforeEach
  void aNetworkOfPeopleWhoAgreed() {
    record = RecordStore.open(folder, TestData.SKOLEM, clock, 0);
    String people =
        IntStream.range(0, PEOPLE)
            .mapToObj(KeptRegisterTest::person)
            .collect(Collectors.joining("\n"));
    record.write(TestData.NOTE, TestData.add(people));
  }

  @AfterEach
  void close() {
    record.close();
  }

  private static String person(int i) {
    String key = "person" + (100000 + i);
    return "<graph/person/%s/name> { <id/person/%s> foaf:name 'X' } <graph/restricted/consent> { "
            .formatted(key, key)
        + "<id/consent/%s> dpv:hasDataSubject <id/person/%s> ; psr:consentAudience audience:network"
            .formatted(key, key)
        + " ; psr:consentCovers data:name ; "
        + GIVEN
        + " }";
  }

  private static String status(int i) {
    return "<graph/restricted/consent> { <id/consent/person" + (100000 + i) + "> " + GIVEN + " }";
  }

  private long names() {
    return record.read(this::names);
  }

  private long names(DatasetGraph all) {
    return Iter.count(referral.over(all).find(Node.ANY, Node.ANY, FOAF.name.asNode(), Node.ANY));
  }

  @Test
  void aWithdrawalClosesInTheNextQueryAndAConsentOpens() {
    assertEquals(PEOPLE, names());
    record.write(TestData.NOTE, TestData.remove(status(7)));
    assertEquals(PEOPLE - 1, names());
    record.write(TestData.NOTE, TestData.add(status(7)));
    assertEquals(PEOPLE, names());
  }

  @Test
  void anEarlierStateIsReadWithItsOwnRegister() {
    record.read(
        before -> {
          assertEquals(PEOPLE, names(before));
          CompletableFuture.runAsync(
                  () -> {
                    record.write(TestData.NOTE, TestData.remove(status(3)));
                    assertEquals(PEOPLE - 1, names());
                  })
              .join();
          assertEquals(PEOPLE, names(before));
          return true;
        });
  }

  @Test
  void manyWhoReadTheSameStateShareOneCopy() {
    record.read(
        all -> {
          assertSame(consents.registerOf(all), consents.registerOf(all));
          return true;
        });
  }
}
