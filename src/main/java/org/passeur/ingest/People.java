package org.passeur.ingest;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.vocabulary.OWL;
import org.apache.jena.vocabulary.RDF;
import org.passeur.vocab.Addresses;
import org.passeur.vocab.PeopleTerms;
import org.passeur.vocab.Rdf;

/**
 * Who the statements speak of as a person, in whatever vocabulary: what has the class of people,
 * what is said of nobody else, and what a work is attributed to, unless it is called an
 * organization or a group. Other names of them ({@code owl:sameAs}) and lists of them count too. In
 * doubt it is a person.
 */
final class People {
  static final People NOBODY = new People(Set.of());

  private final Set<Node> people;

  private People(Set<Node> people) {
    this.people = people;
  }

  /** Everyone in the statements of a whole import: files speak of each other's people. */
  static People in(Collection<Quad> quads, Addresses addresses) {
    Set<Node> collectives = new HashSet<>();
    for (Quad q : quads) {
      if (isType(q) && PeopleTerms.COLLECTIVES.contains(q.getObject())) {
        collectives.add(q.getSubject());
      }
    }
    Set<Node> found = new HashSet<>();
    Map<Node, List<Node>> same = new HashMap<>();
    for (Quad q : quads) {
      Node subject = q.getSubject();
      Node object = q.getObject();
      if (isType(q) && PeopleTerms.CLASSES.contains(object)) {
        found.add(subject);
      }
      if (PeopleTerms.OF_A_PERSON.contains(q.getPredicate())
          && !isKnownThing(subject, collectives, addresses)) {
        found.add(subject);
      }
      if (PeopleTerms.TO_AN_AGENT.contains(q.getPredicate())
          && object.isURI()
          && !isKnownThing(object, collectives, addresses)) {
        found.add(object);
      }
      if (object.isURI() && leadsOn(q.getPredicate())) {
        same.computeIfAbsent(subject, s -> new ArrayList<>()).add(object);
        if (q.getPredicate().equals(OWL.sameAs.asNode())) {
          same.computeIfAbsent(object, o -> new ArrayList<>()).add(subject);
        }
      }
    }
    return new People(spread(found, same));
  }

  private static Set<Node> spread(Set<Node> found, Map<Node, List<Node>> same) {
    Queue<Node> open = new ArrayDeque<>(found);
    while (!open.isEmpty()) {
      for (Node next : same.getOrDefault(open.remove(), List.of())) {
        if (found.add(next)) {
          open.add(next);
        }
      }
    }
    return found;
  }

  private static boolean isType(Quad q) {
    return q.getPredicate().equals(Rdf.TYPE);
  }

  /** Another name of the same, or the next of a list of them. */
  private static boolean leadsOn(Node predicate) {
    String iri = predicate.getURI();
    return predicate.equals(OWL.sameAs.asNode())
        || iri.equals(RDF.first.getURI())
        || iri.equals(RDF.rest.getURI())
        || iri.startsWith(RDF.getURI() + "_");
  }

  private static boolean isKnownThing(Node node, Set<Node> collectives, Addresses addresses) {
    return collectives.contains(node)
        || (node.isURI()
            && node.getURI().startsWith(addresses.resolver() + "id/")
            && !addresses.isPerson(node));
  }

  /** Everyone, by whatever address. */
  Set<Node> all() {
    return people;
  }

  /**
   * True when the statement is about one of them, or gives one a name where a work's author stands.
   */
  boolean isNamedIn(Quad q) {
    return people.contains(q.getSubject())
        || people.contains(q.getObject())
        || (q.getObject().isLiteral() && PeopleTerms.TO_AN_AGENT.contains(q.getPredicate()));
  }
}
