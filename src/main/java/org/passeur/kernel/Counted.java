package org.passeur.kernel;

/**
 * Puts a number before the noun it counts, for texts outside the message files. French uses the
 * singular below two, zero included; English only for one.
 */
public final class Counted {
  private Counted() {}

  /** Such as {@code 0 fichier}, {@code 1 fichier}, {@code 2 fichiers}. */
  public static String fr(long number, String one, String many) {
    return number + " " + (Math.abs(number) < 2 ? one : many);
  }

  /** Such as {@code 0 files}, {@code 1 file}, {@code 2 files}. */
  public static String en(long number, String one, String many) {
    return number + " " + (Math.abs(number) == 1 ? one : many);
  }
}
