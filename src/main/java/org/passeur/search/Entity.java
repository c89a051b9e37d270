package org.passeur.search;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Node;

/**
 * The stored fields of a thing in the index.
 *
 * @param iri the thing
 * @param kind what it is
 * @param bridge true for a bridge community
 * @param labels its name by language tag; an untagged name stands under the empty tag
 * @param date when it was issued, created or held, as year, month or day; empty when unknown
 * @param themes its subjects; for a person, what the claims are about
 * @param agents who made it or took part: people, communities, organisations
 * @param communities where it comes from or is shared; for a person, the memberships
 * @param territories where it is or what it serves
 * @param availability what declared by a person
 */
public record Entity(
    Node iri,
    EntityKind kind,
    boolean bridge,
    Map<String, String> labels,
    String date,
    Set<Node> themes,
    Set<Node> agents,
    Set<Node> communities,
    Set<Node> territories,
    Optional<Node> availability) {
  public Entity {
    labels = Map.copyOf(labels);
    themes = Set.copyOf(themes);
    agents = Set.copyOf(agents);
    communities = Set.copyOf(communities);
    territories = Set.copyOf(territories);
  }

  /** Its name in a language, or else untagged, in French, in English, in any; never empty. */
  public String label(String language) {
    for (String wanted : new String[] {language, "", "fr", "en"}) {
      String label = labels.get(wanted);
      if (label != null) {
        return label;
      }
    }
    return labels.values().stream().sorted().findFirst().orElse(iri.toString());
  }
}
