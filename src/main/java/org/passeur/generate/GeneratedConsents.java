package org.passeur.generate;

import java.time.LocalDate;
import java.util.List;
import org.apache.jena.graph.Node;
import org.passeur.vocab.Dpv;
import org.passeur.vocab.Psr;
import org.passeur.vocab.Schema;

/**
 * The consent register: about four people in five consent to publication, some for their name only;
 * the others consented for the network or their communities, withdrew, or let their consent expire.
 */
final class GeneratedConsents {
  private static final List<String> ALL =
      List.of("name", "affiliation", "expertise", "membership", "contribution");

  private final Plan plan;
  private final StatementWriter out;
  private final LocalDate today;

  GeneratedConsents(Plan plan, StatementWriter out) {
    this.plan = plan;
    this.out = out;
    this.today = plan.settings.today();
  }

  void of(int person) {
    Draw draw = plan.draw(ThingKind.CONSENT, person);
    int kind = draw.below(100);
    if (kind < 80) {
      int covered = draw.chance(0.85) ? 5 : 1 + draw.below(4);
      boolean forever = draw.chance(0.2);
      int days = forever ? -1 : 1500 + draw.below(1500);
      record(person, "public", Dpv.CONSENT_GIVEN, covered, days, draw);
    } else if (kind < 87) {
      record(person, "network", Dpv.CONSENT_GIVEN, 5, 1500, draw);
    } else if (kind < 92) {
      record(person, "members", Dpv.CONSENT_GIVEN, 5, 1500, draw);
    } else if (kind < 95) {
      record(person, "public", Dpv.CONSENT_WITHDRAWN, 5, 1500, draw);
    } else if (kind < 97) {
      record(person, "public", Dpv.CONSENT_GIVEN, 5, -2 - draw.below(100), draw);
    } else if (kind < 98) {
      record(person, "public", Dpv.CONSENT_EXPIRED, 5, -2 - draw.below(100), draw);
    }
  }

  /**
   * @param days days until the end; -1 for none
   */
  private void record(int person, String audience, Node status, int covered, int days, Draw draw) {
    LocalDate given = today.minusDays(200L + draw.below(300));
    var consent =
        out.about(plan.addresses.consentGraph(), plan.thing(ThingKind.CONSENT, person))
            .a(Psr.PUBLICATION_CONSENT)
            .is(Dpv.HAS_DATA_SUBJECT, plan.thing(ThingKind.PERSON, person))
            .is(Dpv.HAS_CONSENT_STATUS, status)
            .is(Psr.CONSENT_AUDIENCE, plan.concept("audience", audience))
            .is(Dpv.IS_INDICATED_AT_TIME, StatementWriter.time(given, "14:00:00Z"));
    for (String category : ALL.subList(0, covered)) {
      consent.is(Psr.CONSENT_COVERS, plan.concept("data", category));
    }
    if (days != -1) {
      consent.on(Schema.END_DATE, today.plusDays(days));
    }
  }
}
