package org.passeur.vocab;

/**
 * Decides whether the path of an address has the one spelling that is stored: segments between
 * single slashes, without dot segments, query or fragment, and without percent-encoding of a
 * character that needs none (RFC 3986, section 6.2.2). Written by hand because a regular expression
 * that repeats a choice takes one frame of the stack for each character: a long address would end
 * the thread that checks it.
 */
final class PlainPath {
  private PlainPath() {}

  /** Returns whether the path is so; an empty one, or one that ends with a slash, is not. */
  static boolean is(String path) {
    int at = 0;
    do {
      if (at >= path.length() || path.charAt(at) != '/') {
        return false;
      }
      int next = path.indexOf('/', at + 1);
      int end = next < 0 ? path.length() : next;
      if (!isSegment(path, at + 1, end)) {
        return false;
      }
      at = end;
    } while (at < path.length());
    return true;
  }

  private static boolean isSegment(String path, int from, int to) {
    boolean dots = to - from <= 2 && path.substring(from, to).chars().allMatch(c -> c == '.');
    if (from == to || dots) {
      return false;
    }
    for (int i = from; i < to; i++) {
      char c = path.charAt(i);
      if (c == '?' || c == '#') {
        return false;
      }
      if (c == '%') {
        int encoded = i + 2 < to ? byteAt(path, i + 1) : -1;
        if (encoded < 0 || isUnreserved(encoded)) {
          return false;
        }
        i += 2;
      }
    }
    return true;
  }

  /** The byte that two hexadecimal digits write; -1 when they are none. */
  private static int byteAt(String path, int at) {
    int high = hex(path.charAt(at));
    int low = hex(path.charAt(at + 1));
    return high < 0 || low < 0 ? -1 : high * 16 + low;
  }

  private static int hex(char c) {
    return c < 128 ? Character.digit(c, 16) : -1;
  }

  /** RFC 3986, section 2.3. */
  private static boolean isUnreserved(int c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || "-._~".indexOf(c) >= 0;
  }
}
