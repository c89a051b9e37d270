package org.passeur.engine;

import java.util.Map;
import org.apache.jena.graph.Node;

/**
 * The counts of a graph. Immutable.
 *
 * @param all totals over all predicates
 * @param predicates counts of each predicate
 * @param classes objects of {@code rdf:type}, with the number of their instances
 */
public record Counts(Of all, Map<Node, Of> predicates, Map<Node, Long> classes) {
  private static final Of NONE = new Of(0, 0, 0);

  /** Number of triples, of distinct subjects and of distinct objects. */
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
