package org.passeur.vocab;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;

/**
 * Recognizes addresses that lead to an installation although they are not written like its base
 * (RFC 3986, section 6.2).
 */
final class OurOwn {
  private OurOwn() {}

  /** Returns whether the address begins with the base after normalization. */
  static boolean means(String base, String iri) {
    int start = authority(iri);
    if (start < 0) {
      return false;
    }
    int end = end(iri, start);
    int ourStart = authority(base);
    int ourEnd = end(base, ourStart);
    if (isPlainlyElsewhere(iri, start, end, base, ourStart)) {
      return false;
    }
    if (!host(iri.substring(start, end)).equals(host(base.substring(ourStart, ourEnd)))) {
      return false;
    }
    String ours = path(base.substring(ourEnd));
    String path = path(iri.substring(end));
    return path.equals(ours) ? iri.substring(end).length() > 0 : path.startsWith(ours + "/");
  }

  /** A quick test, true for most: another first letter, and nothing that could hide it. */
  private static boolean isPlainlyElsewhere(
      String iri, int start, int end, String base, int ourStart) {
    for (int i = start; i < end; i++) {
      if (iri.charAt(i) == '%' || iri.charAt(i) == '@') {
        return false;
      }
    }
    int same = 0;
    boolean port = false;
    while (start + same < end
        && Character.toLowerCase(iri.charAt(start + same))
            == Character.toLowerCase(base.charAt(Math.min(ourStart + same, base.length() - 1)))) {
      port |= iri.charAt(start + same) == ':';
      same++;
    }
    return !port && start + same < end && ":.".indexOf(iri.charAt(start + same)) < 0;
  }

  /** The position of the authority; -1 for other schemes. */
  private static int authority(String iri) {
    String head = iri.substring(0, Math.min(8, iri.length())).toLowerCase(Locale.ROOT);
    return head.startsWith("http://") ? 7 : head.startsWith("https://") ? 8 : -1;
  }

  private static int end(String iri, int start) {
    int at = start;
    while (at < iri.length() && "/?#".indexOf(iri.charAt(at)) < 0) {
      at++;
    }
    return at;
  }

  private static String host(String authority) {
    String host = decoded(authority.substring(authority.lastIndexOf('@') + 1));
    return host.toLowerCase(Locale.ROOT)
        .replaceFirst(":0*(?:80|443)?$", "")
        .replaceFirst(":0+", ":")
        .replaceFirst("\\.(:|$)", "$1");
  }

  /** The path decoded, in lower case, with single slashes and without dot segments. */
  private static String path(String path) {
    Deque<String> parts = new ArrayDeque<>();
    for (String part : decoded(path).toLowerCase(Locale.ROOT).split("/", -1)) {
      if (part.equals("..")) {
        parts.pollLast();
      } else if (!part.isEmpty() && !part.equals(".")) {
        parts.addLast(part);
      }
    }
    return parts.isEmpty() ? "" : "/" + String.join("/", parts);
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text; // a literal percent sign
    }
  }
}
