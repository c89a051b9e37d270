package org.passeur.route.evaluate;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.passeur.search.EntityKind;
import org.passeur.search.Hit;
import org.passeur.search.Search;
import org.passeur.search.SearchIndex;

/**
 * The baseline for comparison: documents that match vote for their authors with one over their rank
 * (reciprocal rank voting: Macdonald and Ounis, 2006).
 */
final class Votes {
  private static final int DEPTH = 400;

  private Votes() {}

  /**
   * The votes for each author.
   *
   * @param day later documents are ignored
   * @param setAside documents to ignore
   */
  static Map<Node, Double> of(String text, SearchIndex index, LocalDate day, Set<Node> setAside) {
    var search =
        new Search(
            text, Map.of(), Set.of(EntityKind.RESOURCE), Optional.of(day), DEPTH + setAside.size());
    Map<Node, Double> votes = new HashMap<>();
    int rank = 1;
    for (Hit hit : index.search(search)) {
      if (!setAside.contains(hit.entity().iri())) {
        double vote = 1.0 / rank++;
        hit.entity().agents().forEach(author -> votes.merge(author, vote, Double::sum));
      }
    }
    return votes;
  }
}
