package org.passeur.search;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A bilingual word list of common French and English words. Together with {@link Cognates} it lets
 * a need in one language match texts in the other, without an external service.
 */
final class Lexicon {
  private static final Map<String, Map<String, Set<String>>> BY_LANGUAGE = read();

  private Lexicon() {}

  /**
   * The translations of a word.
   *
   * @param word exact form
   * @param into language of the answers, {@code fr} or {@code en}
   * @return exact forms, in the singular
   */
  static Set<String> translations(String word, String into) {
    return BY_LANGUAGE
        .getOrDefault(into, Map.of())
        .getOrDefault(WordAnalysis.singular(word), Set.of());
  }

  /** Returns whether the list has the word, in either language. */
  static boolean knows(String word) {
    return IndexDocuments.LANGUAGES.stream().anyMatch(into -> !translations(word, into).isEmpty());
  }

  private static Map<String, Map<String, Set<String>>> read() {
    Map<String, Set<String>> french = new LinkedHashMap<>();
    Map<String, Set<String>> english = new LinkedHashMap<>();
    for (String line : StopWords.lines("lexicon.txt")) {
      String[] sides = line.split("=", 2);
      List<String> ofFrench = words(sides[0]);
      List<String> ofEnglish = words(sides[1]);
      ofEnglish.forEach(
          e -> french.computeIfAbsent(e, w -> new LinkedHashSet<>()).addAll(ofFrench));
      ofFrench.forEach(
          f -> english.computeIfAbsent(f, w -> new LinkedHashSet<>()).addAll(ofEnglish));
    }
    return Map.of("fr", french, "en", english);
  }

  private static List<String> words(String side) {
    return WordAnalysis.exact(side).stream().map(WordAnalysis::singular).toList();
  }
}
