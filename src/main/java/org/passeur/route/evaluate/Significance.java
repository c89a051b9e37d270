package org.passeur.route.evaluate;

import java.util.Random;

/**
 * Whether two ways of answering the same topics differ by more than chance: a paired permutation
 * test (Fisher's, as in Smucker, Allan and Carterette, 2007), with the same seed each time.
 */
final class Significance {
  private static final int ROUNDS = 20_000;
  private static final long SEED = 1;

  private Significance() {}

  /**
   * How often chance alone makes a mean difference as large as the one seen, in either direction.
   *
   * @param one a measure by topic
   * @param other the same topics in the same order
   * @return from 0 to 1; small when the difference is hardly due to chance
   */
  static double p(double[] one, double[] other) {
    return share(one, other, false);
  }

  /** How often chance alone makes the first fall as far below the second as it does. */
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
    int as = 1; // what was seen is one of the permutations
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
