package org.passeur.guard;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.passeur.engine.watch.SaneValues;
import org.passeur.kernel.Bilingual;
import org.passeur.kernel.Once;
import org.passeur.kernel.Report;
import org.passeur.log.Change;
import org.passeur.store.Gate;
import org.passeur.vocab.Iris;
import org.passeur.vocab.Literals;

/**
 * Accepts only terms that every part of the program can handle: absolute IRIs, RDF 1.1 terms,
 * addresses and literals of bounded length, numbers and dates of bounded size, and literals that
 * are values of their type. An ill-typed one that an older folder holds may be moved and removed.
 */
final class WellFormed implements Gate {
  /** Longest literal accepted, in characters. */
  private static final int LONGEST_TEXT = 1_000_000;

  @Override
  public Report check(Change change, DatasetGraph after) {
    List<Report.Result> results = new ArrayList<>();
    var gone = new Once<>(() -> triples(change.removed()));
    for (Quad quad : change.added()) {
      for (Node node : new Node[] {quad.getSubject(), quad.getPredicate(), quad.getObject()}) {
        problem(node).ifPresent(text -> results.add(result(quad, node, text)));
      }
      Node value = quad.getObject();
      if (!Literals.isWellTyped(value) && !gone.get().contains(quad.asTriple())) {
        Literals.problem(value).ifPresent(text -> results.add(result(quad, value, text)));
      }
      if (!quad.isDefaultGraph()) {
        Node graph = quad.getGraph();
        problem(graph).ifPresent(text -> results.add(result(quad, graph, text)));
      }
    }
    return new Report(results);
  }

  private static Set<Triple> triples(Collection<Quad> quads) {
    Set<Triple> triples = new HashSet<>();
    quads.forEach(quad -> triples.add(quad.asTriple()));
    return triples;
  }

  private static Optional<Bilingual> problem(Node node) {
    if (node.isTripleTerm()) {
      return Optional.of(
          new Bilingual(
              "Les énoncés sur des énoncés (RDF 1.2) ne sont pas encore acceptés ; décrivez"
                  + " l'énoncé par une ressource à part, avec sa propre adresse.",
              "Statements about statements (RDF 1.2) are not accepted yet; describe the statement"
                  + " as a separate resource, with an address of its own."));
    }
    if ((node.isURI() && node.getURI().length() > Iris.LONGEST)
        || (node.isLiteral() && node.getLiteralDatatypeURI().length() > Iris.LONGEST)) {
      return Optional.of(
          new Bilingual(
              "Cette adresse dépasse 8 000 caractères ; donnez-en une plus courte.",
              "This address is longer than 8,000 characters; give a shorter one."));
    }
    if ((node.isURI() && !Iris.isFine(node.getURI()))
        || (node.isLiteral() && !Iris.isFine(node.getLiteralDatatypeURI()))) {
      return Optional.of(
          new Bilingual(
              "Cette adresse n'est pas complète ou contient un caractère interdit ; écrivez-la en"
                  + " entier, par exemple https://exemple.org/x.",
              "This address is not complete or holds a forbidden character; write it in full, such"
                  + " as https://example.org/x."));
    }
    if (node.isLiteral() && node.getLiteralLexicalForm().length() > LONGEST_TEXT) {
      return Optional.of(
          new Bilingual(
              "Ce texte dépasse un million de caractères ; raccourcissez-le ou donnez un lien vers"
                  + " le document.",
              "This text is longer than a million characters; shorten it or link to the"
                  + " document."));
    }
    if (!SaneValues.isSane(node)) {
      return Optional.of(
          new Bilingual(
              "Ce nombre, cette date ou cette durée dépasse ce que Passeur peut calculer ; vérifiez"
                  + " la valeur.",
              "This number, date or duration is larger than Passeur can compute with; check the"
                  + " value."));
    }
    return Optional.empty();
  }

  private static Report.Result result(Quad quad, Node value, Bilingual message) {
    return Placement.result("WellFormedTerm", quad, value, message);
  }
}
