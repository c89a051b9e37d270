package org.passeur.route.learn;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Node;
import org.passeur.route.Router.Rehearsal;
import org.passeur.route.need.Dial;
import org.passeur.route.need.Weights;

/**
 * Coordinate search over the weights: one is changed at a time, as long as past needs are answered
 * better by a part of the uncertainty of the gain. What is found is drawn back towards the weights
 * it began with. It is adopted only if that same way of learning, done on the earlier past, answers
 * the later past clearly better, twice: on the first half for the third quarter, and on three
 * quarters for the last one. Otherwise the network keeps the weights it has.
 */
final class Calibration {
  private static final int ROUNDS = 2;

  /** A change must gain this multiple of its standard error. */
  private static final double TO_TURN = 0.5;

  /** Part of the way back to the weights it began with. */
  private static final double DRAWN_BACK = 0.3;

  /**
   * The result must gain this multiple of the standard error on the later needs; by chance that
   * happens once in ten times.
   */
  private static final double TO_TAKE = 1.28;

  private final Rehearsal rehearsal;
  private final List<History.Known> past;
  private final Factors factors;

  /**
   * @param past oldest first
   */
  Calibration(Rehearsal rehearsal, List<History.Known> past) {
    this.rehearsal = rehearsal;
    this.past = past;
    this.factors =
        Factors.read(
            rehearsal,
            past.stream().map(k -> Factors.answered(k.known())).toList(),
            Learnable.HALF_LIVES);
  }

  Learned run(Weights before) {
    int all = factors.size();
    int half = all / 2;
    int most = all * 3 / 4;
    double[] start = real(before);
    double[] third = real(learned(before, half));
    double[] last = real(learned(before, most));
    double[] later = new double[all - half];
    System.arraycopy(third, half, later, 0, most - half);
    System.arraycopy(last, most, later, most - half, all - most);
    double[] laterStart = Arrays.copyOfRange(start, half, all);
    Weights found = learned(before, all);
    boolean taken = !found.equals(before) && Gain.Difference.of(later, laterStart).exceeds(TO_TAKE);
    double[] reached = real(found);
    return new Learned(
        taken,
        all,
        all - half,
        Factors.mean(start, 0, all),
        Factors.mean(reached, 0, all),
        Factors.mean(laterStart, 0, laterStart.length),
        Factors.mean(later, 0, later.length),
        found,
        new Sparing(past, rehearsal.scores(taken ? found : before)).damping());
  }

  /** What the first of the needs teach. */
  private Weights learned(Weights before, int until) {
    Weights best = before;
    double[] reached = first(before, until);
    boolean turned = true;
    for (int round = 0; round < ROUNDS && turned; round++) {
      turned = false;
      for (Learnable learnable : Learnable.ALL) {
        Weights base = best;
        double[] now = reached;
        for (double value : learnable.values()) {
          if (value != base.of(learnable.dial())) {
            Weights candidate = base.with(learnable.dial(), value);
            double[] gains = first(candidate, until);
            if (Gain.Difference.of(gains, now).exceeds(TO_TURN)
                && Factors.mean(gains, 0, until) > Factors.mean(reached, 0, until)) {
              best = candidate;
              reached = gains;
              turned = true;
            }
          }
        }
      }
    }
    return drawnBack(best, before);
  }

  private static Weights drawnBack(Weights found, Weights before) {
    Weights drawn = found;
    for (Learnable learnable : Learnable.SUMMED) {
      Dial dial = learnable.dial();
      double value = (1 - DRAWN_BACK) * found.of(dial) + DRAWN_BACK * before.of(dial);
      drawn = drawn.with(dial, Math.round(value * 1000) / 1000.0);
    }
    return drawn;
  }

  private double[] first(Weights weights, int until) {
    return Arrays.copyOf(factors.gains(weights), until);
  }

  /** nDCG@10 of each need, answered by the ranking itself. */
  private double[] real(Weights weights) {
    List<Map<Node, Double>> scores = rehearsal.scores(weights);
    double[] gains = new double[past.size()];
    for (int i = 0; i < gains.length; i++) {
      gains[i] = Gain.ndcg(scores.get(i), past.get(i).known());
    }
    return gains;
  }
}
