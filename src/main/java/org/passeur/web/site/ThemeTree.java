package org.passeur.web.site;

import java.text.Collator;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.passeur.web.page.Listing;
import org.passeur.web.page.PageReading;

/** The themes from broad to narrow. A theme with two broader ones stands under both. */
final class ThemeTree {
  private final PageReading reading;
  private final Collator alphabet;
  private final Map<Node, Set<Node>> narrower = new LinkedHashMap<>();
  private final Set<Node> all = new LinkedHashSet<>();
  private final Set<Node> below = new LinkedHashSet<>();

  ThemeTree(PageReading reading) {
    this.reading = reading;
    this.alphabet = reading.alphabet();
    for (var row : reading.rows("browse/list-theme", Map.of())) {
      all.add(row.node("item"));
      if (row.has("note")) {
        below.add(row.node("item"));
        narrower
            .computeIfAbsent(row.node("note"), n -> new LinkedHashSet<>())
            .add(row.node("item"));
      }
    }
  }

  List<Listing.Branch> roots() {
    Set<Node> roots = new LinkedHashSet<>(all);
    roots.removeAll(below);
    return branches(roots, 0);
  }

  /** At most ten levels, so that a cycle in the data ends. */
  private List<Listing.Branch> branches(Set<Node> themes, int depth) {
    return themes.stream()
        .map(
            theme ->
                new Listing.Branch(
                    reading.link(theme),
                    depth > 10
                        ? List.of()
                        : branches(narrower.getOrDefault(theme, Set.of()), depth + 1)))
        .sorted(Comparator.comparing(b -> b.link().text().value(), alphabet))
        .toList();
  }
}
