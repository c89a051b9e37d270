package org.passeur.vocab;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.jena.rfc3986.IRI3986;
import org.apache.jena.rfc3986.IRIParseException;

/**
 * Which IRIs may be stored, named in an address or given to a command: absolute ones by the grammar
 * of RFC 3987, without what other programs could not open or would show otherwise than it is. One
 * rule for every door.
 */
public final class Iris {
  private static final Pattern ABSOLUTE =
      Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:[^\\s<>\"{}|\\\\^`\\p{Cntrl}]*");

  private static final Pattern BROKEN_ESCAPE = Pattern.compile("%(?![0-9A-Fa-f]{2})");

  /** An authority is needed, and its port is a number (RFC 9110, section 4.2). */
  private static final Pattern WEB =
      Pattern.compile(
          "(?i)https?://(?:[^/?#@]*@)?(?:\\[[^\\]/?#]+]|[^/?#:@\\[\\]]+)(?::([0-9]*))?(?:[/?#].*)?");

  private static final Pattern IS_WEB = Pattern.compile("(?i)https?:.*", Pattern.DOTALL);

  private static final int HIGHEST_PORT = 65_535;

  private Iris() {}

  /** True for one that may be used. */
  public static boolean isFine(String iri) {
    return ABSOLUTE.matcher(iri).matches()
        && !BROKEN_ESCAPE.matcher(iri).find()
        && iri.codePoints().noneMatch(Iris::isHidden)
        && (!IS_WEB.matcher(iri).matches() || isWeb(iri))
        && isByTheGrammar(iri);
  }

  /** Halves of letters, what is no letter, and what turns the text around (RFC 3987, 4.1). */
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
