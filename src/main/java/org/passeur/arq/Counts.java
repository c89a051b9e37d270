package org.passeur.arq;

import java.util.Map;
import org.apache.jena.graph.Node;

/**
 * How often things occur in a graph. Immutable.
 *
 * @param all over every predicate
 * @param predicates those that occur
 * @param classes objects of {@code rdf:type}, and how many subjects have each
 */
public record Counts(Of all, Map<Node, Of> predicates, Map<Node, Long> classes) {
  private static final Of NONE = new Of(0, 0, 0);

  /** Triples, and how many different subjects and objects they have. */
  public record Of(long triples, long subjects, long objects) {}

  public Counts {
    predicates = Map.copyOf(predicates);
    classes = Map.copyOf(classes);
  }

  Of of(Node predicate) {
    return predicates.getOrDefault(predicate, NONE);
  }

  long ofClass(Node type) {
    return classes.getOrDefault(type, 0L);
  }
}
