package org.passeur.route;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.apache.jena.graph.Node;
import org.passeur.route.need.Hearing;
import org.passeur.route.need.Need;
import org.passeur.route.need.Routing;
import org.passeur.route.need.Routing.Theme;
import org.passeur.route.need.Routing.Wider;
import org.passeur.route.need.Suggestion;
import org.passeur.route.need.SuggestionKind;
import org.passeur.route.need.Thesaurus;
import org.passeur.search.Entity;
import org.passeur.search.EntityKind;
import org.passeur.search.SearchIndex;
import org.passeur.search.WordAnalysis;

/**
 * When nothing fits, finds wider searches that have results, and the communities that come nearest.
 */
final class Widening {
  private static final int MOST_THEMES = 5;
  private static final int MOST_TRIED = 8;
  private static final int MOST_WORDS = 12;
  private static final int MOST_NEAR = 3;

  /** Levels of broader themes tried. */
  private static final int STEPS = 3;

  /** Length of the common beginning of two words that counts as similar. */
  private static final int LETTERS = 5;

  private final Thesaurus thesaurus;
  private final SearchIndex index;
  private final Function<Need, Routing> plain;

  /**
   * @param plain answers a need without widening it
   */
  Widening(Thesaurus thesaurus, SearchIndex index, Function<Need, Routing> plain) {
    this.thesaurus = thesaurus;
    this.index = index;
    this.plain = plain;
  }

  /** The same answer, with wider searches when it has no suggestion. */
  Routing widened(Routing routing) {
    Need need = routing.need();
    if (!routing.suggestions().isEmpty() || need.limit() < 1) {
      return routing;
    }
    List<Wider> ways = new ArrayList<>();
    if (!need.kinds().isEmpty()) {
      add(ways, "types", Optional.empty(), routing.total());
    }
    if (!need.withoutThemes().isEmpty()) {
      add(ways, "removed", Optional.empty(), wanted(plain.apply(need.withAllThemes())));
    }
    Map<Node, Theme> themes = new LinkedHashMap<>();
    for (Node theme : candidates(need)) {
      int found = plain.apply(need.about(Set.of(theme), Set.of(), 1)).total();
      if (found > 0 && themes.size() < MOST_THEMES) {
        var named = new Theme(theme, thesaurus.label(theme, need.language()));
        themes.put(theme, named);
        add(ways, "theme", Optional.of(named), found);
      }
    }
    List<Suggestion> near =
        themes.isEmpty()
            ? List.of()
            : plain
                .apply(need.about(themes.keySet(), Set.of(SuggestionKind.COMMUNITY), MOST_NEAR))
                .suggestions();
    return routing.with(ways, near);
  }

  private static int wanted(Routing routing) {
    Set<SuggestionKind> kinds = routing.need().kinds();
    return kinds.isEmpty()
        ? routing.total()
        : kinds.stream().mapToInt(k -> routing.counts().getOrDefault(k, 0)).sum();
  }

  private static void add(List<Wider> ways, String kind, Optional<Theme> theme, int count) {
    if (count > 0) {
      ways.add(new Wider(kind, theme, count));
    }
  }

  /** Broader themes than those of the need, nearest first; then themes with similar names. */
  private List<Node> candidates(Need need) {
    String words = Hearing.used(need.text());
    Set<Node> named = new LinkedHashSet<>(thesaurus.namedIn(words));
    named.addAll(need.themes());
    Set<Node> all = new LinkedHashSet<>();
    Set<Node> from = named;
    for (int step = 0; step < STEPS; step++) {
      Set<Node> up = new LinkedHashSet<>();
      from.forEach(theme -> up.addAll(thesaurus.broader(theme)));
      all.addAll(up);
      from = up;
    }
    WordAnalysis.telling(words).stream()
        .filter(word -> word.length() >= LETTERS)
        .limit(MOST_WORDS)
        .forEach(word -> all.addAll(alike(word.substring(0, LETTERS), need.language())));
    all.removeAll(named);
    all.removeAll(need.withoutThemes());
    return all.stream().limit(MOST_TRIED).toList();
  }

  private List<Node> alike(String beginning, String language) {
    return index.named(beginning, language, Set.of(EntityKind.THEME), 2).stream()
        .map(Entity::iri)
        .filter(thesaurus::knows)
        .toList();
  }
}
