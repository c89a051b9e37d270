package org.passeur.route;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Node;

/** The reasons found so far for each thing that may be proposed. */
final class Ballot {
  private final Map<Node, List<Reason>> reasons = new LinkedHashMap<>();

  /** What the reasons of each add up to. */
  private final Map<Node, Double> scores = new HashMap<>();

  /** Adds a reason; one that weighs nothing is no reason. */
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
