package org.passeur.store;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.passeur.vocab.Addresses;
import org.passeur.vocab.Dpv;
import org.passeur.vocab.Schema;

/**
 * Writes into the register that a consent has ended, as a change like any other, so that everything
 * that follows the changes lets go of what it opened.
 */
public final class Expiry {
  private static final Note NOTE = new Note("passeur", "expiry", "consent register");

  private final RecordStore record;
  private final Addresses addresses;
  private final Clock clock;

  public Expiry(RecordStore record, Addresses addresses, Clock clock) {
    this.record = record;
    this.addresses = addresses;
    this.clock = clock;
  }

  /**
   * Marks the consents whose last day is over as expired. To be called when the house opens and
   * every hour.
   */
  public void write() {
    if (!record.read(this::over).isEmpty()) {
      record.write(NOTE, data -> over(data).forEach(consent -> expire(consent, data)));
    }
  }

  private List<Node> over(DatasetGraph data) {
    LocalDate today = LocalDate.now(clock);
    List<Node> over = new ArrayList<>();
    Node register = addresses.consentGraph();
    data.find(register, Node.ANY, Dpv.HAS_CONSENT_STATUS, Dpv.CONSENT_GIVEN)
        .forEachRemaining(
            given -> {
              var ends = data.find(register, given.getSubject(), Schema.END_DATE, Node.ANY);
              while (ends.hasNext()) {
                if (Visibility.day(ends.next().getObject()).filter(today::isAfter).isPresent()) {
                  over.add(given.getSubject());
                }
              }
            });
    return over;
  }

  private void expire(Node consent, DatasetGraph data) {
    Node register = addresses.consentGraph();
    data.deleteAny(register, consent, Dpv.HAS_CONSENT_STATUS, Dpv.CONSENT_GIVEN);
    data.add(register, consent, Dpv.HAS_CONSENT_STATUS, Dpv.CONSENT_EXPIRED);
  }
}
