package org.passeur.search;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A thing and its texts, which become one Lucene document.
 *
 * @param entity stored fields
 * @param titles names, by language tag
 * @param bodies descriptions and names of themes, by language tag
 * @param texts whole texts of documents, by language tag
 */
record Described(Entity entity, Texts titles, Texts bodies, Texts texts) {

  /** Texts by language tag; texts with the empty tag are indexed in both languages. */
  static final class Texts {
    private final Map<String, List<String>> byLanguage = new LinkedHashMap<>();

    void add(String language, String text) {
      byLanguage.computeIfAbsent(language, l -> new ArrayList<>()).add(text);
    }

    List<String> in(String language) {
      List<String> texts = new ArrayList<>(byLanguage.getOrDefault(language, List.of()));
      texts.addAll(byLanguage.getOrDefault("", List.of()));
      return texts;
    }
  }
}
