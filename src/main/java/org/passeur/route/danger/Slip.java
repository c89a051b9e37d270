package org.passeur.route.danger;

/** Tests for a typing error: one letter added, missing, replaced, or two neighbours exchanged. */
final class Slip {
  private Slip() {}

  /**
   * Returns whether the words begin with the same letter and differ by at most one typing error.
   */
  static boolean apart(String one, String other) {
    int n = one.length();
    int m = other.length();
    if (Math.abs(n - m) > 1 || m == 0 || one.charAt(0) != other.charAt(0)) {
      return false;
    }
    int i = 0;
    while (i < n && i < m && one.charAt(i) == other.charAt(i)) {
      i++;
    }
    if (i == n || i == m) {
      return true;
    }
    if (n == m) {
      boolean turned =
          i + 1 < n
              && one.charAt(i) == other.charAt(i + 1)
              && one.charAt(i + 1) == other.charAt(i)
              && one.substring(i + 2).equals(other.substring(i + 2));
      return turned || one.substring(i + 1).equals(other.substring(i + 1));
    }
    return n > m
        ? one.substring(i + 1).equals(other.substring(i))
        : one.substring(i).equals(other.substring(i + 1));
  }
}
