package org.passeur.guard;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.graph.GraphFactory;
import org.passeur.store.Change;
import org.passeur.vocab.Bundled;
import org.passeur.vocab.Psr;

/**
 * Changes of state: only along {@code psr:next} of the list of states, as it ships. The lists in
 * the store are not asked: whoever may write there could allow anything.
 */
final class Moves {
  private static final Set<Node> STATES = Set.of(Psr.REQUEST_STATE, Psr.SOLICITATION_STATE);

  private final Graph lists = GraphFactory.createDefaultGraph();

  Moves() {
    for (String list : List.of("request", "solicitation")) {
      Bundled.turtle("ontology/schemes/" + list + ".ttl").find().forEachRemaining(lists::add);
    }
  }

  /** The new state of each thing that moved where it may not; the first state may be any. */
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

  /** Moving the same state to another graph is no move. */
  private boolean isAllowed(Node from, Node to) {
    return from.equals(to) || lists.contains(from, Psr.NEXT, to);
  }
}
