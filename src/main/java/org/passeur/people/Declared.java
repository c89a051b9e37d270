package org.passeur.people;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.vocabulary.OWL2;
import org.apache.jena.vocabulary.RDFS;

/**
 * Decides what terms say about people: from their names, and from RDF Schema declarations in the
 * data (superclasses and superproperties, equivalents, domains and ranges).
 */
final class Declared {
  private static final Set<Node> ABOVE =
      Set.of(
          RDFS.subClassOf.asNode(),
          RDFS.subPropertyOf.asNode(),
          OWL2.equivalentClass.asNode(),
          OWL2.equivalentProperty.asNode());

  private static final Set<Node> BESIDE =
      Set.of(OWL2.equivalentClass.asNode(), OWL2.equivalentProperty.asNode());

  /** Superclasses or superproperties looked at, at most. */
  private static final int MOST = 50;

  private final Neighbourhood around;
  private final Map<Node, Set<Node>> above = new HashMap<>();

  Declared(Neighbourhood around) {
    this.around = around;
  }

  /** Returns whether the property declares the meaning of a term. */
  static boolean declares(Node property) {
    return ABOVE.contains(property)
        || property.equals(RDFS.domain.asNode())
        || property.equals(RDFS.range.asNode());
  }

  boolean isPerson(Node type) {
    return is(type, AgentClasses::isPerson);
  }

  boolean isAgent(Node type) {
    return is(type, AgentClasses::isAgent);
  }

  boolean isOfAPerson(Node property) {
    return is(property, AgentProperties::isOfAPerson)
        || is(property, p -> isOnlyFor(p, RDFS.domain.asNode()));
  }

  boolean leadsToAnAgent(Node property) {
    return is(property, AgentProperties::leadsToAnAgent)
        || is(property, p -> isOnlyFor(p, RDFS.range.asNode()));
  }

  boolean isContact(Node property) {
    return is(property, AgentProperties::isContact);
  }

  boolean isName(Node property) {
    return is(property, AgentProperties::isName);
  }

  private boolean isOnlyFor(Node property, Node side) {
    return around.of(property).stream()
        .anyMatch(
            q -> q.getPredicate().equals(side) && q.getObject().isURI() && isPerson(q.getObject()));
  }

  private boolean is(Node term, Predicate<Node> test) {
    return test.test(term) || above.computeIfAbsent(term, this::above).stream().anyMatch(test);
  }

  /** The term and its superclasses or superproperties in the data. */
  private Set<Node> above(Node term) {
    Set<Node> found = new LinkedHashSet<>(Set.of(term));
    Queue<Node> open = new ArrayDeque<>(found);
    while (!open.isEmpty() && found.size() < MOST) {
      Node next = open.remove();
      for (Quad q : around.of(next)) {
        if (ABOVE.contains(q.getPredicate()) && q.getObject().isURI() && found.add(q.getObject())) {
          open.add(q.getObject());
        }
      }
      for (Quad q : around.leadingTo(next)) {
        if (BESIDE.contains(q.getPredicate())
            && q.getSubject().isURI()
            && found.add(q.getSubject())) {
          open.add(q.getSubject());
        }
      }
    }
    return found;
  }
}
