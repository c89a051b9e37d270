package org.passeur.route;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Node;

/** Collects the reasons found for each candidate. */
final class Ballot {
  private final Map<Node, List<Reason>> reasons = new LinkedHashMap<>();

  /** The sum of the weights of the reasons of each candidate. */
  private final Map<Node, Double> scores = new HashMap<>();

  /** Adds a reason; one without weight is ignored. */
  void add(Node thing, Reason reason) {
    if (reason.weight() > 0) {
      reasons.computeIfAbsent(thing, t -> new ArrayList<>()).add(reason);
      scores.merge(thing, reason.weight(), Double::sum);
    }
  }

  double score(Node thing) {
    return scores.getOrDefault(thing, 0.0);
  }

  Map<Node, List<Reason>> all() {
    return reasons;
  }
}
