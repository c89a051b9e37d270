package org.passeur.store;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.passeur.vocab.Addresses;
import org.passeur.vocab.Dpv;
import org.passeur.vocab.Psr;
import org.passeur.vocab.Schema;

/**
 * When a consent is in force: the one definition of the house (docs/model.md, "Consent"). Its
 * status is given, with no other beside it; it was given at or before now, and if its time came
 * later than its record, a change has put it in force since ({@link ConsentCalendar}); its end is
 * not past; and it is for the audience. In doubt it is not. Days begin and end in the time zone of
 * the clock. Thread-safe.
 */
public final class ConsentInForce {
  private final Node register;
  private final Clock clock;
  private final boolean registerInDoubt;

  /**
   * @param clock the time, in the installation's time zone
   */
  public ConsentInForce(Addresses addresses, Clock clock) {
    this(addresses, clock, false);
  }

  /**
   * @param registerInDoubt true while nobody vouches for the register ({@link
   *     UnconfirmedRegister}): then no consent is in force
   */
  public ConsentInForce(Addresses addresses, Clock clock, boolean registerInDoubt) {
    this.register = addresses.consentGraph();
    this.clock = clock;
    this.registerInDoubt = registerInDoubt;
  }

  /** True when someone agreed, in a consent in force, to this for one of these audiences. */
  public boolean agreed(Node person, Node category, Set<Node> audiences, DatasetGraph record) {
    return Iter.toList(record.find(register, Node.ANY, Dpv.HAS_DATA_SUBJECT, person)).stream()
        .map(Quad::getSubject)
        .anyMatch(
            consent ->
                record.contains(register, consent, Psr.CONSENT_COVERS, category)
                    && holds(consent, audiences, record));
  }

  /** True when a consent is in force for one of these audiences. */
  public boolean holds(Node consent, Set<Node> audiences, DatasetGraph record) {
    return !registerInDoubt
        && isGiven(consent, record)
        && audiences.stream()
            .anyMatch(a -> record.contains(register, consent, Psr.CONSENT_AUDIENCE, a))
        && !record.contains(register, consent, Psr.PENDING_UNTIL, Node.ANY)
        && !isToCome(consent, record)
        && !isOver(consent, record);
  }

  /** By its status alone. */
  boolean isGiven(Node consent, DatasetGraph record) {
    return record.contains(register, consent, Dpv.HAS_CONSENT_STATUS, Dpv.CONSENT_GIVEN)
        && !record.contains(register, consent, Dpv.HAS_CONSENT_STATUS, Dpv.CONSENT_WITHDRAWN)
        && !record.contains(register, consent, Dpv.HAS_CONSENT_STATUS, Dpv.CONSENT_EXPIRED);
  }

  /** True when it was given for a later time. A time that cannot be read has not come. */
  private boolean isToCome(Node consent, DatasetGraph record) {
    Instant now = clock.instant();
    return Iter.anyMatch(
        record.find(register, consent, Dpv.IS_INDICATED_AT_TIME, Node.ANY),
        q -> Moments.beginning(q.getObject(), clock.getZone()).map(now::isBefore).orElse(true));
  }

  /** True when its last day is over. A date that cannot be read counts as past. */
  private boolean isOver(Node consent, DatasetGraph record) {
    Instant now = clock.instant();
    return Iter.anyMatch(
        record.find(register, consent, Schema.END_DATE, Node.ANY),
        q -> Moments.end(q.getObject(), clock.getZone()).map(e -> !now.isBefore(e)).orElse(true));
  }

  /** The time for which it was given, the last when there are several that can be read. */
  Optional<Instant> beginning(Node consent, DatasetGraph record) {
    return Iter.toList(record.find(register, consent, Dpv.IS_INDICATED_AT_TIME, Node.ANY)).stream()
        .flatMap(q -> Moments.beginning(q.getObject(), clock.getZone()).stream())
        .max(Instant::compareTo);
  }

  /** When it ends, the first when there are several that can be read. */
  Optional<Instant> end(Node consent, DatasetGraph record) {
    return Iter.toList(record.find(register, consent, Schema.END_DATE, Node.ANY)).stream()
        .flatMap(q -> Moments.end(q.getObject(), clock.getZone()).stream())
        .min(Instant::compareTo);
  }
}
