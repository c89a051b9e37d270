package org.passeur.vocab;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.jena.rfc3986.IRI3986;
import org.apache.jena.rfc3986.IRIParseException;

/**
 * Decides which IRIs may be stored, named in an address or given to a command: absolute ones by the
 * grammar of RFC 3987, without those that other programs could not open or would display
 * misleadingly. One rule for all inputs.
 */
public final class Iris {
  /**
   * Longest one that may be used, in characters: what RFC 9110, section 4.1, has programs expect,
   * and less in bytes than the search index can hold.
   */
  public static final int LONGEST = 8_000;

  private static final Pattern ABSOLUTE =
      Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:[^\\s<>\"{}|\\\\^`\\p{Cntrl}]*");

  private static final Pattern BROKEN_ESCAPE = Pattern.compile("%(?![0-9A-Fa-f]{2})");

  /** Requires an authority, and a port that is a number (RFC 9110, section 4.2). */
  private static final Pattern WEB =
      Pattern.compile(
          "(?i)https?://(?:[^/?#@]*@)?(?:\\[[^\\]/?#]+]|[^/?#:@\\[\\]]+)(?::([0-9]*))?(?:[/?#].*)?");

  private static final Pattern IS_WEB = Pattern.compile("(?i)https?:.*", Pattern.DOTALL);

  private static final int HIGHEST_PORT = 65_535;

  private Iris() {}

  /** Returns whether the IRI may be used. */
  public static boolean isFine(String iri) {
    return iri.length() <= LONGEST && (isPlain(iri) || isFineByEveryRule(iri));
  }

  /**
   * A quick test in one pass, true for most IRIs: a host of letters, digits, dots and hyphens,
   * perhaps a port, then only unreserved characters, slashes and one fragment. Every IRI it accepts
   * also passes the rules below.
   */
  static boolean isPlain(String iri) {
    int host = iri.startsWith("http://") ? 7 : iri.startsWith("https://") ? 8 : -1;
    if (host < 0) {
      return false;
    }
    int at = host;
    while (at < iri.length()
        && (isLetterOrDigit(iri.charAt(at)) || isDotOrHyphen(iri.charAt(at)))) {
      at++;
    }
    if (at == host) {
      return false;
    }
    if (at < iri.length() && iri.charAt(at) == ':') {
      int port = ++at;
      while (at < iri.length() && iri.charAt(at) >= '0' && iri.charAt(at) <= '9') {
        at++;
      }
      if (at == port || at - port > 4) { // ports of five digits are checked below
        return false;
      }
    }
    if (at < iri.length() && iri.charAt(at) != '/' && iri.charAt(at) != '#') {
      return false;
    }
    boolean fragment = false;
    for (; at < iri.length(); at++) {
      char c = iri.charAt(at);
      if (c == '#' && !fragment) {
        fragment = true;
      } else if (!isLetterOrDigit(c) && !isDotOrHyphen(c) && c != '/' && c != '_' && c != '~') {
        return false;
      }
    }
    return true;
  }

  private static boolean isLetterOrDigit(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }

  private static boolean isDotOrHyphen(char c) {
    return c == '.' || c == '-';
  }

  static boolean isFineByEveryRule(String iri) {
    return ABSOLUTE.matcher(iri).matches()
        && !BROKEN_ESCAPE.matcher(iri).find()
        && iri.codePoints().noneMatch(Iris::isHidden)
        && (!IS_WEB.matcher(iri).matches() || isWeb(iri))
        && isByTheGrammar(iri);
  }

  /**
   * Surrogates, noncharacters, and characters that change the direction of the text (RFC 3987,
   * section 4.1).
   */
  private static boolean isHidden(int c) {
    return (c >= 0xD800 && c <= 0xDFFF)
        || (c & 0xFFFE) == 0xFFFE
        || (c >= 0xFDD0 && c <= 0xFDEF)
        || (c >= 0x80 && c <= 0x9F)
        || c == 0x200E
        || c == 0x200F
        || (c >= 0x202A && c <= 0x202E)
        || (c >= 0x2066 && c <= 0x2069)
        || c == 0xFEFF;
  }

  private static boolean isWeb(String iri) {
    Matcher parts = WEB.matcher(iri);
    if (!parts.matches()) {
      return false;
    }
    String port = parts.group(1);
    return port == null
        || port.isEmpty()
        || (port.length() <= 5 && Integer.parseInt(port) <= HIGHEST_PORT);
  }

  private static boolean isByTheGrammar(String iri) {
    try {
      IRI3986.create(iri);
      return true;
    } catch (IRIParseException e) {
      return false;
    }
  }
}
