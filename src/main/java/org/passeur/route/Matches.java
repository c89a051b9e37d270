package org.passeur.route;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.passeur.route.need.Hearing;
import org.passeur.route.need.Need;
import org.passeur.search.Entity;
import org.passeur.search.EntityKind;
import org.passeur.search.Hit;
import org.passeur.search.Search;
import org.passeur.search.SearchIndex;

/**
 * The matches of a need in the index, by words and by themes.
 *
 * @param works resources and activities
 * @param things other things that may be proposed
 */
record Matches(List<Match> works, List<Match> things) {
  /** How many matching documents vote. */
  private static final int DEPTH = 400;

  private static final Set<EntityKind> WORKS = EnumSet.of(EntityKind.RESOURCE, EntityKind.ACTIVITY);
  private static final Set<EntityKind> THINGS =
      EnumSet.of(
          EntityKind.PERSON,
          EntityKind.COMMUNITY,
          EntityKind.PRACTICE,
          EntityKind.ORGANIZATION,
          EntityKind.OFFER);

  static Matches of(Need need, Understanding understanding, SearchIndex index, Set<Node> setAside) {
    int depth = DEPTH + setAside.size();
    var search =
        new Search(
            Hearing.used(need.text()),
            understanding.alsoWords(),
            Set.of(),
            Optional.of(need.date()),
            depth);
    var groups = List.of(WORKS, THINGS);
    List<List<Hit>> byWords = index.search(search, groups);
    List<List<Match>> matches = new ArrayList<>();
    for (int i = 0; i < groups.size(); i++) {
      var about =
          index.about(understanding.themes(), groups.get(i), Optional.of(need.date()), depth);
      matches.add(together(byWords.get(i), about, understanding.full(), setAside));
    }
    return new Matches(matches.get(0), matches.get(1));
  }

  /** The matching things by IRI; a mutable copy. */
  Map<Node, Entity> entities() {
    Map<Node, Entity> entities = new HashMap<>();
    works.forEach(m -> entities.put(m.entity().iri(), m.entity()));
    things.forEach(m -> entities.put(m.entity().iri(), m.entity()));
    return entities;
  }

  private static List<Match> together(
      List<Hit> byWords, List<Hit> about, double full, Set<Node> setAside) {
    Map<Node, Match> matches = new LinkedHashMap<>();
    double best = 0;
    for (Hit hit : byWords) {
      if (!setAside.contains(hit.entity().iri())) {
        best = best == 0 ? hit.score() : best;
        matches.put(hit.entity().iri(), new Match(hit.entity(), hit.score() / best, 0));
      }
    }
    for (Hit hit : about) {
      Node iri = hit.entity().iri();
      if (!setAside.contains(iri)) {
        Match words = matches.get(iri);
        double matching = words == null ? 0 : words.words();
        matches.put(iri, new Match(hit.entity(), matching, hit.score() / full));
      }
    }
    List<Match> sorted = new ArrayList<>(matches.values());
    sorted.sort(
        Comparator.comparingDouble((Match m) -> m.words() + m.themes())
            .reversed()
            .thenComparing(m -> m.entity().iri().toString()));
    return sorted;
  }
}
