package org.passeur.store;

/**
 * A number with the noun it counts, where page texts and their {@code choice} formats are out of
 * reach. French has the singular up to two, zero included; English for one alone.
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
