package org.passeur.route.need;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.passeur.sparql.library.QueryLibrary;
import org.passeur.sparql.library.QueryLibrary.Row;
import org.passeur.vocab.Skos;

/**
 * The concepts of all public schemes, with their labels in both languages and their relations, and
 * the territories.
 */
public final class Thesaurus {
  private final LabelTrie trie = new LabelTrie();
  private final Map<Node, Map<String, String>> preferred = new HashMap<>();
  private final Map<Node, Set<String>> names = new HashMap<>();
  private final Map<Node, List<Link>> links = new HashMap<>();

  private Places places = Places.NONE;

  private record Link(Node to, String kind) {}

  public static Thesaurus read(DatasetGraph data, QueryLibrary queries) {
    var thesaurus = new Thesaurus();
    for (Row row : queries.rows(data, "route/labels", Map.of())) {
      thesaurus.name(row.node("concept"), row.node("name"), row.text("label"), row.lang("label"));
    }
    for (Row row : queries.rows(data, "route/relations", Map.of())) {
      thesaurus
          .links
          .computeIfAbsent(row.node("from"), n -> new java.util.ArrayList<>())
          .add(new Link(row.node("to"), row.text("link")));
    }
    thesaurus.places = Places.read(data, queries);
    return thesaurus;
  }

  /** The territories of the network, and the towns in them. */
  public Places places() {
    return places;
  }

  private void name(Node concept, Node property, String label, String tag) {
    trie.add(label, concept);
    names.computeIfAbsent(concept, c -> new LinkedHashSet<>()).add(label);
    if (property.equals(Skos.PREF_LABEL)) {
      String language = tag.length() > 2 ? tag.substring(0, 2) : tag;
      preferred.computeIfAbsent(concept, c -> new HashMap<>()).putIfAbsent(language, label);
    }
  }

  /** The concepts whose French or English labels occur in a text, whatever its language. */
  public Set<Node> namedIn(String text) {
    return trie.find(text);
  }

  /** All labels of a concept. */
  public Set<String> names(Node concept) {
    return names.getOrDefault(concept, Set.of());
  }

  public boolean knows(Node concept) {
    return names.containsKey(concept);
  }

  /** Its preferred label in a language, or else in the other one. */
  public String label(Node concept, String language) {
    Map<String, String> labels = preferred.getOrDefault(concept, Map.of());
    for (String wanted : List.of(language, "", "fr", "en")) {
      String label = labels.get(wanted);
      if (label != null) {
        return label;
      }
    }
    return names(concept).stream().findFirst().orElse(concept.toString());
  }

  /** The broader concepts. */
  public List<Node> broader(Node concept) {
    return links.getOrDefault(concept, List.of()).stream()
        .filter(link -> link.kind().equals("broader") && knows(link.to()))
        .map(Link::to)
        .toList();
  }

  /**
   * The concepts one relation away.
   *
   * @param from concepts with their weight
   * @return the related concepts, with the greatest weight that a relation gives them
   */
  public Map<Node, Double> around(Map<Node, Double> from, Weights weights) {
    Map<Node, Double> around = new LinkedHashMap<>();
    from.forEach(
        (concept, weight) -> {
          for (Link link : links.getOrDefault(concept, List.of())) {
            double part =
                switch (link.kind()) {
                  case "broader" -> weights.of(Dial.BROADER);
                  case "narrower" -> weights.of(Dial.NARROWER);
                  default -> weights.of(Dial.RELATED);
                };
            if (!from.containsKey(link.to()) && knows(link.to())) {
              around.merge(link.to(), weight * part, Math::max);
            }
          }
        });
    return around;
  }
}
