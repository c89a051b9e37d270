package org.passeur.guard;

import java.util.List;
import java.util.Set;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.passeur.rights.ConsentInForce;
import org.passeur.vocab.Addresses;
import org.passeur.vocab.Foaf;
import org.passeur.vocab.Psr;
import org.passeur.vocab.Rdf;

/**
 * Decides who may be recommended or solicited: agents that are available and, if they are persons,
 * have consented.
 */
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
   * Returns false for a person without a consent in force to be contacted by the network; true for
   * any other agent. Being visible is not consenting to be asked.
   */
  boolean agrees(Node agent, DatasetGraph data) {
    return !isPerson(agent, data) || inForce.agreed(agent, Psr.NETWORK_CONTACT, AUDIENCES, data);
  }

  /**
   * Returns whether the agent is a person, also one identified elsewhere, for instance by an ORCID
   * iD.
   */
  private boolean isPerson(Node agent, DatasetGraph data) {
    return addresses.isPerson(agent) || data.contains(Node.ANY, agent, Rdf.TYPE, Foaf.PERSON);
  }

  private static List<Node> values(DatasetGraph data, Node graph, Node thing, Node property) {
    return Iter.toList(Iter.map(data.find(graph, thing, property, Node.ANY), Quad::getObject));
  }
}
