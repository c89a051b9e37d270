package org.passeur.vocab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.passeur.TestBase;
import org.passeur.kernel.Bundled;

/**
 * Using one of our links never makes a thing something that nobody said it was. Domains and ranges
 * are statements about the world (RDF Schema 1.1, sections 3.1 and 3.2), not checks: only things
 * that exist for a statement's sake (a claim, a membership, a request) are typed by them.
 */
final class TypingTest extends TestBase {
  private static final Graph ONTOLOGY = read("ontology/passeur.ttl");

  /** Everything that is data: the demonstration network, the examples, the lists of words. */
  private static final Graph DATA = data();

  @TestFactory
  Stream<DynamicTest> noLinkOfOursGivesAThingAClassThatItsDataDoesNotGive() {
    return ONTOLOGY
        .find(Node.ANY, RDF.type.asNode(), Node.ANY)
        .mapWith(Triple::getSubject)
        .filterKeep(n -> n.isURI() && n.getURI().startsWith(Psr.NS))
        .toSet()
        .stream()
        .filter(p -> !typed(p).isEmpty())
        .map(p -> dynamicTest(p.getLocalName(), () -> assertEquals(Set.of(), surprises(p, DATA))));
  }

  @Test
  void anOrganizationThatRecommendsIsSeen() {
    Graph graph = GraphFactory.createDefaultGraph();
    RDFParser.fromString(
            """
            PREFIX psr: <https://w3id.org/passeur/ns#>
            PREFIX org: <http://www.w3.org/ns/org#>
            <http://e/o> a org:FormalOrganization ; psr:recommends <http://e/p> .
            """,
            Lang.TURTLE)
        .parse(graph);
    Node recommends = org.apache.jena.graph.NodeFactory.createURI(Psr.NS + "recommends");
    assertEquals(1, surprises(recommends, graph).size());
  }

  /** Open classes are never given by a domain or a range. */
  @Test
  void communitiesPracticesResourcesAndPlatformsAreNeverTypedByALink() {
    Set<String> open =
        Set.of("Community", "Practice", "Challenge", "KnowledgeResource", "Platform");
    List<String> found = new ArrayList<>();
    for (Node p : List.of(RDFS.domain.asNode(), RDFS.range.asNode())) {
      ONTOLOGY
          .find(Node.ANY, p, Node.ANY)
          .filterKeep(t -> open.contains(t.getObject().getLocalName()))
          .forEachRemaining(t -> found.add(t.toString()));
    }
    assertEquals(List.of(), found);
  }

  private static List<Node> typed(Node property) {
    List<Node> classes = new ArrayList<>();
    for (Node p : List.of(RDFS.domain.asNode(), RDFS.range.asNode())) {
      ONTOLOGY.find(property, p, Node.ANY).forEachRemaining(t -> classes.add(t.getObject()));
    }
    return classes;
  }

  /** Things that the property would give a class, and that have types, none of them that class. */
  private static Set<String> surprises(Node property, Graph data) {
    Set<String> found = new TreeSet<>();
    data.find(Node.ANY, property, Node.ANY)
        .forEachRemaining(
            t -> {
              surprise(property, RDFS.domain.asNode(), t.getSubject(), data, found);
              surprise(property, RDFS.range.asNode(), t.getObject(), data, found);
            });
    return found;
  }

  private static void surprise(
      Node property, Node side, Node thing, Graph data, Set<String> found) {
    if (!thing.isURI()) {
      return;
    }
    Set<Node> types = new HashSet<>();
    data.find(thing, RDF.type.asNode(), Node.ANY).forEachRemaining(t -> up(t.getObject(), types));
    ONTOLOGY
        .find(property, side, Node.ANY)
        .filterKeep(t -> !types.isEmpty() && !types.contains(t.getObject()))
        .forEachRemaining(t -> found.add(thing + " would be a " + t.getObject()));
  }

  private static void up(Node type, Set<Node> all) {
    if (all.add(type)) {
      ONTOLOGY
          .find(type, RDFS.subClassOf.asNode(), Node.ANY)
          .mapWith(Triple::getObject)
          .toList()
          .forEach(parent -> up(parent, all));
    }
  }

  private static Graph data() {
    Graph all = GraphFactory.createDefaultGraph();
    for (String folder : List.of("ontology/demo", "ontology/examples", "ontology/schemes")) {
      for (String extension : List.of(".trig", ".ttl")) {
        Bundled.list(folder, extension).forEach(f -> read(f).find().forEachRemaining(all::add));
      }
    }
    return all;
  }

  private static Graph read(String file) {
    DatasetGraph data = DatasetGraphFactory.create();
    try (InputStream in = Bundled.open(file)) {
      RDFParser.source(in).lang(Lang.TRIG).base("http://localhost:8080/").parse(data);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Graph all = GraphFactory.createDefaultGraph();
    data.find().forEachRemaining(q -> all.add(q.asTriple()));
    return all;
  }
}
