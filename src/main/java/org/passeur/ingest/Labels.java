package org.passeur.ingest;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Quad;
import org.passeur.vocab.Skos;

/**
 * Merges rows. When rows spell the label of a theme in several ways ("Robotics", "robotics"), the
 * most frequent spelling becomes the preferred label and the others alternative labels: SKOS allows
 * one preferred label per language (section 5.4, S14).
 */
final class Labels {
  private Labels() {}

  /** Returns the statements of all rows, without duplicates. */
  static Set<Quad> together(List<List<Quad>> rows, Predicate<Node> isScheme) {
    Set<Quad> all = new LinkedHashSet<>();
    Map<Place, Map<Quad, Integer>> labels = new LinkedHashMap<>();
    for (List<Quad> row : rows) {
      for (Quad q : row) {
        if (isPreferred(q, isScheme)) {
          labels.computeIfAbsent(Place.of(q), p -> new HashMap<>()).merge(q, 1, Integer::sum);
        } else {
          all.add(q);
        }
      }
    }
    labels.values().forEach(written -> settle(written, all));
    return all;
  }

  private static boolean isPreferred(Quad q, Predicate<Node> isScheme) {
    return q.getPredicate().equals(Skos.PREF_LABEL)
        && q.getObject().isLiteral()
        && isScheme.test(q.getGraph());
  }

  /** Returns whether statements of one subject give it two preferred labels in one language. */
  static boolean differ(List<Quad> statements, Predicate<Node> isScheme) {
    Set<Place> seen = new HashSet<>();
    return statements.stream()
        .filter(q -> isPreferred(q, isScheme))
        .anyMatch(q -> !seen.add(Place.of(q)));
  }

  private static void settle(Map<Quad, Integer> written, Set<Quad> all) {
    List<Quad> best =
        written.entrySet().stream()
            .sorted(
                Comparator.comparing((Map.Entry<Quad, Integer> e) -> -e.getValue())
                    .thenComparing(e -> e.getKey().getObject().getLiteralLexicalForm()))
            .map(Map.Entry::getKey)
            .toList();
    all.add(best.get(0));
    for (Quad other : best.subList(1, best.size())) {
      all.add(Quad.create(other.getGraph(), other.getSubject(), Skos.ALT_LABEL, other.getObject()));
    }
  }

  private record Place(Node graph, Node theme, String language) {
    static Place of(Quad q) {
      return new Place(q.getGraph(), q.getSubject(), q.getObject().getLiteralLanguage());
    }
  }
}
