package org.passeur.ingest.office;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.passeur.vocab.Addresses;
import org.passeur.vocab.Psr;
import org.passeur.vocab.Skos;

/**
 * Finds themes in a text by their labels: whole words, longest label first, ignoring case, accents
 * and plurals. A theme is proposed when its label occurs in the title or at least twice in the
 * text; an ambiguous label proposes none.
 */
final class ThemeFinder {
  private static final int SHORTEST = 4;
  private static final int TITLE = 5;

  private final Map<String, Branch> byLanguage = new HashMap<>();

  private static final class Branch {
    final Map<String, Branch> next = new HashMap<>();
    final Set<Node> preferred = new HashSet<>();
    final Set<Node> others = new HashSet<>();

    /**
     * Returns whether the label is a single word and only an alternative label: too ambiguous in
     * running text.
     */
    boolean isVague(int words) {
      return words == 1 && preferred.isEmpty();
    }

    /** The theme whose label ends here, if there is exactly one. */
    List<Node> themes() {
      Set<Node> found = preferred.isEmpty() ? others : preferred;
      return found.size() == 1 ? List.copyOf(found) : List.of();
    }
  }

  /** Themes of all stored schemes except our controlled lists, which are not subjects. */
  static ThemeFinder in(DatasetGraph record, Addresses addresses) {
    var themes = new ThemeFinder();
    for (Node property : List.of(Skos.PREF_LABEL, Skos.ALT_LABEL)) {
      Iter.forEach(
          record.find(Node.ANY, Node.ANY, property, Node.ANY),
          q -> {
            Node theme = q.getSubject();
            if (q.getGraph().getURI().startsWith(addresses.resolver() + "graph/scheme/")
                && q.getObject().isLiteral()
                && theme.isURI()
                && !theme.getURI().startsWith(Psr.CONCEPT)
                && record.contains(Node.ANY, theme, Skos.IN_SCHEME, Node.ANY)) {
              themes.add(
                  theme,
                  q.getObject().getLiteralLexicalForm(),
                  q.getObject().getLiteralLanguage(),
                  property.equals(Skos.PREF_LABEL));
            }
          });
    }
    return themes;
  }

  void add(Node theme, String label, String language, boolean preferred) {
    List<String> words = WordSplitter.singular(label);
    if (words.isEmpty() || (words.size() == 1 && saysLittle(words.get(0)))) {
      return;
    }
    String main = language.split("-", 2)[0];
    Branch branch = byLanguage.computeIfAbsent(main, l -> new Branch());
    for (String word : words) {
      branch = branch.next.computeIfAbsent(word, w -> new Branch());
    }
    (preferred ? branch.preferred : branch.others).add(theme);
  }

  private static boolean saysLittle(String word) {
    return word.length() < SHORTEST || Language.isFunctionWord(word);
  }

  /**
   * The themes found often enough in a text, most frequent first.
   *
   * @param language language of the text; only labels in that language are used
   */
  List<Node> find(String title, String text, String language) {
    Branch root = byLanguage.get(language);
    if (root == null) {
      return List.of();
    }
    Map<Node, Integer> scores = new LinkedHashMap<>();
    Map<Node, Integer> times = new HashMap<>();
    Set<Node> inTitle = new HashSet<>();
    scan(root, WordSplitter.singular(title), (theme, words, vague) -> inTitle.add(theme));
    scan(
        root,
        WordSplitter.singular(text),
        (theme, words, vague) -> {
          if (vague) {
            return;
          }
          times.merge(theme, 1, Integer::sum);
          scores.merge(theme, words, Integer::sum);
        });
    inTitle.forEach(theme -> scores.merge(theme, TITLE, Integer::sum));
    return scores.entrySet().stream()
        .filter(e -> inTitle.contains(e.getKey()) || times.getOrDefault(e.getKey(), 0) >= 2)
        .sorted(
            Comparator.comparing((Map.Entry<Node, Integer> e) -> -e.getValue())
                .thenComparing(e -> e.getKey().toString()))
        .map(Map.Entry::getKey)
        .toList();
  }

  private interface Found {
    void at(Node theme, int words, boolean vague);
  }

  private static void scan(Branch root, List<String> words, Found found) {
    int at = 0;
    while (at < words.size()) {
      List<Node> themes = List.of();
      int length = 1;
      boolean vague = false;
      Branch branch = root;
      for (int i = at; i < words.size(); i++) {
        branch = branch.next.get(words.get(i));
        if (branch == null) {
          break;
        }
        if (!branch.preferred.isEmpty() || !branch.others.isEmpty()) {
          themes = branch.themes();
          length = i - at + 1;
          vague = branch.isVague(length);
        }
      }
      for (Node theme : themes) {
        found.at(theme, length, vague);
      }
      at += length;
    }
  }
}
