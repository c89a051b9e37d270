package org.passeur.route;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.passeur.route.need.Need;
import org.passeur.search.Entity;
import org.passeur.search.EntityKind;
import org.passeur.search.SearchIndex;

/**
 * Recent works in the asker's community and in the whole network; looked up once, when first
 * needed.
 */
final class RecentWorks {
  private static final Set<EntityKind> WORKS = EnumSet.of(EntityKind.RESOURCE, EntityKind.ACTIVITY);
  private static final int MOST = 300;

  private final Need need;
  private final SearchIndex index;
  private final Set<Node> setAside;
  private final Map<Optional<Node>, List<Entity>> latest = new HashMap<>();

  RecentWorks(Need need, SearchIndex index, Set<Node> setAside) {
    this.need = need;
    this.index = index;
    this.setAside = setAside;
  }

  /** Works of a community, or of all communities when none is given, latest first. */
  List<Entity> works(Optional<Node> community) {
    return latest.computeIfAbsent(
        community,
        c ->
            index.latest(c, WORKS, need.date(), MOST).stream()
                .filter(e -> !setAside.contains(e.iri()))
                .toList());
  }
}
