package org.passeur.route.danger;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Help lines to show first for a need that suggests danger.
 *
 * @param dangers the kinds of danger detected, each with its words in the text, in lower case
 *     without accents
 * @param first lines for these dangers, most urgent first
 * @param others lines for other dangers, since a text may not tell everything
 */
public record Alert(Map<String, Set<String>> dangers, List<HelpLine> first, List<HelpLine> others) {
  /** No danger detected. */
  public static final Alert NONE = new Alert(Map.of(), List.of(), List.of());

  public Alert {
    dangers = Map.copyOf(dangers);
    first = List.copyOf(first);
    others = List.copyOf(others);
  }

  /** Returns whether any danger was detected. */
  public boolean isHeard() {
    return !dangers.isEmpty();
  }

  /** Returns whether a text, such as the name of a resource, is about one of these dangers. */
  public boolean isOf(String text) {
    return DangerPhrases.SHIPPED.isOf(text, dangers.keySet());
  }

  /** All lines, those for these dangers first. */
  public List<HelpLine> lines() {
    return Stream.concat(first.stream(), others.stream()).toList();
  }
}
