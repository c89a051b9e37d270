package org.passeur.ingest;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.Quad;
import org.passeur.ingest.source.Minting;

/**
 * Replaces blank nodes by IRIs (skolemization, RDF 1.1 Concepts, section 3.5) that depend only on
 * their statements, so that the same file gives the same IRIs each time. Nodes that cannot be told
 * apart are numbered in the order of the file.
 */
final class BlankNames {
  /** Number of rounds, and so the distance from a node that is taken into account. */
  private static final int ROUNDS = 6;

  private BlankNames() {}

  /** Returns the statements with IRIs in place of blank nodes. */
  static List<Quad> named(List<Quad> quads, Minting minting, String base) {
    Map<Node, String> names = names(quads, minting, base);
    return names.isEmpty() ? quads : quads.stream().map(q -> named(q, names)).toList();
  }

  /**
   * The IRIs of the blank nodes of a file.
   *
   * @param quads its statements; those without blank nodes may be missing
   */
  static Map<Node, String> names(List<Quad> quads, Minting minting, String base) {
    Map<Node, List<Quad>> around = new LinkedHashMap<>();
    for (Quad q : quads) {
      touch(around, q.getSubject(), q);
      touch(around, q.getObject(), q);
    }
    return around.isEmpty() ? Map.of() : names(around, minting, base);
  }

  /** Returns whether a node of the statement needs a name. */
  static boolean isIn(Quad q) {
    return q.getSubject().isBlank() || q.getObject().isBlank();
  }

  /** The statement with IRIs in place of blank nodes. */
  static Quad named(Quad q, Map<Node, String> names) {
    return isIn(q)
        ? Quad.create(
            q.getGraph(),
            named(q.getSubject(), names),
            q.getPredicate(),
            named(q.getObject(), names))
        : q;
  }

  private static Node named(Node node, Map<Node, String> names) {
    String name = names.get(node);
    return name == null ? node : NodeFactory.createURI(name);
  }

  private static void touch(Map<Node, List<Quad>> around, Node node, Quad quad) {
    if (node.isBlank()) {
      around.computeIfAbsent(node, n -> new ArrayList<>()).add(quad);
    }
  }

  private static Map<Node, String> names(
      Map<Node, List<Quad>> around, Minting minting, String base) {
    Map<Node, String> colours = new HashMap<>();
    around.keySet().forEach(n -> colours.put(n, ""));
    int classes = 1;
    for (int round = 0; round < ROUNDS; round++) {
      Map<Node, String> next = new HashMap<>();
      around.forEach((n, q) -> next.put(n, minting.key("blank", colour(n, q, colours))));
      colours.putAll(next);
      int now = new HashSet<>(next.values()).size();
      if (now == classes && round > 1) {
        break;
      }
      classes = now;
    }
    Map<String, Integer> twins = new HashMap<>();
    Map<Node, String> names = new HashMap<>();
    for (Node node : around.keySet()) {
      int twin = twins.merge(colours.getOrDefault(node, ""), 1, Integer::sum);
      String key = minting.key("blank", colours.get(node) + " " + twin);
      names.put(node, base + ".well-known/genid/" + key);
    }
    return names;
  }

  private static String colour(Node node, List<Quad> quads, Map<Node, String> colours) {
    List<String> said = new ArrayList<>();
    for (Quad q : quads) {
      said.add(
          seen(node, q.getSubject(), colours)
              + ' '
              + q.getPredicate()
              + ' '
              + seen(node, q.getObject(), colours));
    }
    Collections.sort(said);
    return String.join("\n", said);
  }

  private static String seen(Node self, Node node, Map<Node, String> colours) {
    if (node.equals(self)) {
      return "self";
    }
    return node.isBlank() ? "_:" + colours.get(node) : node.toString();
  }
}
