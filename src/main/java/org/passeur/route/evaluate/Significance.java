package org.passeur.route.evaluate;

import java.util.Random;

/**
 * Tests whether two ways of answering the same topics differ by more than chance: a paired
 * permutation test (Fisher's, as in Smucker, Allan and Carterette, 2007), with a fixed seed.
 */
final class Significance {
  private static final int ROUNDS = 20_000;
  private static final long SEED = 1;

  private Significance() {}

  /**
   * The probability that chance alone gives a mean difference as large as the observed one, in
   * either direction.
   *
   * @param one a measure by topic
   * @param other the same topics in the same order
   * @return the p-value, from 0 to 1
   */
  static double p(double[] one, double[] other) {
    return share(one, other, false);
  }

  /** The probability that chance alone puts the first as far below the second as observed. */
  static double pOfDrop(double[] now, double[] before) {
    return share(now, before, true);
  }

  private static double share(double[] one, double[] other, boolean below) {
    if (one.length != other.length) {
      throw new IllegalArgumentException(one.length + " topics, " + other.length + " others");
    }
    double seen = 0;
    for (int i = 0; i < one.length; i++) {
      seen += one[i] - other[i];
    }
    var random = new Random(SEED);
    int as = 1; // the observed outcome is one of the permutations
    for (int round = 0; round < ROUNDS; round++) {
      double sum = 0;
      for (int i = 0; i < one.length; i++) {
        double difference = one[i] - other[i];
        sum += random.nextBoolean() ? difference : -difference;
      }
      boolean far = below ? sum <= seen + 1e-12 : Math.abs(sum) >= Math.abs(seen) - 1e-12;
      as += far ? 1 : 0;
    }
    return (double) as / (ROUNDS + 1);
  }
}
