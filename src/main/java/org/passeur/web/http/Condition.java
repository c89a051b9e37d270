package org.passeur.web.http;

import java.util.Arrays;
import java.util.List;
import org.passeur.log.Digest;

/**
 * The precondition of a write: RFC 9110, sections 13.1.1 (If-Match) and 13.1.2 (If-None-Match). Our
 * entity tags begin with the digest of the statements shown, whatever the syntax. Only that part is
 * compared, so a tag received with Turtle also serves a write in JSON-LD.
 *
 * @param match tags of If-Match; empty when there is none
 * @param mustNotExist for {@code If-None-Match: *}
 */
public record Condition(List<String> match, boolean mustNotExist) {
  private static final int DIGEST = 32;

  /** The current state is not one that the condition names. */
  static final class Unmet extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  public static Condition of(Exchange x) {
    String match = x.header("If-Match");
    String none = x.header("If-None-Match");
    List<String> tags =
        Arrays.stream(match.split(",")).map(String::strip).filter(t -> !t.isEmpty()).toList();
    return new Condition(tags, none.strip().equals("*"));
  }

  /** Returns whether the request has no precondition. */
  public boolean none() {
    return match.isEmpty() && !mustNotExist;
  }

  boolean holdsFor(Digest state) {
    boolean exists = !state.equals(Digest.EMPTY);
    boolean known =
        match.isEmpty()
            || match.stream().anyMatch(tag -> tag.equals("*") ? exists : digest(tag).equals(state));
    return known && !(mustNotExist && exists);
  }

  /** The digests named in If-Match. */
  List<Digest> states() {
    return match.stream().filter(tag -> !tag.equals("*")).map(Condition::digest).toList();
  }

  private static Digest digest(String tag) {
    String opaque = tag.replaceFirst("^W/", "").replace("\"", "");
    try {
      return Digest.parse(opaque.substring(0, Math.min(DIGEST, opaque.length())));
    } catch (NumberFormatException e) {
      return new Digest(-1, -1); // not one of our tags: a digest that matches no state
    }
  }
}
