package org.passeur.vocab;

import java.util.List;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;

/** The properties that name a thing, best first, and the name of a thing by them. */
public final class Naming {
  /** Those by which what is described here is named: concepts and groups, people, works. */
  public static final List<Node> OURS = List.of(Skos.PREF_LABEL, Foaf.NAME, Dcterms.TITLE);

  /** The same, then those by which terms and what others describe are named. */
  public static final List<Node> ALL =
      Stream.concat(OURS.stream(), Stream.of(Rdf.LABEL, Rdf.SCHEMA_NAME)).toList();

  private Naming() {}

  /** The name of a thing in a language, or else in the other one; empty when it has none. */
  public static String of(Node thing, String language, DatasetGraph data) {
    return best(thing, OURS, language, data);
  }

  /** The best text for a language among the values of some properties. */
  public static String best(Node thing, List<Node> properties, String language, DatasetGraph data) {
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
