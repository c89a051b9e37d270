package org.passeur.route.need;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.passeur.search.WordAnalysis;
import org.passeur.sparql.library.QueryLibrary;
import org.passeur.sparql.library.QueryLibrary.Row;

/**
 * Finds the territory that the words of a need name: one of the network's own, or a town of Québec
 * that lies in one ({@code route/places.txt}). A name that is also a common word or a surname
 * counts only behind a preposition of place; one that two regions share counts for neither.
 */
public final class Places {
  /** Words between the preposition and the name: "dans la région de", "in the town of". */
  private static final Set<String> BETWEEN =
      Set.of(
          "la",
          "le",
          "les",
          "l",
          "ville",
          "region",
          "coin",
          "secteur",
          "quartier",
          "de",
          "du",
          "des",
          "d",
          "the",
          "town",
          "city",
          "area",
          "of",
          "village");

  private static final Set<String> BEFORE =
      Set.of(
          "a", "au", "aux", "en", "dans", "pres", "autour", "vers", "sur", "proche", "in", "near",
          "around", "at", "from", "depuis", "habite", "reste", "demeure", "live");

  private static final List<List<String>> SHIPPED = WordTable.read("places.txt");

  /** Knows no place. */
  static final Places NONE = new Places();

  private final Map<String, Named> names = new HashMap<>();
  private int longest;

  /**
   * A territory of the network, as a need names it.
   *
   * @param territory the territory
   * @param said the place as it is usually written: the town, or the territory itself
   */
  public record Place(Node territory, String said) {}

  private record Named(Optional<Place> place, boolean own) {}

  /** Reads the network's territories, and places what ships within them. */
  static Places read(DatasetGraph data, QueryLibrary queries) {
    var places = new Places();
    Map<String, Node> own = new HashMap<>();
    for (Row row : queries.rows(data, "route/places", Map.of())) {
      String label = row.text("label");
      own.put(key(label), row.node("place"));
      places.add(label, new Place(row.node("place"), label), true);
    }
    for (List<String> line : SHIPPED) {
      String region = line.get(0);
      String county = line.get(1);
      Stream.of(county, region)
          .map(name -> own.get(key(name)))
          .filter(Objects::nonNull)
          .findFirst()
          .ifPresent(territory -> places.add(line, territory));
    }
    return places;
  }

  private void add(List<String> line, Node territory) {
    line.stream()
        .skip(1)
        .flatMap(names -> Stream.of(names.split(",")))
        .map(String::strip)
        .filter(name -> !name.isEmpty())
        .forEach(name -> add(name, new Place(territory, name), false));
  }

  private void add(String name, Place place, boolean own) {
    String key = key(name);
    Named known = names.get(key);
    boolean other =
        known != null
            && !known.own()
            && known.place().filter(p -> p.territory().equals(place.territory())).isEmpty();
    if (known == null || other) {
      names.put(key, new Named(other ? Optional.empty() : Optional.of(place), own));
      longest = Math.max(longest, WordAnalysis.exact(name).size());
    }
  }

  private static String key(String name) {
    return String.join(" ", WordAnalysis.exact(name));
  }

  /** The place that a text names first, the longest name first. */
  public Optional<Place> namedIn(String text) {
    List<String> words = WordAnalysis.exact(text);
    for (int from = 0; from < words.size(); from++) {
      for (int to = Math.min(words.size(), from + longest); to > from; to--) {
        Named named = names.get(String.join(" ", words.subList(from, to)));
        if (named != null && (named.own() || isPlace(words, from))) {
          return named.place();
        }
      }
    }
    return Optional.empty();
  }

  private static boolean isPlace(List<String> words, int from) {
    int at = from - 1;
    while (at >= 0 && BETWEEN.contains(words.get(at))) {
      at--;
    }
    return at >= 0 && BEFORE.contains(words.get(at));
  }
}
