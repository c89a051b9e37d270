package org.passeur.generate;

/**
 * Draws ranks with a Zipf distribution of exponent below 1, by inverting the continuous power law:
 * no table, one random number per draw, and the probability of each rank in closed form. StrictMath
 * gives the same results on every machine.
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

  /** Draws a rank; 0 is the most frequent. */
  int draw(Draw draw) {
    double x = StrictMath.pow(draw.unit() * span + 1, 1 / power);
    return Math.min(ranks - 1, Math.max(0, (int) x - 1));
  }

  /** The probability of a rank. */
  double share(int rank) {
    return (StrictMath.pow(rank + 2.0, power) - StrictMath.pow(rank + 1.0, power)) / span;
  }
}
