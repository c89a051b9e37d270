package org.passeur.rights;

import java.util.Set;
import org.apache.jena.graph.Node;

/**
 * Who asks.
 *
 * @param name of the token's holder; empty for nobody in particular
 * @param roles those of the token; none for whoever comes without one
 * @param communities those a member's or facilitator's token is for
 */
public record Asker(String name, Set<Role> roles, Set<Node> communities) {
  /** Whoever comes without a token: the public. */
  public static final Asker PUBLIC = new Asker("", Set.of(), Set.of());

  public Asker {
    roles = Set.copyOf(roles);
    communities = Set.copyOf(communities);
  }

  /** The holder of a token with one role that is for no community in particular. */
  public static Asker of(String name, Role role) {
    return new Asker(name, Set.of(role), Set.of());
  }

  /** Returns whether one of the roles covers the other. */
  public boolean may(Role role) {
    return roles.stream().anyMatch(r -> r.covers(role));
  }
}
