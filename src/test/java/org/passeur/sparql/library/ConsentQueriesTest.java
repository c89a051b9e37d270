package org.passeur.sparql.library;

import static java.util.stream.Collectors.toCollection;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.passeur.TestData.ADDRESSES;
import static org.passeur.TestData.NOTE;
import static org.passeur.TestData.add;
import static org.passeur.TestData.ours;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.apache.jena.graph.Node;
import org.junit.jupiter.api.Test;
import org.passeur.HandClock;
import org.passeur.Logs;
import org.passeur.TestBase;
import org.passeur.TestData;
import org.passeur.rights.ConsentCalendar;
import org.passeur.rights.ConsentInForce;
import org.passeur.rights.Withdrawals;
import org.passeur.store.RecordStore;
import org.passeur.vocab.Psr;

/** The queries say of a consent what the code says of it, on registers of all sorts. */
@Logs({"WARN riot: ", "WARN NodeValue: Datatype format exception"})
final class ConsentQueriesTest extends TestBase {
  private static final long SEED = Long.getLong("passeur.seed", System.nanoTime());
  private static final int PEOPLE = 60;
  private static final int ENOUGH = 15;
  private static final Set<Node> AUDIENCES = Set.of(Psr.PUBLIC_AUDIENCE, Psr.NETWORK_AUDIENCE);

  /** It is ten in the evening in Toronto, and the next day in UTC. */
  private final HandClock clock = new HandClock("2026-11-24T03:00:00Z", "America/Toronto");

  private final Random random = new Random(SEED);
  private final QueryLibrary library = new QueryLibrary();

  @Test
  void whoCanAnswerIsWhoeverAgreedByTheOneDefinition() {
    String seed = "-Dpasseur.seed=" + SEED;
    try (RecordStore record = RecordStore.inMemory(TestData.SKOLEM, clock)) {
      var calendar = new ConsentCalendar(record, ADDRESSES, clock);
      record.completedBy(List.of(new Withdrawals(ADDRESSES, clock), calendar));
      record.write(NOTE, add(people()));
      int all = 0;
      // some seeds agree rarely: they get more rounds, so that the comparison is never of nothing
      for (int round = 0; round < 5 || (all <= ENOUGH && round < 50); round++) {
        clock.set("2026-11-24T03:00:00Z");
        record.write(NOTE, data -> data.removeGraph(ADDRESSES.consentGraph()));
        String register = register(round);
        record.write(NOTE, add(register));
        calendar.write();
        Set<String> agreed = compare(record, "2026-11-23", seed + "\n" + register);
        clock.set("2026-11-24T16:30:00Z");
        calendar.write();
        compare(record, "2026-11-24", seed + "\n" + register);
        all += agreed.size();
      }
      assertTrue(all > ENOUGH, all + " agreed, " + seed);
    }
  }

  private Set<String> compare(RecordStore record, String day, String what) {
    var inForce = new ConsentInForce(ADDRESSES, clock);
    Set<String> expected =
        record.read(
            data -> {
              var agreed = new TreeSet<String>();
              for (int i = 0; i < PEOPLE; i++) {
                Node person = ours("id/person/" + key(i));
                if (inForce.agreed(person, Psr.NETWORK_CONTACT, AUDIENCES, data)
                    && inForce.agreed(person, Psr.concept("data", "expertise"), AUDIENCES, data)) {
                  agreed.add(person.getURI());
                }
              }
              return agreed;
            });
    Map<String, Node> values =
        library
            .header("competency/who-can-answer")
            .bind(
                Map.of("theme", "t", "territory", "here", "language", "fr", "day", day),
                ADDRESSES.resolver());
    Set<String> answered =
        record.read(
            data ->
                library.rows(data, "competency/who-can-answer", values).stream()
                    .map(row -> row.text("holder"))
                    .collect(toCollection(TreeSet::new)));
    assertEquals(expected, answered, what);
    return expected;
  }

  private static String key(int i) {
    return "person" + (char) ('a' + i / 26) + (char) ('a' + i % 26) + "2222";
  }

  private static String people() {
    var all = new StringBuilder();
    for (int i = 0; i < PEOPLE; i++) {
      String person = "<id/person/" + key(i) + ">";
      all.append(
          ("<graph/person/K/expertise> { <id/claim/K> psr:holder P ; psr:expertiseIn <t> ;"
                  + " dcterms:language 'fr' . P a foaf:Person ; psr:availability"
                  + " <https://w3id.org/passeur/concept/availability/open> ; dcterms:spatial <here>"
                  + " }\n")
              .replace("K", key(i))
              .replace(" P ", " " + person + " "));
    }
    return all.toString();
  }

  private String register(int round) {
    var all = new StringBuilder("<graph/restricted/consent> {\n");
    for (int i = 0; i < PEOPLE; i++) {
      for (int k = random.nextInt(4); k > 0; k--) {
        all.append(consent("r" + round + "p" + i + "k" + k, key(i)));
      }
    }
    return all.append("}").toString();
  }

  private String consent(String key, String person) {
    List<String> said = new ArrayList<>();
    said.add("a psr:PublicationConsent ; dpv:hasDataSubject <id/person/" + person + ">");
    said.add(
        "dpv:hasConsentStatus "
            + one(
                "dpv:ConsentGiven",
                "dpv:ConsentGiven",
                "dpv:ConsentGiven",
                "dpv:ConsentGiven , dpv:ConsentWithdrawn",
                "dpv:ConsentGiven , dpv:ConsentExpired",
                "dpv:ConsentWithdrawn",
                "dpv:ConsentExpired"));
    said.add(
        "psr:consentAudience "
            + one(
                "audience:public",
                "audience:network",
                "audience:members",
                "audience:members , audience:network"));
    said.add(
        "psr:consentCovers "
            + one(
                "data:name , data:expertise , data:network-contact",
                "data:expertise , data:network-contact",
                "data:expertise",
                "data:network-contact",
                "data:name"));
    String indicated =
        one(
            "",
            "",
            "'2026-01-10T10:00:00Z'",
            "'2026-11-23T21:59:00-05:00'",
            "'2026-11-24T12:30:00+10:00'",
            "'2026-11-23T23:30:00-05:00'",
            "'2026-11-24T10:00:00'",
            "'2026-11-23T23:00:00'",
            "'2026-11-23'",
            "'2026-12-01T00:00:00Z'",
            "'last spring'");
    if (!indicated.isEmpty()) {
      said.add("dpv:isIndicatedAtTime " + indicated + one("", "^^xsd:dateTime"));
    }
    String end =
        one(
            "",
            "",
            "",
            "'2026-11-22'",
            "'2026-11-23'",
            "'2026-11-24'",
            "'2030-01-01'",
            "'never'",
            "'2030-01-01' , '2026-11-22'");
    if (!end.isEmpty()) {
      said.add("schema:endDate " + end);
    }
    return "<id/consent/" + key + "> " + String.join(" ; ", said) + " .\n";
  }

  private String one(String... texts) {
    return texts[random.nextInt(texts.length)];
  }
}
