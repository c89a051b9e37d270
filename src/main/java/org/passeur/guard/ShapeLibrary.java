package org.passeur.guard;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.util.iterator.ExtendedIterator;
import org.passeur.kernel.Bilingual;
import org.passeur.kernel.Bundled;
import org.passeur.vocab.Sh;

/**
 * The shapes of {@code shapes/}, with every property shape named, so that the results of both
 * engines can be given their messages.
 */
public final class ShapeLibrary {
  private static final Bilingual UNKNOWN =
      new Bilingual(
          "Une règle n'est pas respectée ; corrigez la valeur indiquée.",
          "A rule is broken; correct the value shown.");

  private final Graph shapes = GraphFactory.createDefaultGraph();

  private ShapeLibrary() {}

  /** The blocking rules: {@code shapes/commit}. */
  public static ShapeLibrary blocking() {
    return of("shapes/commit");
  }

  /** The advice, which never refuses: {@code shapes/advice}. */
  public static ShapeLibrary advice() {
    return of("shapes/advice");
  }

  /** All rules: the blocking ones and the advice. */
  public static ShapeLibrary all() {
    return of("shapes/commit", "shapes/advice");
  }

  private static ShapeLibrary of(String... folders) {
    var library = new ShapeLibrary();
    for (String folder : folders) {
      for (String file : Bundled.list(folder, ".ttl")) {
        library.add(Bundled.turtle(file), file.substring(0, file.length() - ".ttl".length()));
      }
    }
    return library;
  }

  /**
   * Gives blank property shapes an IRI made from the file name, so that both engines report the
   * same names. Lists and paths stay blank nodes, as RDF4J requires.
   */
  private void add(Graph file, String name) {
    Map<Node, Node> names = new HashMap<>();
    file.find()
        .forEachRemaining(
            t ->
                shapes.add(
                    named(t.getSubject(), file, name, names),
                    t.getPredicate(),
                    named(t.getObject(), file, name, names)));
  }

  private static Node named(Node node, Graph file, String name, Map<Node, Node> names) {
    if (!node.isBlank() || !file.contains(node, Sh.PATH, Node.ANY)) {
      return node;
    }
    return names.computeIfAbsent(
        node, n -> NodeFactory.createURI("urn:x-passeur:" + name + "#" + names.size()));
  }

  /** The shapes as written, both languages. Not to be changed. */
  public Graph graph() {
    return shapes;
  }

  /**
   * The shapes without their messages: jena-shacl stops at a shape with messages in two languages
   * (apache/jena issue 3817).
   */
  Graph withoutMessages() {
    Graph graph = GraphFactory.createDefaultGraph();
    shapes.find().filterDrop(t -> t.getPredicate().equals(Sh.MESSAGE)).forEachRemaining(graph::add);
    return graph;
  }

  /** The message of a shape, or else of the shape it belongs to. */
  Bilingual message(Node shape) {
    List<Node> chain = new ArrayList<>(List.of(shape));
    for (int i = 0; i < chain.size() && i < 8; i++) {
      String fr = message(chain.get(i), "fr");
      String en = message(chain.get(i), "en");
      if (!fr.isEmpty() && !en.isEmpty()) {
        return new Bilingual(fr, en);
      }
      shapes
          .find(Node.ANY, Node.ANY, chain.get(i))
          .mapWith(Triple::getSubject)
          .forEachRemaining(chain::add);
    }
    return UNKNOWN;
  }

  private String message(Node shape, String language) {
    ExtendedIterator<String> texts =
        shapes
            .find(shape, Sh.MESSAGE, Node.ANY)
            .mapWith(Triple::getObject)
            .filterKeep(n -> n.getLiteralLanguage().startsWith(language))
            .mapWith(Node::getLiteralLexicalForm);
    return texts.hasNext() ? texts.next() : "";
  }
}
