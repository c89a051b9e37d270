package org.passeur.route.need;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.apache.jena.graph.Node;
import org.passeur.search.WordAnalysis;

/**
 * Finds labels of concepts in a text: the longest label wins, and an exact match wins over one that
 * differs in number. Only plurals are normalized: a real stemmer confuses "plus" with "pluie" and
 * "concertée" with "concert".
 */
final class LabelTrie {
  private final Branch exact = new Branch();
  private final Branch singular = new Branch();
  private final Branch doing = new Branch();

  private static final class Branch {
    final Map<String, Branch> next = new HashMap<>();
    final Set<Node> concepts = new LinkedHashSet<>();
  }

  private record Found(int words, Set<Node> concepts) {}

  /** Adds a label, unless it consists of stop words only or has fewer than three letters. */
  void add(String label, Node concept) {
    List<String> words = WordAnalysis.exact(label);
    boolean telling = !WordAnalysis.telling(label).isEmpty();
    if (telling && String.join("", words).length() > 2) {
      add(exact, words, w -> w, concept);
      add(singular, words, WordAnalysis::singular, concept);
      add(doing, words, LabelTrie::doing, concept);
    }
  }

  private static void add(
      Branch root, List<String> words, UnaryOperator<String> form, Node concept) {
    Branch at = root;
    for (String word : words) {
      at = at.next.computeIfAbsent(form.apply(word), w -> new Branch());
    }
    at.concepts.add(concept);
  }

  /** The concepts named in a text, in order. */
  Set<Node> find(String text) {
    Set<Node> concepts = new LinkedHashSet<>();
    List<String> words = new ArrayList<>(WordAnalysis.exact(text));
    int i = 0;
    while (i < words.size()) {
      Found asWritten = longest(exact, words, i, w -> w);
      Found inNumber = longest(singular, words, i, WordAnalysis::singular);
      Found best = inNumber.words() > asWritten.words() ? inNumber : asWritten;
      Found asDone = longest(doing, words, i, LabelTrie::doing);
      best = asDone.words() > best.words() ? asDone : best;
      concepts.addAll(best.concepts());
      i += Math.max(1, best.words());
    }
    return concepts;
  }

  /** Maps an English verbal noun to its stem: "composting" to "compost", "cycling" to "cycle". */
  private static String doing(String word) {
    String one = WordAnalysis.singular(word);
    boolean deed = one.length() > 6 && one.endsWith("ing");
    String stem = deed ? one.substring(0, one.length() - 3) : one;
    return stem.endsWith("e") ? stem.substring(0, stem.length() - 1) : stem;
  }

  private static Found longest(
      Branch root, List<String> words, int from, UnaryOperator<String> form) {
    Found best = new Found(0, Set.of());
    Branch at = root;
    for (int i = from; i < words.size(); i++) {
      Branch next = at.next.get(form.apply(words.get(i)));
      if (next == null) {
        break;
      }
      at = next;
      if (!at.concepts.isEmpty()) {
        best = new Found(i - from + 1, at.concepts);
      }
    }
    return best;
  }
}
