package org.passeur.rights;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.passeur.log.Change;
import org.passeur.log.Note;
import org.passeur.store.Completion;
import org.passeur.store.RecordStore;
import org.passeur.vocab.Addresses;
import org.passeur.vocab.Dpv;
import org.passeur.vocab.Prov;
import org.passeur.vocab.Psr;

/**
 * Records in the consent register the beginning and the end of consents as ordinary changes, so
 * that every projection follows them: a consent whose last day is over becomes expired, and one
 * given for a later time comes into force. As a {@link Completion} it marks each consent touched by
 * an edit as pending, when its time is still to come. Not thread-safe.
 */
public final class ConsentCalendar implements Completion {
  private static final Note EXPIRY = new Note("passeur", "expiry", "consent register");
  private static final Note COMING = new Note("passeur", "coming into force", "consent register");
  private static final Note REGISTER =
      new Note("passeur", "dates of earlier records", "consent register");

  private final RecordStore record;
  private final Node register;
  private final Clock clock;
  private final ConsentInForce inForce;

  /** The last change for which {@code next} was computed. */
  private long seen = -1;

  private Instant due = Instant.MIN;

  /**
   * @param clock the time, in the installation's time zone
   */
  public ConsentCalendar(RecordStore record, Addresses addresses, Clock clock) {
    this.record = record;
    this.register = addresses.consentGraph();
    this.clock = clock;
    this.inForce = new ConsentInForce(addresses, clock);
  }

  /** Records what is due. Called when the house opens. */
  public void write() {
    long head = record.head();
    make(EXPIRY, this::isOver, this::expire);
    make(REGISTER, this::isMisnoted, this::note);
    make(REGISTER, this::isUndated, this::date);
    make(COMING, this::hasCome, this::note);
    due = record.read(this::next).orElse(Instant.MAX);
    seen = head;
  }

  /** Records what is due, if anything may be. Called every minute. */
  public void writeWhenDue() {
    if (record.head() != seen || !clock.instant().isBefore(due)) {
      write();
    }
  }

  private void make(
      Note note, BiPredicate<Node, DatasetGraph> wanted, BiConsumer<Node, DatasetGraph> edit) {
    if (!record.read(data -> consents(wanted, data)).isEmpty()) {
      record.write(note, data -> consents(wanted, data).forEach(c -> edit.accept(c, data)));
    }
  }

  private Set<Node> consents(BiPredicate<Node, DatasetGraph> wanted, DatasetGraph data) {
    Set<Node> consents = new LinkedHashSet<>();
    data.find(register, Node.ANY, Dpv.HAS_CONSENT_STATUS, Node.ANY)
        .forEachRemaining(q -> consents.add(q.getSubject()));
    consents.removeIf(consent -> !wanted.test(consent, data));
    return consents;
  }

  private boolean isOver(Node consent, DatasetGraph data) {
    return data.contains(register, consent, Dpv.HAS_CONSENT_STATUS, Dpv.CONSENT_GIVEN)
        && inForce.end(consent, data).filter(end -> !clock.instant().isBefore(end)).isPresent();
  }

  private void expire(Node consent, DatasetGraph data) {
    data.deleteAny(register, consent, Dpv.HAS_CONSENT_STATUS, Dpv.CONSENT_GIVEN);
    data.add(register, consent, Dpv.HAS_CONSENT_STATUS, Dpv.CONSENT_EXPIRED);
  }

  /** Returns whether the consent is marked as pending although its time has come. */
  private boolean hasCome(Node consent, DatasetGraph data) {
    return data.contains(register, consent, Psr.PENDING_UNTIL, Node.ANY)
        && pending(consent, data).isEmpty();
  }

  /**
   * Returns whether the consent is pending and not marked with its time, as those stored by
   * versions without the mark.
   */
  private boolean isMisnoted(Node consent, DatasetGraph data) {
    return pending(consent, data)
        .filter(at -> !data.contains(register, consent, Psr.PENDING_UNTIL, at))
        .isPresent();
  }

  /**
   * Returns whether the consent is withdrawn without a time; then an import could take an old row
   * for a newer consent.
   */
  private boolean isUndated(Node consent, DatasetGraph data) {
    return data.contains(register, consent, Dpv.HAS_CONSENT_STATUS, Dpv.CONSENT_WITHDRAWN)
        && !data.contains(register, consent, Prov.INVALIDATED_AT_TIME, Node.ANY);
  }

  private void date(Node consent, DatasetGraph data) {
    data.add(register, consent, Prov.INVALIDATED_AT_TIME, Withdrawals.time(clock.instant()));
  }

  @Override
  public void complete(Change change, DatasetGraph data) {
    Set<Node> touched = new LinkedHashSet<>();
    change
        .quads()
        .filter(q -> q.getGraph().equals(register))
        .map(Quad::getSubject)
        .forEach(touched::add);
    touched.forEach(consent -> note(consent, data));
  }

  private void note(Node consent, DatasetGraph data) {
    Optional<Node> pending = pending(consent, data);
    for (Quad q : Iter.toList(data.find(register, consent, Psr.PENDING_UNTIL, Node.ANY))) {
      if (pending.filter(q.getObject()::equals).isEmpty()) {
        data.delete(q);
      }
    }
    pending.ifPresent(at -> data.add(register, consent, Psr.PENDING_UNTIL, at));
  }

  private Optional<Node> pending(Node consent, DatasetGraph data) {
    return inForce.isGiven(consent, data)
        ? inForce.beginning(consent, data).filter(clock.instant()::isBefore).map(Withdrawals::time)
        : Optional.empty();
  }

  /** When the next consent begins or ends, if nothing is written before. */
  private Optional<Instant> next(DatasetGraph data) {
    Instant now = clock.instant();
    return consents(inForce::isGiven, data).stream()
        .flatMap(
            c -> Stream.concat(inForce.beginning(c, data).stream(), inForce.end(c, data).stream()))
        .filter(now::isBefore)
        .min(Instant::compareTo);
  }
}
