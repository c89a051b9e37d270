package org.passeur.route.learn;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.jena.graph.Node;
import org.passeur.route.Router.Rehearsal;
import org.passeur.route.need.Dial;
import org.passeur.route.need.Weights;

/**
 * Coordinate search over the weights: one is changed at a time, as long as past needs are answered
 * better by more than the uncertainty of the gain. The result is adopted only if later needs, held
 * out, are clearly answered better too; otherwise the network keeps the default weights.
 */
final class Calibration {
  private static final int ROUNDS = 2;

  /** Share of the past that is held out: the latest needs. */
  private static final double ASIDE = 0.35;

  /** A change must gain this multiple of its standard error. */
  private static final double TO_TURN = 1.0;

  /**
   * The result must gain this multiple of the standard error on the held-out needs; by chance that
   * happens once in ten times.
   */
  private static final double TO_TAKE = 1.28;

  private final Function<Weights, double[]> replay;
  private final Function<Weights, Double> sparing;
  private final int learned;
  private final int all;

  /**
   * @param past oldest first
   */
  Calibration(Rehearsal rehearsal, List<History.Known> past) {
    this.all = past.size();
    this.learned = (int) Math.round(all * (1 - ASIDE));
    this.sparing = weights -> new Sparing(past, rehearsal.scores(weights)).damping();
    this.replay =
        weights -> {
          List<Map<Node, Double>> scores = rehearsal.scores(weights);
          double[] gains = new double[all];
          for (int i = 0; i < all; i++) {
            gains[i] = Gain.ndcg(scores.get(i), past.get(i).known());
          }
          return gains;
        };
  }

  Learned run(Weights before) {
    double[] start = replay.apply(before);
    Weights best = before;
    double[] reached = start;
    boolean turned = true;
    for (int round = 0; round < ROUNDS && turned; round++) {
      turned = false;
      for (Learnable learnable : Learnable.ALL) {
        Dial dial = learnable.dial();
        double from = best.of(dial);
        Weights base = best;
        double[] now = reached;
        for (double value : learnable.values()) {
          if (value != from) {
            Weights candidate = base.with(dial, value);
            double[] gains = replay.apply(candidate);
            boolean better = Gain.Difference.of(first(gains), first(now)).exceeds(TO_TURN);
            if (better && mean(first(gains)) > mean(first(reached))) {
              best = candidate;
              reached = gains;
              turned = true;
            }
          }
        }
      }
    }
    var aside = Gain.Difference.of(last(reached), last(start));
    boolean taken = turnedAway(best, before) && aside.exceeds(TO_TAKE);
    return new Learned(
        taken,
        learned,
        all - learned,
        mean(first(start)),
        mean(first(reached)),
        mean(last(start)),
        mean(last(reached)),
        best,
        sparing.apply(taken ? best : before));
  }

  private static boolean turnedAway(Weights one, Weights other) {
    return !one.equals(other);
  }

  private double[] first(double[] gains) {
    return java.util.Arrays.copyOfRange(gains, 0, learned);
  }

  private double[] last(double[] gains) {
    return java.util.Arrays.copyOfRange(gains, learned, all);
  }

  private static double mean(double[] gains) {
    return java.util.Arrays.stream(gains).average().orElse(0);
  }
}
