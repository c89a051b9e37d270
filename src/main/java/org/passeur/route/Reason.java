package org.passeur.route;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.jena.graph.Node;
import org.passeur.route.need.Evidence;
import org.passeur.route.need.Phrases;

/**
 * A reason before it is put into words.
 *
 * @param kind as in {@link Evidence}
 * @param phrase key of the text
 * @param values values for the placeholders of the text: texts, numbers, or things, whose names are
 *     looked up only when shown
 * @param iri the thing that shows it
 * @param date date; empty when unknown
 * @param weight its share of the score
 */
record Reason(
    String kind,
    String phrase,
    List<Object> values,
    Optional<Node> iri,
    String date,
    double weight) {
  Reason {
    values = List.copyOf(values);
  }

  Reason times(double factor) {
    return new Reason(kind, phrase, values, iri, date, weight * factor);
  }

  /** Merges the same reason found twice. */
  Reason and(Reason other) {
    return new Reason(kind, phrase, values, iri, date, weight + other.weight);
  }

  Reason worded(String otherPhrase, String value) {
    return new Reason(kind, otherPhrase, List.of(value), iri, date, weight);
  }

  /**
   * The reason in words.
   *
   * @param names the name of a thing; empty when it has none
   */
  Evidence said(Phrases phrases, Function<Node, String> names) {
    Object[] words = values.stream().map(v -> v instanceof Node n ? names.apply(n) : v).toArray();
    return new Evidence(kind, phrases.say(phrase, words), iri, date, weight);
  }
}
