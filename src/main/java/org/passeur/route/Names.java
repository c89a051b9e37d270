package org.passeur.route;

import java.util.List;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.passeur.vocab.Naming;

/** Reads names and texts of things from the public data. */
final class Names {
  private Names() {}

  /** The name of a thing in a language, or else in the other one; empty when it has none. */
  static String of(Node thing, String language, DatasetGraph data) {
    return best(thing, Naming.OURS, language, data);
  }

  /** The best text for a language among the values of some properties. */
  static String best(Node thing, List<Node> properties, String language, DatasetGraph data) {
    String best = "";
    int rank = 0;
    for (Node property : properties) {
      var found = data.find(Quad.unionGraph, thing, property, Node.ANY);
      while (found.hasNext()) {
        Node value = found.next().getObject();
        int its = value.isLiteral() ? rank(value.getLiteralLanguage(), language) : 0;
        if (its > rank) {
          best = value.getLiteralLexicalForm();
          rank = its;
        }
      }
    }
    return best;
  }

  private static int rank(String tag, String language) {
    return tag.startsWith(language) ? 4 : tag.isEmpty() ? 3 : tag.startsWith("fr") ? 2 : 1;
  }
}
