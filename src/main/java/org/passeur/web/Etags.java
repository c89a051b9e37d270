package org.passeur.web;

import io.javalin.http.Context;
import java.util.Arrays;
import java.util.Optional;

/** Conditional requests: RFC 9110, section 13. */
final class Etags {
  private Etags() {}

  /** Returns whether If-None-Match names the tag, so that 304 can be answered. */
  static boolean match(Context x, String etag) {
    String header = Optional.ofNullable(x.header("If-None-Match")).orElse("");
    return header.strip().equals("*")
        || Arrays.stream(header.split(",")).map(Etags::opaque).anyMatch(opaque(etag)::equals);
  }

  /** The tag without its weakness mark: If-None-Match compares weakly (section 13.1.2). */
  private static String opaque(String tag) {
    return tag.strip().replaceFirst("^W/", "");
  }
}
