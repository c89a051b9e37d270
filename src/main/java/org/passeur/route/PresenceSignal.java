package org.passeur.route;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.passeur.route.need.Dial;
import org.passeur.route.need.Weights;
import org.passeur.search.Entity;

/**
 * Proposes people active in the asker's community, and favours, among those who have another reason
 * already, people with many recent works. The value of both differs so much between networks that
 * they count little until a replay of the network's history gives them more.
 */
final class PresenceSignal implements Signal {
  @Override
  public void look(Inquiry inquiry, Ballot ballot) {
    Weights w = inquiry.weights();
    if (w.of(Dial.ACTIVITY) > 0) {
      Map<Node, List<Entity>> active = byAgent(inquiry.surroundings().works(Optional.empty()));
      active.keySet().retainAll(ballot.all().keySet());
      add("active", Optional.empty(), active, w.of(Dial.ACTIVITY), inquiry, ballot);
    }
    Optional<Node> community = inquiry.need().community();
    if (w.of(Dial.CONTEXT) > 0 && community.isPresent()) {
      Map<Node, List<Entity>> there = byAgent(inquiry.surroundings().works(community));
      add("context", community, there, w.of(Dial.CONTEXT), inquiry, ballot);
    }
  }

  private static Map<Node, List<Entity>> byAgent(List<Entity> works) {
    Map<Node, List<Entity>> byAgent = new LinkedHashMap<>();
    for (Entity work : works) {
      for (Node agent : work.agents()) {
        byAgent.computeIfAbsent(agent, a -> new ArrayList<>()).add(work);
      }
    }
    return byAgent;
  }

  /** Gives the most active the whole weight, the others their proportion of it. */
  private static void add(
      String kind,
      Optional<Node> where,
      Map<Node, List<Entity>> works,
      double weight,
      Inquiry inquiry,
      Ballot ballot) {
    Map<Node, Double> presence = new LinkedHashMap<>();
    works.forEach((agent, all) -> presence.put(agent, presence(all, inquiry)));
    double most = presence.values().stream().mapToDouble(Double::doubleValue).max().orElse(0);
    Object name = where.<Object>map(c -> c).orElse("");
    presence.forEach(
        (agent, amount) -> {
          List<Entity> all = works.getOrDefault(agent, List.of());
          ballot.add(
              agent,
              new Reason(
                  kind,
                  kind,
                  List.of(name, all.size()),
                  where.or(() -> Optional.of(all.get(0).iri())),
                  all.get(0).date(),
                  weight * amount / most));
        });
  }

  /** Sum over works in which later ones in the list count less and less. */
  private static double presence(List<Entity> latestFirst, Inquiry inquiry) {
    double sum = 0;
    for (Entity work : latestFirst) {
      sum += inquiry.recency(work.date());
    }
    return Math.log1p(sum);
  }
}
