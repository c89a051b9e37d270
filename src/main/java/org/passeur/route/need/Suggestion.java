package org.passeur.route.need;

import java.util.List;
import org.apache.jena.graph.Node;

/**
 * A suggestion with its reasons, at least one.
 *
 * @param iri the thing
 * @param kind what it is
 * @param label its name in the asker's language, or another one when it has none in it
 * @param bridge true for a bridge community
 * @param summary one line about it, such as a role and an organisation; may be empty
 * @param facts short facts in the asker's language: territory, languages, dates
 * @param availability label of the declared availability; empty when unknown
 * @param fit how well it answers the need, on an absolute scale
 * @param score score before it is lowered for recent requests; comparable within one answer only
 * @param evidence most telling first
 */
public record Suggestion(
    Node iri,
    SuggestionKind kind,
    String label,
    boolean bridge,
    String summary,
    List<String> facts,
    String availability,
    Fit fit,
    double score,
    List<Evidence> evidence) {
  public Suggestion {
    facts = List.copyOf(facts);
    evidence = List.copyOf(evidence);
    if (evidence.isEmpty()) {
      throw new IllegalArgumentException("a suggestion needs evidence: " + iri);
    }
  }
}
