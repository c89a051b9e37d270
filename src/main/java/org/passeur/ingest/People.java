package org.passeur.ingest;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Quad;
import org.passeur.vocab.Foaf;
import org.passeur.vocab.Rdf;

/** Knows people by their type, in the vocabularies that name them. */
final class People {
  private static final Set<String> CLASSES =
      Set.of(
          Foaf.PERSON.getURI(),
          "http://schema.org/Person",
          "https://schema.org/Person",
          "http://www.w3.org/ns/prov#Person",
          "http://www.w3.org/2006/vcard/ns#Individual",
          "http://www.w3.org/ns/person#Person",
          "https://www.w3.org/ns/activitystreams#Person",
          "http://virtual-assembly.org/ontologies/pair#Person");

  private People() {}

  /** Everything that the statements call a person. */
  static Set<Node> in(List<Quad> quads) {
    Set<Node> people = new HashSet<>();
    for (Quad q : quads) {
      if (q.getPredicate().equals(Rdf.TYPE)
          && q.getObject().isURI()
          && CLASSES.contains(q.getObject().getURI())) {
        people.add(q.getSubject());
      }
    }
    return people;
  }
}
