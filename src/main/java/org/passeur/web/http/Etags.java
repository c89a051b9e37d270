package org.passeur.web.http;

import java.util.Arrays;

/** Conditional requests: RFC 9110, section 13. */
public final class Etags {
  private Etags() {}

  /** Returns whether If-None-Match names the tag, so that 304 can be answered. */
  public static boolean match(Exchange x, String etag) {
    String header = x.header("If-None-Match");
    return header.strip().equals("*")
        || Arrays.stream(header.split(",")).map(Etags::opaque).anyMatch(opaque(etag)::equals);
  }

  /** The tag without its weakness mark: If-None-Match compares weakly (section 13.1.2). */
  private static String opaque(String tag) {
    return tag.strip().replaceFirst("^W/", "");
  }
}
