package org.passeur.guard;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.passeur.vocab.Addresses;
import org.passeur.vocab.Dpv;
import org.passeur.vocab.Psr;
import org.passeur.vocab.Schema;

/** Who may be recommended or solicited: available, and in agreement when a person. */
final class Candidates {
  private static final Set<Node> AWAY = Set.of(Psr.AVAILABILITY_PAUSED, Psr.AVAILABILITY_CLOSED);
  private static final Set<Node> AUDIENCES = Set.of(Psr.NETWORK_AUDIENCE, Psr.PUBLIC_AUDIENCE);

  private final Addresses addresses;
  private final Clock clock;

  Candidates(Addresses addresses, Clock clock) {
    this.addresses = addresses;
    this.clock = clock;
  }

  boolean isAway(Node agent, DatasetGraph data) {
    return values(data, Node.ANY, agent, Psr.AVAILABILITY).stream().anyMatch(AWAY::contains);
  }

  /**
   * True for anyone but a person without a consent in force that shows expertise to the network.
   */
  boolean agrees(Node agent, DatasetGraph data) {
    if (!addresses.isPerson(agent)) {
      return true;
    }
    Node register = addresses.consentGraph();
    List<Quad> records = Iter.toList(data.find(register, Node.ANY, Dpv.HAS_DATA_SUBJECT, agent));
    return records.stream().anyMatch(r -> covers(r.getSubject(), register, data));
  }

  private boolean covers(Node consent, Node register, DatasetGraph data) {
    String today = LocalDate.now(clock.withZone(ZoneOffset.UTC)).toString();
    return data.contains(register, consent, Dpv.HAS_CONSENT_STATUS, Dpv.CONSENT_GIVEN)
        && data.contains(register, consent, Psr.CONSENT_COVERS, Psr.EXPERTISE_DATA)
        && values(data, register, consent, Psr.CONSENT_AUDIENCE).stream()
            .anyMatch(AUDIENCES::contains)
        && values(data, register, consent, Schema.END_DATE).stream()
            .noneMatch(end -> IsoDates.isLater(today, IsoDates.day(end)));
  }

  private static List<Node> values(DatasetGraph data, Node graph, Node thing, Node property) {
    return Iter.toList(Iter.map(data.find(graph, thing, property, Node.ANY), Quad::getObject));
  }
}
