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
 * @param diverse true for suggestions of varied organisations and territories
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
    int limit,
    boolean diverse) {
  public Need {
    themes = Set.copyOf(themes);
    withoutThemes = Set.copyOf(withoutThemes);
    kinds = Set.copyOf(kinds);
  }

  /** With suggestions as they come, alike or not. */
  public Need(
      String text,
      String language,
      Set<Node> themes,
      Set<Node> withoutThemes,
      Optional<Node> territory,
      Optional<Node> community,
      Set<Kind> kinds,
      LocalDate date,
      int limit) {
    this(text, language, themes, withoutThemes, territory, community, kinds, date, limit, false);
  }

  /** The same, with what was removed put back. */
  Need withAllThemes() {
    return with(text, themes, Set.of(), kinds, limit);
  }

  /** Themes alone, for whoever asks. */
  Need about(Set<Node> others, Set<Kind> wanted, int most) {
    return with("", others, Set.of(), wanted, most);
  }

  private Need with(String words, Set<Node> named, Set<Node> removed, Set<Kind> wanted, int most) {
    return new Need(
        words, language, named, removed, territory, community, wanted, date, most, diverse);
  }

  /** The same, with suggestions of varied organisations and territories or not. */
  public Need diverse(boolean varied) {
    return new Need(
        text, language, themes, withoutThemes, territory, community, kinds, date, limit, varied);
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
