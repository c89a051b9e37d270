package org.passeur.web.access;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.passeur.kernel.Problem;
import org.passeur.rights.Asker;
import org.passeur.rights.Role;
import org.passeur.web.http.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Checks who sends a request, by its bearer token (RFC 6750, section 2.1). */
public final class Access {
  private static final Logger LOG = LoggerFactory.getLogger(Access.class);

  private final Tokens tokens;
  private final boolean open;

  /**
   * @param open for test suites: everyone may do everything
   */
  public Access(Tokens tokens, boolean open) {
    this.tokens = tokens;
    this.open = open;
  }

  /**
   * Returns the name of the token's holder, if the token's role allows the request.
   *
   * @return the holder's name
   * @throws Problem 401 without a valid token, 403 when its role does not allow it
   */
  public String require(Exchange request, Role role) {
    return asker(request, role).name();
  }

  /**
   * Returns who asks, if the token has one of the roles.
   *
   * @throws Problem 401 without a valid token, 403 when its role is none of them
   */
  public Asker asker(Exchange request, Role... anyOf) {
    if (open) {
      return Asker.of("conformance", Role.ADMIN);
    }
    Tokens.Holder holder = holder(request).orElseThrow(Access::unauthenticated);
    if (Stream.of(anyOf).noneMatch(holder.role()::covers)) {
      throw Problem.of(
          Problem.Kind.FORBIDDEN,
          "Ce jeton (rôle « "
              + holder.role().token()
              + " ») ne donne pas ce droit ; demandez un jeton de rôle "
              + named(anyOf, "« ", " »", " ou ")
              + " à la personne qui gère ce réseau.",
          "This token (role “"
              + holder.role().token()
              + "”) does not give that right; ask the person who runs this network for a token of"
              + " the role "
              + named(anyOf, "“", "”", " or ")
              + ".");
    }
    Set<Node> communities =
        holder.communities().stream().map(NodeFactory::createURI).collect(Collectors.toSet());
    return new Asker(holder.name(), Set.of(holder.role()), communities);
  }

  private static String named(Role[] roles, String open, String close, String or) {
    return Stream.of(roles)
        .map(role -> open + role.token() + close)
        .collect(Collectors.joining(or));
  }

  /** Returns whether the request has a token of the role; false for a request without a token. */
  public boolean has(Exchange request, Role role) {
    return open || holder(request).filter(h -> h.role().covers(role)).isPresent();
  }

  /** Returns whether the request has a token of any kind; the token is not checked here. */
  public boolean identified(Exchange request) {
    return open || !request.header("Authorization").isEmpty();
  }

  private Optional<Tokens.Holder> holder(Exchange request) {
    String header = request.header("Authorization");
    return header.regionMatches(true, 0, "Bearer ", 0, 7)
        ? known(header.substring(7).strip())
        : Optional.empty();
  }

  /** When the file of tokens cannot be read, nobody is let in: 503, not 401. */
  private Optional<Tokens.Holder> known(String token) {
    try {
      return tokens.holder(token);
    } catch (Problem e) {
      throw e;
    } catch (RuntimeException e) {
      LOG.error("the tokens cannot be read", e);
      throw Problem.of(
          Problem.Kind.UNAVAILABLE,
          "La liste des jetons de ce réseau ne peut pas être lue ; prévenez la personne qui gère ce"
              + " réseau. La lecture sans jeton continue.",
          "The list of this network's tokens cannot be read; tell the person who runs this network."
              + " Reading without a token goes on.");
    }
  }

  private static Problem unauthenticated() {
    return Problem.of(
        Problem.Kind.UNAUTHENTICATED,
        "Il faut un jeton valide pour écrire ; demandez-en un à la personne qui gère ce réseau.",
        "A valid token is needed to write; ask the person who runs this network for one.");
  }
}
