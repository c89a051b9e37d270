package org.passeur.web;

import io.javalin.http.Context;
import java.util.Optional;
import org.passeur.store.Problem;

/** Who asks, by the bearer token of the request (RFC 6750, section 2.1). */
final class Access {
  private final Tokens tokens;
  private final boolean open;

  /**
   * @param open for test suites: everyone may do everything
   */
  Access(Tokens tokens, boolean open) {
    this.tokens = tokens;
    this.open = open;
  }

  /**
   * The holder, when the token's role allows it.
   *
   * @return the holder's name
   * @throws Problem 401 without a valid token, 403 with one of another role
   */
  String require(Context request, Role role) {
    if (open) {
      return "conformance";
    }
    Tokens.Holder holder = holder(request).orElseThrow(() -> unauthenticated(request));
    if (!holder.role().covers(role)) {
      throw Problem.of(
          Problem.Kind.FORBIDDEN,
          "Ce jeton ne donne pas ce droit ; il faut le rôle « " + role.token() + " ».",
          "This token does not give that right; the role “" + role.token() + "” is needed.");
    }
    return holder.name();
  }

  /** True when the request has a token of the role; without one it is merely anybody's. */
  boolean has(Context request, Role role) {
    return open || holder(request).filter(h -> h.role().covers(role)).isPresent();
  }

  /** True when the request says who asks, whether or not it is true. */
  boolean identified(Context request) {
    return open || request.header("Authorization") != null;
  }

  private Optional<Tokens.Holder> holder(Context request) {
    String header = Optional.ofNullable(request.header("Authorization")).orElse("");
    return header.regionMatches(true, 0, "Bearer ", 0, 7)
        ? tokens.holder(header.substring(7).strip())
        : Optional.empty();
  }

  private static Problem unauthenticated(Context request) {
    request.header("WWW-Authenticate", "Bearer realm=\"passeur\"");
    return Problem.of(
        Problem.Kind.UNAUTHENTICATED,
        "Il faut un jeton valide pour écrire ; demandez-en un à la personne qui gère ce réseau.",
        "A valid token is needed to write; ask the person who runs this network for one.");
  }
}
