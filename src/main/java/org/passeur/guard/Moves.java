package org.passeur.guard;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.graph.GraphFactory;
import org.passeur.kernel.Bundled;
import org.passeur.log.Change;
import org.passeur.vocab.Psr;

/**
 * Changes of state, allowed only along {@code psr:next} in the lists of states that ship with the
 * program. The lists in the store are not read: whoever may write there could allow any change.
 */
final class Moves {
  private static final Set<Node> STATES = Set.of(Psr.REQUEST_STATE, Psr.SOLICITATION_STATE);

  private final Graph lists = GraphFactory.createDefaultGraph();

  Moves() {
    for (String list : List.of("request", "solicitation")) {
      Bundled.turtle("ontology/schemes/" + list + ".ttl").find().forEachRemaining(lists::add);
    }
  }

  /**
   * The statements with a new state that the list does not allow after the old one; a first state
   * is always allowed.
   */
  List<Quad> forbidden(Change change) {
    Map<Node, Node> before = new HashMap<>();
    change.removed().stream()
        .filter(q -> STATES.contains(q.getPredicate()))
        .forEach(q -> before.put(q.getSubject(), q.getObject()));
    return change.added().stream()
        .filter(q -> STATES.contains(q.getPredicate()))
        .filter(
            q -> {
              Node from = before.get(q.getSubject());
              return from != null && !isAllowed(from, q.getObject());
            })
        .toList();
  }

  /** Moving a state to another graph changes nothing. */
  private boolean isAllowed(Node from, Node to) {
    return from.equals(to) || lists.contains(from, Psr.NEXT, to);
  }
}
