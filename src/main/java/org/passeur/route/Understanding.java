package org.passeur.route;

import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.passeur.route.need.Dial;
import org.passeur.route.need.Hearing;
import org.passeur.route.need.Need;
import org.passeur.route.need.Thesaurus;
import org.passeur.route.need.Weights;

/**
 * What a need is understood to be about.
 *
 * @param named themes named in the words or added by the asker, with their weight
 * @param widened related themes, with their weight
 * @param alsoWords other labels of the named themes, with their weight; they match texts in the
 *     other language
 */
record Understanding(
    Map<Node, Double> named, Map<Node, Double> widened, Map<String, Double> alsoWords) {
  private static final int MOST_WIDENED = 24;
  private static final int MOST_NAMES = 8;

  static Understanding of(Need need, Thesaurus thesaurus, Weights weights) {
    Map<Node, Double> named = new LinkedHashMap<>();
    thesaurus.namedIn(Hearing.used(need.text())).forEach(theme -> named.put(theme, 1.0));
    need.themes().stream().filter(Node::isURI).forEach(theme -> named.put(theme, 1.0));
    Set<Node> unwanted = new HashSet<>(need.withoutThemes());
    unwanted.addAll(refused(need, thesaurus));
    named.keySet().removeAll(unwanted);
    Map<Node, Double> around = thesaurus.around(named, weights);
    around.keySet().removeAll(unwanted);
    Map<String, Double> names = new LinkedHashMap<>();
    for (Node theme : named.keySet()) {
      thesaurus.names(theme).stream()
          .sorted()
          .limit(MOST_NAMES)
          .forEach(n -> names.put(n, weights.of(Dial.LABELS)));
    }
    return new Understanding(named, heaviest(around), names);
  }

  /** The themes that the words of a need refuse, unless the asker added them. */
  static Set<Node> refused(Need need, Thesaurus thesaurus) {
    Set<Node> refused = new HashSet<>();
    Hearing.refused(need.text()).forEach(words -> refused.addAll(thesaurus.namedIn(words)));
    refused.removeAll(need.themes());
    return refused;
  }

  private static Map<Node, Double> heaviest(Map<Node, Double> themes) {
    Map<Node, Double> heaviest = new LinkedHashMap<>();
    themes.entrySet().stream()
        .sorted(
            Map.Entry.<Node, Double>comparingByValue(Comparator.reverseOrder())
                .thenComparing(e -> e.getKey().toString()))
        .limit(MOST_WIDENED)
        .forEach(e -> heaviest.put(e.getKey(), e.getValue()));
    return heaviest;
  }

  /** Named and widened themes with their weight. */
  Map<Node, Double> themes() {
    Map<Node, Double> all = new LinkedHashMap<>(named);
    widened.forEach(all::putIfAbsent);
    return all;
  }

  /** The total weight of the named themes. */
  double full() {
    return Math.max(1, named.values().stream().mapToDouble(Double::doubleValue).sum());
  }

  /** The themes of a thing that count for the need, heaviest first. */
  List<Node> shared(Set<Node> themesOfThing) {
    return Stream.concat(named.keySet().stream(), widened.keySet().stream())
        .filter(themesOfThing::contains)
        .collect(Collectors.toList());
  }
}
