package org.passeur.people;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;

/**
 * The statements about a node and those that link to it, each read once. At most {@value #MOST} of
 * each kind are read: a node linked from thousands of statements is not a detail of one person.
 */
final class Neighbourhood {
  static final int MOST = 1_000;

  private final DatasetGraph data;
  private final Map<Node, List<Quad>> from = new HashMap<>();
  private final Map<Node, List<Quad>> to = new HashMap<>();

  Neighbourhood(DatasetGraph data) {
    this.data = data;
  }

  /** Statements whose subject is the node. */
  List<Quad> of(Node node) {
    return from.computeIfAbsent(node, n -> some(data.find(Node.ANY, n, Node.ANY, Node.ANY)));
  }

  /** Statements whose object is the node. */
  List<Quad> leadingTo(Node node) {
    return to.computeIfAbsent(node, n -> some(data.find(Node.ANY, Node.ANY, Node.ANY, n)));
  }

  /** Statements with this property. */
  List<Quad> using(Node property) {
    return some(data.find(Node.ANY, Node.ANY, property, Node.ANY));
  }

  private static List<Quad> some(Iterator<Quad> all) {
    try {
      List<Quad> some = new ArrayList<>();
      while (all.hasNext() && some.size() < MOST) {
        some.add(all.next());
      }
      return some;
    } finally {
      Iter.close(all);
    }
  }
}
