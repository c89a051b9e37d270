package org.passeur.rights;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.passeur.vocab.Psr;

/**
 * What a ready question of this program may reckon with beyond what its asker reads, when its
 * answer shows no person by it. The header of the question names it ({@code # reckons with: …}).
 */
@SuppressWarnings("ImmutableEnumChecker") // Set.of never changes
public enum Reserved {
  /** Levels of participation, recognition and allocated time: no role reads them. */
  PARTICIPATION(
      Set.of(GraphKind.PARTICIPATION),
      Set.of(Psr.PARTICIPATION_LEVEL, Psr.RECOGNITION, Psr.ALLOCATED_TIME)),

  /** Who was asked and who was given a request, which added up is the load: no role reads it. */
  SOLICITATIONS(Set.of(), Set.of(Psr.SOLICITS, Psr.HANDED_OVER_TO)),

  /** The work of referral. */
  REFERRAL(Set.of(GraphKind.REFERRAL), Set.of()),

  /** The register of consents, to leave people out who do not agree. */
  CONSENTS(Set.of(GraphKind.CONSENTS), Set.of()),

  /** People's own graphs, of which only that they are there is told. */
  PEOPLE(Set.of(GraphKind.PERSON), Set.of());

  private final Set<GraphKind> kinds;
  private final Set<Node> properties;

  Reserved(Set<GraphKind> kinds, Set<Node> properties) {
    this.kinds = kinds;
    this.properties = properties;
  }

  Set<GraphKind> kinds() {
    return kinds;
  }

  /** Properties that no role reads in any graph that is not open. */
  Set<Node> properties() {
    return properties;
  }

  /** The one of that name, in lower case. */
  public static Optional<Reserved> of(String name) {
    return Stream.of(values())
        .filter(r -> r.name().toLowerCase(java.util.Locale.ROOT).equals(name))
        .findFirst();
  }
}
