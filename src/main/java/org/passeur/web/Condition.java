package org.passeur.web;

import io.javalin.http.Context;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.passeur.store.Digest;

/**
 * What a writer expects to find: RFC 9110, sections 13.1.1 (If-Match) and 13.1.2 (If-None-Match).
 * The tags of our documents begin with the digest of what they show, whatever the syntax; that part
 * is compared, so that a tag seen in Turtle serves for a write in JSON-LD.
 *
 * @param match tags of If-Match; empty when there is none
 * @param mustNotExist for {@code If-None-Match: *}
 */
record Condition(List<String> match, boolean mustNotExist) {
  private static final int DIGEST = 32;

  /** The writer knows another state than the one there is. */
  static final class Unmet extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  static Condition of(Context x) {
    String match = Optional.ofNullable(x.header("If-Match")).orElse("");
    String none = Optional.ofNullable(x.header("If-None-Match")).orElse("");
    List<String> tags =
        Arrays.stream(match.split(",")).map(String::strip).filter(t -> !t.isEmpty()).toList();
    return new Condition(tags, none.strip().equals("*"));
  }

  /** True when the writer expects nothing. */
  boolean none() {
    return match.isEmpty() && !mustNotExist;
  }

  boolean holdsFor(Digest state) {
    boolean exists = !state.equals(Digest.EMPTY);
    boolean known =
        match.isEmpty()
            || match.stream().anyMatch(tag -> tag.equals("*") ? exists : digest(tag).equals(state));
    return known && !(mustNotExist && exists);
  }

  /** The states that the writer knows. */
  List<Digest> states() {
    return match.stream().filter(tag -> !tag.equals("*")).map(Condition::digest).toList();
  }

  private static Digest digest(String tag) {
    String opaque = tag.replaceFirst("^W/", "").replace("\"", "");
    try {
      return Digest.parse(opaque.substring(0, Math.min(DIGEST, opaque.length())));
    } catch (NumberFormatException e) {
      return new Digest(-1, -1); // not a tag of ours: no state there ever was
    }
  }
}
