package org.passeur.route;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.apache.jena.graph.Node;
import org.passeur.kernel.Once;
import org.passeur.route.need.Dial;
import org.passeur.route.need.Hearing;
import org.passeur.route.need.Need;
import org.passeur.search.Search;
import org.passeur.search.SearchIndex;

/**
 * Proposes those whose works, taken together, match the need, and those who worked with people
 * whose works match.
 */
final class MakerSignal implements Signal {
  private static final double SHARPNESS = 2;

  /** Power of the recency of the latest matching work: all the works count, so it counts little. */
  private static final double RECENCY = 0.25;

  /** How recent the works are of someone who has none among the best. */
  private static final double OLD = 0.25;

  @Override
  public void look(Inquiry inquiry, Ballot ballot) {
    double words = inquiry.weights().of(Dial.WHOLE_WORKS);
    double walk = inquiry.weights().of(Dial.WALK);
    if (words <= 0 && walk <= 0) {
      return;
    }
    Map<Node, Double> matching = inquiry.makers().words().get();
    if (words > 0) {
      add(recent(matching, inquiry), SHARPNESS, words, matching.keySet(), ballot);
    }
    if (walk > 0) {
      add(inquiry.makers().walk().get(), 1, walk, matching.keySet(), ballot);
    }
  }

  /** The same, for each maker a little less the older the latest matching work is. */
  private static Map<Node, Double> recent(Map<Node, Double> makers, Inquiry inquiry) {
    Map<Node, Double> latest = new HashMap<>();
    for (Match match : inquiry.works()) {
      double recency = inquiry.recency(match.entity().date());
      match.entity().agents().forEach(a -> latest.merge(a, recency, Math::max));
    }
    Map<Node, Double> recent = new HashMap<>();
    makers.forEach(
        (maker, score) ->
            recent.put(maker, score * Math.pow(latest.getOrDefault(maker, OLD), RECENCY)));
    return recent;
  }

  /**
   * @param sharpness power of a score relative to the best: high means that only the best count
   * @param own who has works with words of the need; only for others is the reason that they worked
   *     with those who have
   */
  private static void add(
      Map<Node, Double> makers, double sharpness, double weight, Set<Node> own, Ballot ballot) {
    double best = makers.values().stream().mapToDouble(Double::doubleValue).max().orElse(1);
    makers.forEach(
        (maker, score) -> {
          String kind = own.contains(maker) ? "works" : "walk";
          double part = weight * Math.pow(score / best, sharpness);
          ballot.add(maker, new Reason(kind, kind, List.of(), Optional.of(maker), "", part));
        });
  }

  /**
   * Those who made works, by all that each of them made: looked up once, when first needed.
   *
   * @param words how well the words of all their works match, from 0 to 1
   * @param walk where a walk over people and works is found that begins at the matching works
   */
  record WholeWorks(Once<Map<Node, Double>> words, Once<Map<Node, Double>> walk) {
    static WholeWorks of(
        Need need,
        Understanding understanding,
        Matches matches,
        SearchIndex index,
        Set<Node> setAside,
        ToDoubleFunction<String> recency) {
      var search =
          new Search(
              Hearing.used(need.text()),
              understanding.alsoWords(),
              Set.of(),
              Optional.of(need.date()),
              1);
      Map<Node, Double> from = new LinkedHashMap<>();
      matches.works().stream()
          .filter(m -> m.words() > 0)
          .forEach(
              m ->
                  from.put(
                      m.entity().iri(),
                      m.words() * m.words() * recency.applyAsDouble(m.entity().date())));
      return new WholeWorks(
          new Once<>(() -> index.makers(search, setAside)),
          new Once<>(() -> index.walk(from, Optional.of(need.date()), setAside)));
    }
  }
}
