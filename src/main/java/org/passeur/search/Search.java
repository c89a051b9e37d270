package org.passeur.search;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.passeur.kernel.Nfc;

/**
 * A search request.
 *
 * @param words in French or English, any length; special characters mean nothing
 * @param alsoWords further words, each with its weight relative to that of a word
 * @param kinds kinds to find; empty for all
 * @param notAfter things dated later are not found
 * @param limit most results
 */
public record Search(
    String words,
    Map<String, Double> alsoWords,
    Set<EntityKind> kinds,
    Optional<LocalDate> notAfter,
    int limit) {
  public Search {
    words = Nfc.of(words);
    alsoWords = Map.copyOf(alsoWords);
    kinds = Set.copyOf(kinds);
  }

  /** A search for words only. */
  public static Search words(String words, Set<EntityKind> kinds, int limit) {
    return new Search(words, Map.of(), kinds, Optional.empty(), limit);
  }
}
