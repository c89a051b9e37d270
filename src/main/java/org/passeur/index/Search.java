package org.passeur.index;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What to look for.
 *
 * @param words in French or English, any length; special characters mean nothing
 * @param alsoWords other names of what is looked for, each with its part of the weight of a word
 * @param kinds what may be found; empty for everything
 * @param notAfter things dated later are not found
 * @param limit at most so many
 */
public record Search(
    String words,
    Map<String, Double> alsoWords,
    Set<EntityKind> kinds,
    Optional<LocalDate> notAfter,
    int limit) {
  public Search {
    alsoWords = Map.copyOf(alsoWords);
    kinds = Set.copyOf(kinds);
  }

  /** Words alone. */
  public static Search words(String words, Set<EntityKind> kinds, int limit) {
    return new Search(words, Map.of(), kinds, Optional.empty(), limit);
  }
}
