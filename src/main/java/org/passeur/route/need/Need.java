package org.passeur.route.need;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.passeur.kernel.Nfc;

/**
 * A need to be answered.
 *
 * @param text in plain words; may be empty when themes are given
 * @param language of the asker: {@code fr} or {@code en}; the answers speak it
 * @param themes concepts the asker added
 * @param withoutThemes concepts the asker removed from what was understood
 * @param territory territory of the asker
 * @param community community of the asker; people active in it count more, if learned weights say
 *     so
 * @param kinds kinds of suggestions wanted; empty for all
 * @param date date of the need; later evidence is ignored
 * @param limit most suggestions
 * @param diverse true for suggestions of varied organisations and territories
 */
public record Need(
    String text,
    String language,
    Set<Node> themes,
    Set<Node> withoutThemes,
    Optional<Node> territory,
    Optional<Node> community,
    Set<SuggestionKind> kinds,
    LocalDate date,
    int limit,
    boolean diverse) {
  public Need {
    text = Nfc.of(text);
    themes = Set.copyOf(themes);
    withoutThemes = Set.copyOf(withoutThemes);
    kinds = Set.copyOf(kinds);
  }

  /** A need without variation of organisations and territories. */
  public Need(
      String text,
      String language,
      Set<Node> themes,
      Set<Node> withoutThemes,
      Optional<Node> territory,
      Optional<Node> community,
      Set<SuggestionKind> kinds,
      LocalDate date,
      int limit) {
    this(text, language, themes, withoutThemes, territory, community, kinds, date, limit, false);
  }

  /** The same need with the removed themes put back. */
  public Need withAllThemes() {
    return with(text, themes, Set.of(), kinds, limit);
  }

  /** A need with themes only, for the same asker. */
  public Need about(Set<Node> others, Set<SuggestionKind> wanted, int most) {
    return with("", others, Set.of(), wanted, most);
  }

  private Need with(
      String words, Set<Node> named, Set<Node> removed, Set<SuggestionKind> wanted, int most) {
    return new Need(
        words, language, named, removed, territory, community, wanted, date, most, diverse);
  }

  /** The same need of someone in a territory. */
  public Need in(Node where) {
    return new Need(
        text,
        language,
        themes,
        withoutThemes,
        Optional.of(where),
        community,
        kinds,
        date,
        limit,
        diverse);
  }

  /** The same need, with or without variation of organisations and territories. */
  public Need diverse(boolean varied) {
    return new Need(
        text, language, themes, withoutThemes, territory, community, kinds, date, limit, varied);
  }

  /** A need with text only. */
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
