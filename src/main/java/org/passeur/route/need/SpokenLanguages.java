package org.passeur.route.need;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.passeur.search.WordAnalysis;

/**
 * Finds the languages that a need asks someone to speak: "qui parle espagnol", "en arabe",
 * "Spanish-speaking", "un groupe lusophone". A language to be learnt is a subject like any other.
 */
final class SpokenLanguages {
  /** Tags of languages that are spoken in Québec, the peoples' own among them. */
  private static final List<String> TAGS =
      List.of(
          "fr", "en", "es", "ar", "ht", "pt", "it", "zh", "vi", "ru", "uk", "fa", "ro", "pl", "de",
          "hi", "ur", "pa", "bn", "ta", "tl", "so", "sw", "wo", "ln", "rw", "ti", "am", "tr", "el",
          "he", "ko", "ja", "ps", "ff", "bm", "iu", "cr", "moe", "atj", "mic", "moh");

  private static final Map<String, String> MORE =
      Map.ofEntries(
          Map.entry("creole", "ht"),
          Map.entry("mandarin", "zh"),
          Map.entry("dari", "fa"),
          Map.entry("farsi", "fa"),
          Map.entry("innu", "moe"),
          Map.entry("atikamekw", "atj"),
          Map.entry("cri", "cr"),
          Map.entry("hispanophone", "es"),
          Map.entry("lusophone", "pt"),
          Map.entry("arabophone", "ar"),
          Map.entry("anglophone", "en"),
          Map.entry("creolophone", "ht"),
          Map.entry("italophone", "it"),
          Map.entry("russophone", "ru"),
          Map.entry("sinophone", "zh"));

  private static final Set<String> BEFORE =
      Set.of(
          "en",
          "in",
          "parle",
          "parlent",
          "parler",
          "parlant",
          "parlez",
          "speak",
          "speaks",
          "speaking",
          "spoken",
          "langue",
          "language");

  private static final Set<String> AFTER = Set.of("speaking", "speaker", "speakers", "spoken");

  private static final Set<String> BETWEEN = Set.of("le", "la", "l", "un", "peu", "bien", "fluent");

  private static final Set<String> LEARNING =
      Set.of(
          "apprendre",
          "apprend",
          "apprends",
          "apprenons",
          "cours",
          "enseigner",
          "pratiquer",
          "learn",
          "learning",
          "lessons",
          "teach",
          "practise",
          "practice",
          "traduire",
          "translate");

  private static final Map<String, String> NAMES = names();
  private static final int LONGEST = 2;

  private SpokenLanguages() {}

  private static Map<String, String> names() {
    Map<String, String> names = new HashMap<>(MORE);
    for (String tag : TAGS) {
      for (Locale reader : List.of(Locale.FRENCH, Locale.ENGLISH)) {
        String name = Locale.forLanguageTag(tag).getDisplayLanguage(reader);
        names.putIfAbsent(String.join(" ", WordAnalysis.exact(name)), tag);
      }
    }
    return Map.copyOf(names);
  }

  /** The languages by tag, and for each the words that ask for it, in exact form. */
  static Map<String, Set<String>> askedIn(String text) {
    List<String> words = WordAnalysis.exact(text);
    Map<String, Set<String>> asked = new LinkedHashMap<>();
    if (words.stream().anyMatch(LEARNING::contains)) {
      return asked;
    }
    for (int from = 0; from < words.size(); from++) {
      for (int to = Math.min(words.size(), from + LONGEST); to > from; to--) {
        List<String> name = words.subList(from, to);
        String tag = NAMES.get(WordAnalysis.singular(String.join(" ", name)));
        tag = tag == null ? NAMES.get(String.join(" ", name)) : tag;
        if (tag != null && isAsked(words, from, to)) {
          Set<String> telling = asked.computeIfAbsent(tag, t -> new HashSet<>());
          telling.addAll(name);
          words.stream().filter(w -> BEFORE.contains(w) || AFTER.contains(w)).forEach(telling::add);
          break;
        }
      }
    }
    return asked;
  }

  private static boolean isAsked(List<String> words, int from, int to) {
    int before = from - 1;
    while (before >= 0 && BETWEEN.contains(words.get(before))) {
      before--;
    }
    return words.get(to - 1).endsWith("phone")
        || words.get(to - 1).endsWith("phones")
        || (before >= 0 && BEFORE.contains(words.get(before)))
        || (to < words.size() && AFTER.contains(words.get(to)));
  }
}
