package org.passeur.rights;

import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.passeur.kernel.Moments;
import org.passeur.vocab.Addresses;
import org.passeur.vocab.Dpv;
import org.passeur.vocab.Psr;
import org.passeur.vocab.Schema;

/**
 * Decides when a consent is in force; the only definition (docs/model.md, "Consent"). All must
 * hold: its status is given and it has no other status; it was given at or before now, and if it
 * was recorded ahead of its time, {@link ConsentCalendar} has since put it in force; it has not
 * ended; it is for the audience. In doubt it is not in force. Days begin and end in the time zone
 * of the clock. Thread-safe.
 */
public final class ConsentInForce {
  private final Node register;
  private final Clock clock;
  private final boolean registerInDoubt;
  private final KeptRegister kept;

  /**
   * @param clock the time, in the installation's time zone
   */
  public ConsentInForce(Addresses addresses, Clock clock) {
    this(addresses, clock, false);
  }

  /**
   * @param registerInDoubt true while the register is unconfirmed ({@code UnconfirmedRegister}):
   *     then no consent is in force
   */
  public ConsentInForce(Addresses addresses, Clock clock, boolean registerInDoubt) {
    this.register = addresses.consentGraph();
    this.clock = clock;
    this.registerInDoubt = registerInDoubt;
    this.kept = new KeptRegister(register);
  }

  /**
   * Returns whether the person has a consent in force that covers the category for one of the
   * audiences.
   */
  public boolean agreed(Node person, Node category, Set<Node> audiences, DatasetGraph record) {
    return Iter.toList(record.find(register, Node.ANY, Dpv.HAS_DATA_SUBJECT, person)).stream()
        .map(Quad::getSubject)
        .anyMatch(
            consent ->
                record.contains(register, consent, Psr.CONSENT_COVERS, category)
                    && holds(consent, audiences, record));
  }

  /** The register in memory, of a committed state; see {@link KeptRegister#of}. */
  DatasetGraph registerOf(DatasetGraph record) {
    return kept.of(record);
  }

  /** The categories for which {@link #agreed} is true. */
  Set<Node> covered(Node person, Set<Node> audiences, DatasetGraph record) {
    Set<Node> covered = new HashSet<>();
    for (Quad q : Iter.toList(record.find(register, Node.ANY, Dpv.HAS_DATA_SUBJECT, person))) {
      if (holds(q.getSubject(), audiences, record)) {
        record
            .find(register, q.getSubject(), Psr.CONSENT_COVERS, Node.ANY)
            .forEachRemaining(c -> covered.add(c.getObject()));
      }
    }
    return covered;
  }

  /** Returns whether the consent is in force for one of the audiences. */
  public boolean holds(Node consent, Set<Node> audiences, DatasetGraph record) {
    return !registerInDoubt
        && isGiven(consent, record)
        && audiences.stream()
            .anyMatch(a -> record.contains(register, consent, Psr.CONSENT_AUDIENCE, a))
        && !record.contains(register, consent, Psr.PENDING_UNTIL, Node.ANY)
        && !isToCome(consent, record)
        && !isOver(consent, record);
  }

  /** Returns whether its status is given, whatever its dates. */
  boolean isGiven(Node consent, DatasetGraph record) {
    return record.contains(register, consent, Dpv.HAS_CONSENT_STATUS, Dpv.CONSENT_GIVEN)
        && !record.contains(register, consent, Dpv.HAS_CONSENT_STATUS, Dpv.CONSENT_WITHDRAWN)
        && !record.contains(register, consent, Dpv.HAS_CONSENT_STATUS, Dpv.CONSENT_EXPIRED);
  }

  /** Returns whether it is for a later time; true also when the time cannot be read. */
  private boolean isToCome(Node consent, DatasetGraph record) {
    Instant now = clock.instant();
    return Iter.anyMatch(
        record.find(register, consent, Dpv.IS_INDICATED_AT_TIME, Node.ANY),
        q -> Moments.beginning(q.getObject(), clock.getZone()).map(now::isBefore).orElse(true));
  }

  /** Returns whether its last day is over; true also when the date cannot be read. */
  private boolean isOver(Node consent, DatasetGraph record) {
    Instant now = clock.instant();
    return Iter.anyMatch(
        record.find(register, consent, Schema.END_DATE, Node.ANY),
        q -> Moments.end(q.getObject(), clock.getZone()).map(e -> !now.isBefore(e)).orElse(true));
  }

  /** The time from which it is given: the latest, when there are several readable ones. */
  Optional<Instant> beginning(Node consent, DatasetGraph record) {
    return Iter.toList(record.find(register, consent, Dpv.IS_INDICATED_AT_TIME, Node.ANY)).stream()
        .flatMap(q -> Moments.beginning(q.getObject(), clock.getZone()).stream())
        .max(Instant::compareTo);
  }

  /** The time at which it ends: the earliest, when there are several readable ones. */
  Optional<Instant> end(Node consent, DatasetGraph record) {
    return Iter.toList(record.find(register, consent, Schema.END_DATE, Node.ANY)).stream()
        .flatMap(q -> Moments.end(q.getObject(), clock.getZone()).stream())
        .min(Instant::compareTo);
  }
}
