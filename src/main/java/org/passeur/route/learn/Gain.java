package org.passeur.route.learn;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.jena.graph.Node;

/** Normalized discounted cumulative gain at ten (Järvelin and Kekäläinen, 2002). */
final class Gain {
  private static final int DEPTH = 10;

  private Gain() {}

  static double ndcg(Map<Node, Double> scores, Set<Node> known) {
    List<Map.Entry<Node, Double>> ranking = new ArrayList<>(scores.entrySet());
    ranking.sort(
        Map.Entry.<Node, Double>comparingByValue(Comparator.reverseOrder())
            .thenComparing(e -> e.getKey().toString()));
    double gain = 0;
    double best = 0;
    for (int i = 0; i < DEPTH; i++) {
      double worth = Math.log(2) / Math.log(i + 2);
      gain += i < ranking.size() && known.contains(ranking.get(i).getKey()) ? worth : 0;
      best += i < known.size() ? worth : 0;
    }
    return gain / best;
  }

  /** The discounted gain of relevances in the order of a ranking. */
  static double discounted(double[] relevances) {
    double gain = 0;
    for (int i = 0; i < Math.min(DEPTH, relevances.length); i++) {
      gain += relevances[i] * Math.log(2) / Math.log(i + 2);
    }
    return gain;
  }

  /**
   * The relevances of those with the greatest scores, in order; of equal scores the first counts.
   */
  static double[] first(double[] scores, double[] relevances) {
    int[] top = new int[DEPTH];
    int found = 0;
    for (int p = 0; p < scores.length; p++) {
      if (scores[p] > 0 && (found < DEPTH || scores[p] > scores[top[DEPTH - 1]])) {
        int at = found < DEPTH ? found++ : DEPTH - 1;
        while (at > 0 && scores[top[at - 1]] < scores[p]) {
          top[at] = top[at - 1];
          at--;
        }
        top[at] = p;
      }
    }
    double[] first = new double[found];
    for (int i = 0; i < found; i++) {
      first[i] = relevances[top[i]];
    }
    return first;
  }

  /** A mean difference with its standard error. */
  record Difference(double mean, double error) {
    static Difference of(double[] after, double[] before) {
      int n = after.length;
      double mean = 0;
      for (int i = 0; i < n; i++) {
        mean += (after[i] - before[i]) / n;
      }
      double variance = 0;
      for (int i = 0; i < n; i++) {
        variance += Math.pow(after[i] - before[i] - mean, 2) / Math.max(1, n - 1);
      }
      return new Difference(mean, Math.sqrt(variance / Math.max(1, n)));
    }

    /** Returns whether the mean is positive and at least that multiple of its error. */
    boolean exceeds(double errors) {
      return mean > 0 && mean >= errors * error;
    }
  }
}
