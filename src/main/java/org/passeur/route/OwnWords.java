package org.passeur.route;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.passeur.route.danger.Alert;
import org.passeur.route.need.Circumstances;
import org.passeur.route.need.Fit;
import org.passeur.route.need.Hearing;
import org.passeur.route.need.Need;
import org.passeur.route.need.Thesaurus;
import org.passeur.search.SearchIndex;
import org.passeur.search.WordAnalysis;

/**
 * The telling words of a need, without those that only frame it. Each weighs more the fewer things
 * contain it, and most when none does. A suggestion answers the need when its reasons contain words
 * of enough weight.
 */
final class OwnWords {
  private static final int MOST = 200;

  /** Share of the total weight that must be covered. */
  private static final double PART = 0.5;

  /** In units of the weight of a word found nowhere: this much is enough, however long the need. */
  private static final double ENOUGH = 2.5;

  /** Up to this many words, a word found nowhere is taken for the subject of the need. */
  private static final int SHORT = 5;

  /** Factor for words that name a theme of the network. */
  private static final double THEME = 1.5;

  private final String text;
  private final SearchIndex index;
  private final Map<String, Double> weights = new LinkedHashMap<>();
  private final List<String> unknown = new ArrayList<>();
  private final Set<Node> added;

  /** The words of the need in each thing looked at: many suggestions show the same works. */
  private final Map<Node, List<String>> said = new HashMap<>();

  private final double enough;

  private OwnWords(Need need, SearchIndex index) {
    this.text = Hearing.used(need.text());
    this.index = index;
    this.added = need.themes();
    this.enough = ENOUGH * Math.log(1 + index.size());
  }

  static OwnWords of(Need need, Alert alert, Thesaurus thesaurus, SearchIndex index) {
    var own = new OwnWords(need, index);
    Set<String> dangerous = new HashSet<>();
    alert.dangers().values().forEach(dangerous::addAll);
    Map<String, Integer> all = new LinkedHashMap<>(index.frequencies(own.text));
    Set<String> aside = Circumstances.of(need, thesaurus).words();
    all.keySet().removeIf(w -> aside.contains(plain(w)));
    Map<String, Integer> carrying = new LinkedHashMap<>(all);
    carrying.keySet().removeIf(w -> WordAnalysis.isFraming(w) && !dangerous.contains(plain(w)));
    (carrying.isEmpty() ? all : carrying).forEach((word, n) -> own.add(word, n, thesaurus));
    return own;
  }

  private void add(String word, int frequency, Thesaurus thesaurus) {
    double weight = Math.log(1 + index.size()) - Math.log(1 + frequency);
    weights.put(word, thesaurus.namedIn(word).isEmpty() ? weight : THEME * weight);
    if (frequency == 0) {
      unknown.add(word);
    }
  }

  private static String plain(String word) {
    return String.join("", WordAnalysis.exact(word));
  }

  /** The words that no thing in the network contains. */
  List<String> unknown() {
    return unknown;
  }

  /**
   * How well something answers the need.
   *
   * @param thing the suggestion
   * @param reasons its reasons
   */
  Fit of(Node thing, List<Reason> reasons) {
    if (reasons.stream().anyMatch(r -> shows(r).stream().anyMatch(added::contains))) {
      return Fit.GOOD;
    }
    if (reasons.stream().anyMatch(r -> isAll(r.kind()))) {
      return Fit.GOOD;
    }
    Set<String> itself = new HashSet<>(words(thing));
    double said = weight(itself);
    for (Reason reason : reasons) {
      if (!reason.kind().equals("bridge") && !reason.kind().equals("member")) {
        // words of several works say little: one is about roofs, another one about flat shares
        Set<String> spoken = new HashSet<>(itself);
        shows(reason).forEach(shown -> spoken.addAll(words(shown)));
        said = Math.max(said, weight(spoken));
      }
    }
    double sum = weights.values().stream().mapToDouble(Double::doubleValue).sum();
    if (said == 0) {
      return Fit.NONE;
    }
    boolean lacksOne = !unknown.isEmpty() && weights.size() <= SHORT;
    return !lacksOne && said >= Math.min(PART * sum, enough) ? Fit.GOOD : Fit.POSSIBLE;
  }

  private double weight(Set<String> spoken) {
    return spoken.stream().mapToDouble(w -> weights.getOrDefault(w, 0.0)).sum();
  }

  /** Returns whether a kind of reason is all that the need asks for. */
  private boolean isAll(String kind) {
    return kind.equals("named") || (kind.equals("language") && weights.isEmpty());
  }

  /** The words of the need that a thing contains, rarest first. */
  List<String> words(Node thing) {
    return said.computeIfAbsent(thing, t -> index.wordsIn(t, text, MOST));
  }

  private static Set<Node> shows(Reason reason) {
    Set<Node> shown = new HashSet<>();
    reason.iri().ifPresent(shown::add);
    reason.values().forEach(v -> addThing(v, shown));
    return shown;
  }

  private static void addThing(Object value, Set<Node> shown) {
    if (value instanceof Node node) {
      shown.add(node);
    }
  }
}
