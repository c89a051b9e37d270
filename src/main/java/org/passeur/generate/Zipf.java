package org.passeur.generate;

/**
 * Ranks with the skew of a Zipf law of exponent below 1, by the inverse of the continuous power
 * law: no table, one draw, and the share of each rank in closed form. StrictMath gives the same
 * numbers on every machine.
 */
final class Zipf {
  private final int ranks;
  private final double power;
  private final double span;

  Zipf(int ranks, double exponent) {
    this.ranks = ranks;
    this.power = 1 - exponent;
    this.span = StrictMath.pow(ranks + 1.0, power) - 1;
  }

  /** A rank from 0, the most frequent. */
  int draw(Draw draw) {
    double x = StrictMath.pow(draw.unit() * span + 1, 1 / power);
    return Math.min(ranks - 1, Math.max(0, (int) x - 1));
  }

  /** The probability of a rank. */
  double share(int rank) {
    return (StrictMath.pow(rank + 2.0, power) - StrictMath.pow(rank + 1.0, power)) / span;
  }
}
