package org.passeur.guard;

import java.util.List;
import java.util.Set;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.passeur.store.ConsentInForce;
import org.passeur.vocab.Addresses;
import org.passeur.vocab.Foaf;
import org.passeur.vocab.Psr;
import org.passeur.vocab.Rdf;

/** Who may be recommended or solicited: available, and when a person, in agreement. */
final class Candidates {
  private static final Set<Node> AWAY = Set.of(Psr.AVAILABILITY_PAUSED, Psr.AVAILABILITY_CLOSED);
  private static final Set<Node> AUDIENCES = Set.of(Psr.NETWORK_AUDIENCE, Psr.PUBLIC_AUDIENCE);

  private final Addresses addresses;
  private final ConsentInForce inForce;

  Candidates(Addresses addresses, ConsentInForce inForce) {
    this.addresses = addresses;
    this.inForce = inForce;
  }

  boolean isAway(Node agent, DatasetGraph data) {
    return values(data, Node.ANY, agent, Psr.AVAILABILITY).stream().anyMatch(AWAY::contains);
  }

  /**
   * True for anyone but a person who has not agreed, in a consent in force, that the network may
   * ask them: being visible is not agreeing to be asked.
   */
  boolean agrees(Node agent, DatasetGraph data) {
    return !isPerson(agent, data) || inForce.agreed(agent, Psr.NETWORK_CONTACT, AUDIENCES, data);
  }

  /** Also someone whose address is from elsewhere, such as an ORCID. */
  private boolean isPerson(Node agent, DatasetGraph data) {
    return addresses.isPerson(agent) || data.contains(Node.ANY, agent, Rdf.TYPE, Foaf.PERSON);
  }

  private static List<Node> values(DatasetGraph data, Node graph, Node thing, Node property) {
    return Iter.toList(Iter.map(data.find(graph, thing, property, Node.ANY), Quad::getObject));
  }
}
