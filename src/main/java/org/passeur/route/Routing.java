package org.passeur.route;

import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Node;

/**
 * The answer to a need.
 *
 * @param need as asked
 * @param understood themes recognised in the words or added by the asker
 * @param widened related themes that were used too
 * @param suggestions best first, at most as many as asked, of the kinds asked
 * @param counts how many were found of each kind, whatever kinds were asked
 * @param notices what the asker should know of how the words were taken, in the asker's language
 * @param leftOut how many were left out and why, in the asker's language
 */
public record Routing(
    Need need,
    List<Theme> understood,
    List<Theme> widened,
    List<Suggestion> suggestions,
    Map<Kind, Integer> counts,
    List<Notice> notices,
    List<LeftOut> leftOut) {
  /** An answer without anything, to a need that was not asked. */
  public static Routing none(Need need) {
    return new Routing(need, List.of(), List.of(), List.of(), Map.of(), List.of(), List.of());
  }

  /** A concept and its label in the asker's language. */
  public record Theme(Node iri, String label) {}

  /**
   * Something about the words of the need.
   *
   * @param kind {@code common} when they say nothing, {@code foreign} when they are in another
   *     language, {@code cut} when only the first ones were used; {@code damped} when people asked
   *     often lately were placed lower
   */
  public record Notice(String kind, String text) {}

  /** How many people or things were not proposed, and why. */
  public record LeftOut(int count, String reason) {}
}
