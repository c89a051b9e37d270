package org.passeur.rights;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.passeur.kernel.Moments;
import org.passeur.kernel.Sha256;
import org.passeur.log.Change;
import org.passeur.rights.ConsentRecord.Grant;
import org.passeur.store.Completion;
import org.passeur.vocab.Addresses;
import org.passeur.vocab.Dcterms;
import org.passeur.vocab.Dpv;
import org.passeur.vocab.Prov;
import org.passeur.vocab.Psr;
import org.passeur.vocab.Rdf;
import org.passeur.vocab.Schema;

/**
 * Keeps the trace of withdrawn consents, however they are withdrawn: by a status, an end, a removed
 * category or audience, or a deleted record. Withdrawing always succeeds. What an edit takes back
 * stays in the register as withdrawn, with the time ({@code prov:invalidatedAtTime}), so that no
 * older row of a source gives it again. A withdrawn record can be given again only with a later
 * time of consent.
 */
public final class Withdrawals implements Completion {
  /** Properties that a withdrawn record keeps. */
  private static final Set<Node> KEPT =
      Set.of(Rdf.TYPE, Dpv.HAS_DATA_SUBJECT, Psr.CONSENT_AUDIENCE, Psr.CONSENT_COVERS);

  /** Properties that a withdrawn record keeps unless the edit replaces their value. */
  private static final Set<Node> KEPT_UNLESS_CHANGED =
      Set.of(Dpv.IS_INDICATED_AT_TIME, Prov.INVALIDATED_AT_TIME, Dcterms.SOURCE);

  private final Addresses addresses;
  private final Node register;
  private final Clock clock;

  /**
   * @param clock the time, in the installation's time zone
   */
  public Withdrawals(Addresses addresses, Clock clock) {
    this.addresses = addresses;
    this.register = addresses.consentGraph();
    this.clock = clock;
  }

  /** A time as written in the register: in whole seconds, rounded up. */
  static Node time(Instant moment) {
    Instant second = moment.truncatedTo(ChronoUnit.SECONDS);
    Instant whole = second.equals(moment) ? second : second.plusSeconds(1);
    return NodeFactory.createLiteralDT(whole.toString(), XSDDatatype.XSDdateTime);
  }

  @Override
  public void complete(Change change, DatasetGraph data) {
    Map<Node, Set<Quad>> in = ofTheRegister(change.added());
    Map<Node, Set<Quad>> out = ofTheRegister(change.removed());
    Set<Node> touched = new LinkedHashSet<>(out.keySet());
    touched.addAll(in.keySet());
    for (Node consent : touched) {
      ConsentRecord after = now(consent, data);
      Set<Quad> then = new LinkedHashSet<>(after.statements());
      then.removeAll(in.getOrDefault(consent, Set.of()));
      then.addAll(out.getOrDefault(consent, Set.of()));
      settle(consent, ConsentRecord.of(then), after, data);
    }
  }

  private Map<Node, Set<Quad>> ofTheRegister(List<Quad> quads) {
    Map<Node, Set<Quad>> bySubject = new LinkedHashMap<>();
    for (Quad q : quads) {
      if (q.getGraph().equals(register)) {
        bySubject.computeIfAbsent(q.getSubject(), s -> new LinkedHashSet<>()).add(q);
      }
    }
    return bySubject;
  }

  private ConsentRecord now(Node consent, DatasetGraph data) {
    return ConsentRecord.of(Iter.toList(data.find(register, consent, Node.ANY, Node.ANY)));
  }

  private void settle(Node consent, ConsentRecord before, ConsentRecord after, DatasetGraph data) {
    if (before.isGiven()) {
      settleGiven(consent, before, after, data);
    } else if (before.isWithdrawn() || !before.values(Prov.INVALIDATED_AT_TIME).isEmpty()) {
      if (!isGivenAnew(before, after)) {
        withdraw(consent, before, data);
      }
    } else if (!before.covered().isEmpty() && after.statements().isEmpty()) {
      withdraw(consent, before, data); // it had ended, and must stay so
    } else if (after.isWithdrawn()) {
      dateOfAnEarlierOne(consent, after, data);
    }
  }

  private void settleGiven(
      Node consent, ConsentRecord before, ConsentRecord after, DatasetGraph data) {
    Set<Grant> lost = new LinkedHashSet<>(before.grants());
    lost.removeAll(after.grants());
    boolean cameToItsEnd = after.has(Dpv.CONSENT_EXPIRED) && isPast(before);
    if (!lost.isEmpty() && after.grants().isEmpty()) {
      if (!cameToItsEnd) {
        withdraw(consent, before, data);
      }
      return;
    }
    leaveTraces(consent, lost, before, data);
    if (endsEarlier(before, after)) {
      withdrawnNow(consent, data);
    }
  }

  private boolean isPast(ConsentRecord record) {
    return end(record).filter(end -> !clock.instant().isBefore(end)).isPresent();
  }

  private Optional<Instant> end(ConsentRecord record) {
    return record.values(Schema.END_DATE).stream()
        .flatMap(date -> Moments.end(date, clock.getZone()).stream())
        .min(Instant::compareTo);
  }

  private boolean endsEarlier(ConsentRecord before, ConsentRecord after) {
    Instant then = end(before).orElse(Instant.MAX);
    return end(after).orElse(Instant.MAX).isBefore(then);
  }

  /** Returns whether a withdrawn record states a later time of consent. */
  private boolean isGivenAnew(ConsentRecord before, ConsentRecord after) {
    Optional<Instant> withdrawn = latest(before, Prov.INVALIDATED_AT_TIME);
    Optional<Instant> given = latest(after, Dpv.IS_INDICATED_AT_TIME);
    return after.isGiven()
        && withdrawn.isPresent()
        && given.filter(at -> at.isAfter(withdrawn.get())).isPresent();
  }

  private Optional<Instant> latest(ConsentRecord record, Node property) {
    return record.values(property).stream()
        .flatMap(date -> Moments.beginning(date, clock.getZone()).stream())
        .max(Instant::compareTo);
  }

  /** Keeps or restores the record as withdrawn: since now, or since the earlier withdrawal. */
  private void withdraw(Node consent, ConsentRecord before, DatasetGraph data) {
    before.statements().stream()
        .filter(q -> KEPT.contains(q.getPredicate()) || isToComeBack(q, consent, data))
        .forEach(data::add);
    data.deleteAny(register, consent, Dpv.HAS_CONSENT_STATUS, Dpv.CONSENT_GIVEN);
    data.add(register, consent, Dpv.HAS_CONSENT_STATUS, Dpv.CONSENT_WITHDRAWN);
    if (before.isGiven() || !data.contains(register, consent, Prov.INVALIDATED_AT_TIME, Node.ANY)) {
      withdrawnNow(consent, data);
    }
  }

  private void withdrawnNow(Node consent, DatasetGraph data) {
    data.deleteAny(register, consent, Prov.INVALIDATED_AT_TIME, Node.ANY);
    data.add(register, consent, Prov.INVALIDATED_AT_TIME, time(clock.instant()));
  }

  private boolean isToComeBack(Quad said, Node consent, DatasetGraph data) {
    return KEPT_UNLESS_CHANGED.contains(said.getPredicate())
        && !data.contains(register, consent, said.getPredicate(), Node.ANY);
  }

  /** Records the withdrawal of part of a consent, with one record for each person and audience. */
  private void leaveTraces(Node consent, Set<Grant> lost, ConsentRecord before, DatasetGraph data) {
    Node now = time(clock.instant());
    for (Grant grant : lost) {
      String part = consent + "\n" + grant.person() + "\n" + grant.audience() + "\n" + now;
      byte[] hash = Sha256.begin().digest(part.getBytes(StandardCharsets.UTF_8));
      Node trace = addresses.thing("consent", Addresses.key(ByteBuffer.wrap(hash).getLong() >>> 4));
      data.add(register, trace, Rdf.TYPE, Psr.PUBLICATION_CONSENT);
      data.add(register, trace, Dpv.HAS_DATA_SUBJECT, grant.person());
      data.add(register, trace, Dpv.HAS_CONSENT_STATUS, Dpv.CONSENT_WITHDRAWN);
      data.add(register, trace, Psr.CONSENT_AUDIENCE, grant.audience());
      data.add(register, trace, Psr.CONSENT_COVERS, grant.category());
      data.add(register, trace, Prov.INVALIDATED_AT_TIME, now);
      before
          .values(Dpv.IS_INDICATED_AT_TIME)
          .forEach(at -> data.add(register, trace, Dpv.IS_INDICATED_AT_TIME, at));
      before
          .values(Dcterms.SOURCE)
          .forEach(source -> data.add(register, trace, Dcterms.SOURCE, source));
    }
  }

  /** A record that comes in as withdrawn records a withdrawal at the time it names. */
  private void dateOfAnEarlierOne(Node consent, ConsentRecord after, DatasetGraph data) {
    if (after.values(Prov.INVALIDATED_AT_TIME).isEmpty()) {
      Instant now = clock.instant();
      Instant when =
          latest(after, Dpv.IS_INDICATED_AT_TIME).filter(at -> at.isBefore(now)).orElse(now);
      data.add(register, consent, Prov.INVALIDATED_AT_TIME, time(when));
    }
  }
}
