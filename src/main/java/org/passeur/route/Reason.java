package org.passeur.route;

import java.util.List;
import java.util.Optional;
import org.apache.jena.graph.Node;

/**
 * A reason before it is put into words.
 *
 * @param kind as in {@link Evidence}
 * @param phrase key of the text
 * @param values what the text names
 * @param iri the thing that shows it
 * @param date when; empty when unknown
 * @param weight its part of the score
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

  /** The same reason found twice. */
  Reason and(Reason other) {
    return new Reason(kind, phrase, values, iri, date, weight + other.weight);
  }

  Reason worded(String otherPhrase, String value) {
    return new Reason(kind, otherPhrase, List.of(value), iri, date, weight);
  }

  Evidence said(Phrases phrases) {
    return new Evidence(kind, phrases.say(phrase, values.toArray()), iri, date, weight);
  }
}
