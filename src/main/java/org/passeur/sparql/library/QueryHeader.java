package org.passeur.sparql.library;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.jena.graph.Node;

/**
 * The metadata in the comment lines at the top of a query: {@code # title@fr: …}, {@code #
 * description@en: …}, {@code # keywords: a, b}, {@code # audience: public}, {@code # reckons with:
 * a, b} and, once for each parameter, {@code # parameter: name | type | label in French | label in
 * English | default}.
 *
 * @param titles by language tag
 * @param descriptions description of the result, by language tag
 * @param staffOnly whether it is asked of what is not published, by staff and referral
 * @param reckonsWith what it may use beyond what its asker reads ({@code rights.Reserved}); its
 *     answer shows no person by it
 */
public record QueryHeader(
    Map<String, String> titles,
    Map<String, String> descriptions,
    List<String> keywords,
    boolean staffOnly,
    Set<String> reckonsWith,
    List<QueryParameter> parameters) {

  /**
   * @throws IllegalArgumentException when the audience or a parameter is invalid
   */
  static QueryHeader parse(String text) {
    Map<String, String> titles = new LinkedHashMap<>();
    Map<String, String> descriptions = new LinkedHashMap<>();
    List<String> keywords = List.of();
    List<QueryParameter> parameters = new ArrayList<>();
    boolean staffOnly = false;
    Set<String> reckonsWith = Set.of();
    for (String line : text.lines().takeWhile(l -> l.startsWith("# ")).toList()) {
      int colon = line.indexOf(':');
      if (colon < 0) {
        throw new IllegalArgumentException("no name before a colon in the header line " + line);
      }
      String value = line.substring(colon + 1).strip();
      switch (line.substring(2, colon).strip()) {
        case "title@fr" -> titles.put("fr", value);
        case "title@en" -> titles.put("en", value);
        case "description@fr" -> descriptions.put("fr", value);
        case "description@en" -> descriptions.put("en", value);
        case "keywords" -> keywords = List.of(value.split(", *", -1));
        case "audience" -> staffOnly = staffOnly(value);
        case "reckons with" -> reckonsWith = Set.of(value.split(", *", -1));
        case "parameter" -> parameters.add(QueryParameter.parse(value));
        default -> throw new IllegalArgumentException("unknown header line " + line);
      }
    }
    return new QueryHeader(
        titles, descriptions, keywords, staffOnly, reckonsWith, List.copyOf(parameters));
  }

  /**
   * Returns the value of every parameter: the given one, or its default.
   *
   * @param given texts by parameter name
   * @param base base for relative IRIs
   * @throws UnfitValue when a name is unknown or a text is not of the type
   */
  public Map<String, Node> bind(Map<String, String> given, String base) {
    Map<String, Node> values = new LinkedHashMap<>();
    for (QueryParameter p : parameters) {
      values.put(p.name(), p.value(given.getOrDefault(p.name(), p.initial()), base));
    }
    for (String name : given.keySet()) {
      if (!values.containsKey(name)) {
        throw new UnfitValue(
            "Cette question n'a pas de valeur nommée « " + name + " » ; retirez-la de l'adresse.",
            "This question has no value named “" + name + "”; take it out of the address.");
      }
    }
    return values;
  }

  private static boolean staffOnly(String audience) {
    return switch (audience) {
      case "public" -> false;
      case "staff" -> true;
      default -> throw new IllegalArgumentException("unknown audience " + audience);
    };
  }
}
