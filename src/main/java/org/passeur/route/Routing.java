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
 * @param leftOut how many were left out and why, in the asker's language
 */
public record Routing(
    Need need,
    List<Theme> understood,
    List<Theme> widened,
    List<Suggestion> suggestions,
    Map<Kind, Integer> counts,
    List<LeftOut> leftOut) {
  /** A concept and its label in the asker's language. */
  public record Theme(Node iri, String label) {}

  /** How many people or things were not proposed, and why. */
  public record LeftOut(int count, String reason) {}
}
