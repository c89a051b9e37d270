package org.passeur.vocab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.junit.jupiter.api.Test;
import org.passeur.TestBase;

/** The vocabulary as a structure. */
final class OntologyTest extends TestBase {
  private final Ontology ontology = new Ontology();

  @Test
  void everyKindOfThingStandsInOneTopicWithNamesInBothLanguages() {
    List<Node> placed = new ArrayList<>();
    for (Ontology.Topic topic : ontology.topics()) {
      assertEquals(2, topic.titles().size(), topic.id());
      assertEquals(2, topic.descriptions().size(), topic.id());
      placed.addAll(topic.classes());
    }
    assertEquals(placed.size(), new LinkedHashSet<>(placed).size(), "twice: " + placed);
    List<Node> missing = ontology.classes().stream().filter(c -> !placed.contains(c)).toList();
    assertEquals(List.of(), missing);
  }

  @Test
  void aPropertyIsFoundFromBothItsEnds() {
    Node cultivates = term("cultivates");
    assertEquals(List.of(Psr.COMMUNITY), ontology.domains(cultivates));
    assertTrue(ontology.saidOf(Psr.COMMUNITY).contains(cultivates));
    assertTrue(ontology.leadingTo(Psr.PRACTICE).contains(cultivates));
    assertTrue(ontology.children(Psr.COMMUNITY).contains(Psr.BRIDGE_COMMUNITY));
    assertEquals("org:Organization", ontology.shortName(ontology.parents(Psr.COMMUNITY).get(0)));
    assertTrue(ontology.isSymmetric(term("overlapsWith")));
    assertTrue(ontology.holdsValues(term("jointEnterprise")));
  }

  @Test
  void closeTermsOfOthersAreKnown() {
    assertTrue(
        ontology.matches(Psr.COMMUNITY).stream()
            .anyMatch(m -> ontology.shortName(m.term()).equals("pair:Group")));
  }

  private static Node term(String name) {
    return NodeFactory.createURI(Psr.NS + name);
  }
}
