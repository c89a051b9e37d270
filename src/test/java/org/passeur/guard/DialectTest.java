package org.passeur.guard;

import static java.util.function.Predicate.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.sparql.util.graph.GNode;
import org.apache.jena.sparql.util.graph.GraphList;
import org.apache.jena.vocabulary.RDF;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.passeur.TestBase;
import org.passeur.kernel.Bundled;
import org.passeur.vocab.Sh;

/**
 * Blocking shapes keep to what depends on a node's own statements, which is what the gate looks at,
 * and to what both engines check without fail (docs/rules.md, "Writing a rule").
 */
final class DialectTest extends TestBase {
  /**
   * To add one, show first that it looks at no other node, and that both engines agree on it:
   * {@link GuardDifferentialTest}.
   */
  private static final Set<String> VETTED =
      Set.of(
          "targetClass",
          "targetSubjectsOf",
          "property",
          "path",
          "inversePath",
          "minCount",
          "maxCount",
          "datatype",
          "nodeKind",
          "in",
          "hasValue",
          "pattern",
          "minInclusive",
          "maxInclusive",
          "uniqueLang",
          "languageIn",
          "or",
          "qualifiedValueShape",
          "qualifiedMinCount",
          "qualifiedMaxCount",
          "name",
          "message");

  private static final Set<String> TYPES = Set.of("NodeShape", "PropertyShape");

  @TestFactory
  Stream<DynamicTest> everyBlockingShapeKeepsToTheVettedDialect() {
    List<String> files = Bundled.list("shapes/commit", ".ttl");
    assertFalse(files.isEmpty());
    return files.stream()
        .map(f -> dynamicTest(f, () -> assertEquals(List.of(), objections(read(f)))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sh:targetClass ex:C ; sh:sparql [ sh:select 'SELECT $this {}' ]",
        "sh:targetClass ex:C ; sh:property [ sh:path ex:p ; sh:class ex:D ]",
        "sh:targetClass ex:C ; sh:property [ sh:path ex:p ; sh:node ex:S ]",
        "sh:targetObjectsOf ex:p ; sh:nodeKind sh:IRI",
        "sh:targetClass ex:C ; sh:xone ( [ sh:path ex:p ; sh:minCount 1 ] )",
        "sh:targetClass ex:C ; sh:not [ sh:path ex:p ; sh:minCount 1 ]",
        "sh:targetClass ex:C ; sh:severity sh:Warning ; sh:property [ sh:path ex:p ; sh:minCount 1"
            + " ]",
        "sh:targetClass ex:C ; sh:property [ sh:path [ sh:zeroOrMorePath ex:p ] ; sh:minCount 1 ]",
        "sh:targetClass ex:C ; sh:property [ sh:path ( ex:p ex:q ) ; sh:minCount 1 ]",
        "sh:targetClass ex:C ; sh:property [ sh:path [ sh:inversePath ( ex:p ex:q ) ] ; sh:minCount"
            + " 1 ]",
        "sh:targetClass ex:C ; sh:or ( [ sh:or ( [ sh:path ex:p ; sh:minCount 1 ] ) ] )",
        "sh:targetClass ex:C ; sh:deactivated true",
      })
  void aShapeOutsideTheDialectIsSeen(String shape) {
    assertFalse(objections(turtle("ex:S a sh:NodeShape ; " + shape + " .")).isEmpty());
  }

  @Test
  void everyShapeWithAMessageHasItInBothLanguages() {
    Graph shapes = ShapeLibrary.blocking().graph();
    for (Node shape :
        shapes.find(Node.ANY, Sh.MESSAGE, Node.ANY).mapWith(Triple::getSubject).toSet()) {
      List<String> languages =
          shapes
              .find(shape, Sh.MESSAGE, Node.ANY)
              .mapWith(t -> t.getObject().getLiteralLanguage())
              .toList()
              .stream()
              .sorted()
              .toList();
      assertEquals(List.of("en", "fr"), languages, shape.toString());
    }
  }

  private static List<String> objections(Graph shapes) {
    List<String> objections = new ArrayList<>();
    shapes
        .find()
        .filterKeep(t -> t.getPredicate().getURI().startsWith(Sh.NS))
        .mapWith(t -> t.getPredicate().getURI().substring(Sh.NS.length()))
        .filterDrop(VETTED::contains)
        .forEachRemaining(name -> objections.add("sh:" + name + " is not vetted"));
    shapes
        .find(Node.ANY, RDF.type.asNode(), Node.ANY)
        .mapWith(t -> t.getObject().getURI())
        .filterDrop(type -> TYPES.stream().anyMatch(t -> type.equals(Sh.NS + t)))
        .forEachRemaining(type -> objections.add("a " + type));
    shapes
        .find(Node.ANY, sh("path"), Node.ANY)
        .filterDrop(t -> isSimplePath(shapes, t.getObject()))
        .forEachRemaining(t -> objections.add("a path of several steps at " + t.getSubject()));
    shapes
        .find(Node.ANY, sh("or"), Node.ANY)
        .toList()
        .forEach(
            t ->
                GraphList.members(new GNode(shapes, t.getObject())).stream()
                    .filter(not(member -> shapes.contains(member, sh("path"), Node.ANY)))
                    .forEach(m -> objections.add("sh:or of more than simple properties: " + t)));
    return objections;
  }

  private static boolean isSimplePath(Graph shapes, Node path) {
    return path.isURI()
        || shapes
            .find(path, sh("inversePath"), Node.ANY)
            .mapWith(Triple::getObject)
            .filterKeep(Node::isURI)
            .hasNext();
  }

  private static Node sh(String name) {
    return NodeFactory.createURI(Sh.NS + name);
  }

  private static Graph turtle(String text) {
    return RDFParser.fromString(
            "PREFIX sh: <" + Sh.NS + ">\nPREFIX ex: <http://example.org/>\n" + text, Lang.TURTLE)
        .toGraph();
  }

  private static Graph read(String file) {
    Graph graph = GraphFactory.createDefaultGraph();
    try (var in = Bundled.open(file)) {
      RDFDataMgr.read(graph, in, Lang.TURTLE);
      return graph;
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
