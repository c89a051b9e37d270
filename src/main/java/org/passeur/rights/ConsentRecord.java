package org.passeur.rights;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Quad;
import org.passeur.vocab.Dpv;
import org.passeur.vocab.Psr;

/**
 * One record of the consent register, in one state of the store.
 *
 * @param statements its statements in the graph of the register
 */
record ConsentRecord(Set<Quad> statements) {
  /** A category of data or use that a person allows an audience. */
  record Grant(Node person, Node audience, Node category) {}

  static ConsentRecord of(Collection<Quad> statements) {
    return new ConsentRecord(new LinkedHashSet<>(statements));
  }

  List<Node> values(Node property) {
    return statements.stream()
        .filter(q -> q.getPredicate().equals(property))
        .map(Quad::getObject)
        .toList();
  }

  boolean has(Node status) {
    return values(Dpv.HAS_CONSENT_STATUS).contains(status);
  }

  boolean isWithdrawn() {
    return has(Dpv.CONSENT_WITHDRAWN);
  }

  boolean isGiven() {
    return has(Dpv.CONSENT_GIVEN) && !isWithdrawn() && !has(Dpv.CONSENT_EXPIRED);
  }

  /** What it grants by its status, whatever its dates; empty for a withdrawn or expired record. */
  Set<Grant> grants() {
    return isGiven() ? covered() : Set.of();
  }

  /** What it covers, whether granted or not. */
  Set<Grant> covered() {
    return values(Dpv.HAS_DATA_SUBJECT).stream()
        .flatMap(
            person ->
                values(Psr.CONSENT_AUDIENCE).stream()
                    .flatMap(
                        audience ->
                            values(Psr.CONSENT_COVERS).stream()
                                .map(category -> new Grant(person, audience, category))))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }
}
