package org.passeur.document.statistics;

import java.util.List;
import java.util.Set;
import java.util.function.ObjLongConsumer;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.passeur.document.statistics.Measure.Kind;
import org.passeur.vocab.Addresses;
import org.passeur.vocab.Psr;
import org.passeur.vocab.Rdf;
import org.passeur.vocab.Skos;

/**
 * Determines what one statement adds to the numbers by itself, whatever the other statements are.
 */
final class StatementMeasures {
  /** Properties that link equivalent or similar things of two sites. */
  private static final Set<String> LINKS =
      Set.of(
          Rdf.OWL + "sameAs",
          Skos.NS + "exactMatch",
          Skos.NS + "closeMatch",
          Skos.NS + "broadMatch",
          Skos.NS + "narrowMatch",
          Skos.NS + "relatedMatch");

  private static final List<String> OURS = List.of(Psr.NS, Psr.CONCEPT);

  private final Addresses addresses;

  StatementMeasures(Addresses addresses) {
    this.addresses = addresses;
  }

  /**
   * Adds the contributions of the statement.
   *
   * @param sign 1 for an added statement, -1 for a removed one
   */
  void count(Triple t, long sign, ObjLongConsumer<Measure> counts) {
    counts.accept(Measure.whole(Kind.TRIPLES), sign);
    counts.accept(Measure.of(Kind.PROPERTY, t.getPredicate()), sign);
    Node object = t.getObject();
    if (object.isLiteral() && !object.getLiteralLanguage().isEmpty()) {
      counts.accept(Measure.of(Kind.LANGUAGE, object.getLiteralLanguage()), sign);
    }
    if (t.getPredicate().equals(Rdf.TYPE)) {
      counts.accept(Measure.of(Kind.CLASS, object), sign);
    }
    if (object.isURI() && LINKS.contains(t.getPredicate().getURI()) && leadsAway(object)) {
      counts.accept(
          new Measure(Kind.LINKS, t.getPredicate().getURI(), site(object.getURI())), sign);
    }
  }

  private boolean leadsAway(Node object) {
    return object.getURI().startsWith("http")
        && !addresses.isOurs(object)
        && OURS.stream().noneMatch(object.getURI()::startsWith);
  }

  /** The site of an IRI: its scheme and host, with a slash. */
  private static String site(String iri) {
    int path = iri.indexOf('/', iri.indexOf("://") + 3);
    return path < 0 ? iri : iri.substring(0, path + 1);
  }

  /** Returns whether the node counts as an entity when it is a subject. */
  boolean isEntity(Node subject) {
    return addresses.thing(subject).isPresent();
  }
}
