package org.passeur.route.danger;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What to show first to whoever writes a need that sounds like danger.
 *
 * @param dangers the kinds of danger that were heard, each with the words that said so, in small
 *     letters without accents
 * @param first lines for these dangers, most pressing first
 * @param others lines for other dangers: what is said is not always all that happens
 */
public record Alert(Map<String, Set<String>> dangers, List<HelpLine> first, List<HelpLine> others) {
  /** Nothing sounds like danger. */
  public static final Alert NONE = new Alert(Map.of(), List.of(), List.of());

  public Alert {
    dangers = Map.copyOf(dangers);
    first = List.copyOf(first);
    others = List.copyOf(others);
  }

  /** True when something sounds like danger. */
  public boolean isHeard() {
    return !dangers.isEmpty();
  }

  /** True when a text, such as the name of a resource, is about one of these dangers. */
  public boolean isOf(String text) {
    return DangerPhrases.SHIPPED.isOf(text, dangers.keySet());
  }

  /** All lines, those for these dangers first. */
  public List<HelpLine> lines() {
    return Stream.concat(first.stream(), others.stream()).toList();
  }
}
