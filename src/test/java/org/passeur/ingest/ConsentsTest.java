package org.passeur.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Clock;
import org.apache.jena.graph.Node;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passeur.store.Note;
import org.passeur.store.Visibility;
import org.passeur.vocab.Dpv;
import org.passeur.vocab.Foaf;

final class ConsentsTest {
  private static final String HEAD = "id,audience,categories,date,until,attestedBy\n";
  private final House house;

  ConsentsTest(@TempDir Path folder) {
    house = new House(folder);
  }

  @AfterEach
  void close() {
    house.close();
  }

  private ImportReport run(String record) {
    return house.run(
        house
            .request("club", House.fixture("members.yaml"))
            .mappedBy(House.fixture("members.rml.ttl").toString())
            .withConsents(house.file("consents.csv", record)));
  }

  private long publicNames() {
    Visibility visibility =
        house.store.read(data -> Visibility.of(house.addresses, data, Clock.systemUTC()));
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
}
