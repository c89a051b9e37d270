package org.passeur.rights;

import static org.passeur.rights.Reach.IF_ALLOWED;
import static org.passeur.rights.Reach.MEMBERS_CONSENT;
import static org.passeur.rights.Reach.NETWORK_CONSENT;
import static org.passeur.rights.Reach.NO;
import static org.passeur.rights.Reach.OWN;
import static org.passeur.rights.Reach.PUBLIC_CONSENT;
import static org.passeur.rights.Reach.YES;

import java.util.Map;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.passeur.vocab.Addresses;

/**
 * The kinds of named graphs, and how far each role reads them: the table of ARCHITECTURE.md
 * ("Graphs and who reads them"), which a test compares with this one. A graph of no kind is read by
 * nobody.
 */
@SuppressWarnings("ImmutableEnumChecker") // Map.of never changes
enum GraphKind {
  //               public          member           facilitator      referral         curator
  //               staff           admin
  OPEN(YES, YES, YES, YES, YES, YES, YES),
  PROVENANCE(YES, YES, YES, YES, YES, YES, YES),
  PERSON(
      PUBLIC_CONSENT, MEMBERS_CONSENT, MEMBERS_CONSENT, NETWORK_CONSENT, PUBLIC_CONSENT, YES, YES),
  CONTACT(NO, MEMBERS_CONSENT, MEMBERS_CONSENT, NETWORK_CONSENT, NO, YES, YES),
  PARTICIPATION(NO, NO, NO, NO, NO, NO, NO),
  COMMUNITY(NO, OWN, OWN, IF_ALLOWED, NO, NO, YES),
  CONSENTS(NO, NO, NO, YES, YES, NO, YES),
  REFERRAL(NO, NO, NO, YES, NO, NO, YES),
  INFERRED(NO, NO, NO, YES, NO, NO, YES),
  INSIDE(NO, NO, NO, NO, NO, YES, YES),
  OTHER_RESTRICTED(NO, NO, NO, NO, NO, NO, YES);

  private static final Map<String, GraphKind> RESTRICTED =
      Map.of("consent", CONSENTS, "referral", REFERRAL, "aside", INSIDE, "prov", INSIDE);

  private final Reach everyone;
  private final Map<Role, Reach> byRole;

  GraphKind(
      Reach everyone,
      Reach member,
      Reach facilitator,
      Reach referral,
      Reach curator,
      Reach staff,
      Reach admin) {
    this.everyone = everyone;
    this.byRole =
        Map.of(
            Role.MEMBER, member,
            Role.FACILITATOR, facilitator,
            Role.REFERRAL, referral,
            Role.CURATOR, curator,
            Role.STAFF, staff,
            Role.ADMIN, admin);
  }

  /** How far whoever comes without a token reads it. */
  Reach everyone() {
    return everyone;
  }

  Reach of(Role role) {
    return byRole.getOrDefault(role, NO);
  }

  /** Empty for a graph that docs/model.md does not know, the default graph included. */
  static Optional<GraphKind> of(Node graph, Addresses addresses) {
    if (graph.equals(addresses.provenanceGraph())) {
      return Optional.of(PROVENANCE);
    }
    if (addresses.isOpenGraph(graph)) {
      return Optional.of(OPEN);
    }
    Optional<Addresses.PersonPart> part = addresses.personPart(graph);
    if (part.isPresent()) {
      return ofCategory(part.get().category());
    }
    if (addresses.isCommunityGraph(graph)) {
      return Optional.of(COMMUNITY);
    }
    return addresses.isRestrictedGraph(graph)
        ? Optional.of(restricted(graph, addresses))
        : Optional.empty();
  }

  private static Optional<GraphKind> ofCategory(String category) {
    return switch (category) {
      case "contact" -> Optional.of(CONTACT);
      case "participation" -> Optional.of(PARTICIPATION);
      default -> Visibility.CATEGORIES.contains(category) ? Optional.of(PERSON) : Optional.empty();
    };
  }

  private static GraphKind restricted(Node graph, Addresses addresses) {
    String prefix = addresses.restrictedGraph("").getURI();
    if (!graph.getURI().startsWith(prefix)) {
      return INFERRED;
    }
    String name = graph.getURI().substring(prefix.length());
    return name.startsWith("import/") ? INSIDE : RESTRICTED.getOrDefault(name, OTHER_RESTRICTED);
  }
}
