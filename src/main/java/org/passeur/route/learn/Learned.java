package org.passeur.route.learn;

import java.util.LinkedHashMap;
import java.util.Map;
import org.passeur.route.need.Dial;
import org.passeur.route.need.Weights;

/**
 * The result of a replay of the past. The measures are nDCG@10, from 0 to 1, before and after
 * learning.
 *
 * @param taken true when held-out needs were clearly answered better, so that the weights are
 *     adopted
 * @param needs number of past needs learned from
 * @param aside number of held-out needs
 * @param weights the learned weights, adopted or not
 * @param damping damping of recent requests that costs next to nothing in quality
 */
public record Learned(
    boolean taken,
    int needs,
    int aside,
    double before,
    double after,
    double asideBefore,
    double asideAfter,
    Weights weights,
    double damping) {

  /** The weights to use. */
  public Weights inUse() {
    return (taken ? weights : Weights.DEFAULT).with(Dial.DAMPING, damping);
  }

  /** The learned weights, by name. */
  public Map<String, Double> dials() {
    return dials(weights);
  }

  /** The default values of the same weights. */
  public static Map<String, Double> usual() {
    return dials(Weights.DEFAULT);
  }

  private static Map<String, Double> dials(Weights of) {
    Map<String, Double> dials = new LinkedHashMap<>();
    Learnable.ALL.forEach(l -> dials.put(l.dial().key(), of.of(l.dial())));
    return dials;
  }
}
