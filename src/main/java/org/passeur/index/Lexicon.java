package org.passeur.index;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Common words of French and English that mean the same. With {@link Cognates} it lets a need in
 * one language meet texts that exist in the other one only, without any outside service.
 */
final class Lexicon {
  private static final Map<String, Map<String, Set<String>>> BY_LANGUAGE = read();

  private Lexicon() {}

  /**
   * What a word of the other language is in a language.
   *
   * @param word exact form
   * @param into language of the answers, {@code fr} or {@code en}
   * @return exact forms, in the singular
   */
  static Set<String> translations(String word, String into) {
    return BY_LANGUAGE.getOrDefault(into, Map.of()).getOrDefault(Words.singular(word), Set.of());
  }

  /** True for a word of either language that the list holds. */
  static boolean knows(String word) {
    return Documents.LANGUAGES.stream().anyMatch(into -> !translations(word, into).isEmpty());
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
    return Words.exact(side).stream().map(Words::singular).toList();
  }
}
