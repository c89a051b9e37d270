package org.passeur.route;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Quad;
import org.passeur.route.Ranking.Scored;
import org.passeur.route.need.Dial;
import org.passeur.search.Entity;
import org.passeur.vocab.Org;

/**
 * Re-ranks suggestions so that organisations and territories vary, when asked for: each next
 * suggestion is the best one after lowering the scores of those that share an organisation or
 * territory with suggestions already chosen (greedy re-ranking: Carbonell and Goldstein, 1998).
 */
final class Diversity {
  /** The candidates considered, as a multiple of the suggestions shown. */
  private static final int BREADTH = 4;

  private final Inquiry inquiry;

  Diversity(Inquiry inquiry) {
    this.inquiry = inquiry;
  }

  /**
   * Chooses varied suggestions.
   *
   * @param best candidates of the requested kinds, best first
   * @return at most {@code limit} of them, best first, with lowered scores
   */
  List<Scored> choose(List<Scored> best, int limit) {
    List<Scored> left = new ArrayList<>(best.subList(0, Math.min(best.size(), BREADTH * limit)));
    Map<Scored, Set<Node>> groups = new HashMap<>();
    left.forEach(s -> groups.put(s, groups(s.entity())));
    Map<Node, Integer> taken = new HashMap<>();
    List<Scored> chosen = new ArrayList<>();
    double variety = inquiry.weights().of(Dial.VARIETY);
    while (chosen.size() < limit && !left.isEmpty()) {
      Scored next = left.get(0);
      Scored spared = next;
      for (Scored other : left) {
        int alike =
            groups.getOrDefault(other, Set.of()).stream()
                .mapToInt(g -> taken.getOrDefault(g, 0))
                .sum();
        Scored less = alike == 0 ? other : other.less(1 / (1 + alike * variety));
        if (other.equals(next) || Scored.BEST_FIRST.compare(less, spared) < 0) {
          next = other;
          spared = less;
        }
      }
      left.remove(next);
      groups.getOrDefault(next, Set.of()).forEach(g -> taken.merge(g, 1, Integer::sum));
      chosen.add(spared);
    }
    return chosen;
  }

  /** The organisations and territories of a thing. */
  private Set<Node> groups(Entity entity) {
    Set<Node> groups = new LinkedHashSet<>(entity.territories());
    inquiry
        .data()
        .find(Quad.unionGraph, entity.iri(), Org.MEMBER_OF, Node.ANY)
        .forEachRemaining(q -> groups.add(q.getObject()));
    inquiry.relations().aroundCommunity(entity.iri()).stream()
        .filter(around -> around.link().equals("carriedBy"))
        .forEach(around -> groups.add(around.thing()));
    return groups;
  }
}
