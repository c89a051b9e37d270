package org.passeur.search;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Quad;
import org.passeur.log.Change;
import org.passeur.vocab.Dcterms;
import org.passeur.vocab.Naming;
import org.passeur.vocab.Org;
import org.passeur.vocab.Psr;

/** Finds the things whose documents may differ after a change. */
final class Affected {
  /**
   * Properties through which claims and memberships connect a person with subjects and communities.
   */
  private static final List<Node> BETWEEN = List.of(Psr.HOLDER, Org.MEMBER);

  private final Graph after;
  private final Set<Node> found = new LinkedHashSet<>();

  private Affected(Graph after) {
    this.after = after;
  }

  static Set<Node> by(Change change, Graph after) {
    var affected = new Affected(after);
    Set<Node> renamed = new HashSet<>();
    change.quads().forEach(quad -> affected.take(quad, renamed));
    renamed.forEach(affected::takeThoseAbout);
    return affected.found;
  }

  private void take(Quad quad, Set<Node> renamed) {
    if (found.add(quad.getSubject())) {
      takePeople(quad.getSubject());
    }
    if (quad.getObject().isURI()) {
      found.add(quad.getObject());
    }
    if (Naming.OURS.contains(quad.getPredicate())) {
      renamed.add(quad.getSubject());
    }
  }

  private void takePeople(Node between) {
    for (Node property : BETWEEN) {
      after.find(between, property, Node.ANY).forEachRemaining(t -> found.add(t.getObject()));
    }
  }

  /** Adds the things about a theme, because their documents contain its labels. */
  private void takeThoseAbout(Node theme) {
    after.find(Node.ANY, Dcterms.SUBJECT, theme).forEachRemaining(t -> found.add(t.getSubject()));
    Set<Node> claims = new HashSet<>();
    after.find(Node.ANY, Psr.EXPERTISE_IN, theme).forEachRemaining(t -> claims.add(t.getSubject()));
    claims.forEach(this::takePeople);
  }
}
