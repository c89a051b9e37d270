package org.passeur.people;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
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
  private final Map<Node, List<Quad>> from = new Kept();
  private final Map<Node, List<Quad>> to = new Kept();

  Neighbourhood(DatasetGraph data) {
    this.data = data;
  }

  /** What was read last, so that a large source does not fill the memory. */
  private static final class Kept extends LinkedHashMap<Node, List<Quad>> {
    private static final long serialVersionUID = 1L;
    private static final int NODES = 20_000;

    Kept() {
      super(64, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<Node, List<Quad>> eldest) {
      return size() > NODES;
    }
  }

  /** Statements whose subject is the node. */
  List<Quad> of(Node node) {
    List<Quad> known = from.get(node);
    if (known == null) {
      known = some(data.find(Node.ANY, node, Node.ANY, Node.ANY));
      from.put(node, known);
    }
    return known;
  }

  /** Statements whose object is the node. */
  List<Quad> leadingTo(Node node) {
    List<Quad> known = to.get(node);
    if (known == null) {
      known = some(data.find(Node.ANY, Node.ANY, Node.ANY, node));
      to.put(node, known);
    }
    return known;
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
