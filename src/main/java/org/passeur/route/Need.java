package org.passeur.route;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Node;

/**
 * What someone looks for.
 *
 * @param text in plain words; may be empty when themes are given
 * @param language of the asker: {@code fr} or {@code en}; the answers speak it
 * @param themes concepts the asker added
 * @param withoutThemes concepts the asker removed from what was understood
 * @param territory where the asker is
 * @param community of the asker: whoever is active there counts more, where history says so
 * @param kinds what is wanted; empty for everything
 * @param date of the need; nothing later counts as evidence
 * @param limit at most so many suggestions
 */
public record Need(
    String text,
    String language,
    Set<Node> themes,
    Set<Node> withoutThemes,
    Optional<Node> territory,
    Optional<Node> community,
    Set<Kind> kinds,
    LocalDate date,
    int limit) {
  public Need {
    themes = Set.copyOf(themes);
    withoutThemes = Set.copyOf(withoutThemes);
    kinds = Set.copyOf(kinds);
  }

  /** A need in words alone. */
  public static Need of(String text, String language, LocalDate date, int limit) {
    return new Need(
        text,
        language,
        Set.of(),
        Set.of(),
        Optional.empty(),
        Optional.empty(),
        Set.of(),
        date,
        limit);
  }
}
