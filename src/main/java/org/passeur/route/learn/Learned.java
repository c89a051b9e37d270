package org.passeur.route.learn;

import java.util.LinkedHashMap;
import java.util.Map;
import org.passeur.route.Weights;

/**
 * What a replay of the past came to. The measures are nDCG@10, from 0 to 1, before and after
 * learning.
 *
 * @param taken true when later needs, kept aside, were clearly answered better
 * @param needs how many past needs were learned from
 * @param aside how many later ones were kept aside
 * @param weights what was learned, whether taken or not
 * @param damping how much whoever is asked often can be spared at next to no cost
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

  /** The weights to answer with. */
  public Weights inUse() {
    return (taken ? weights : Weights.DEFAULT).with("damping", damping);
  }

  /** The weights that were learned, by name. */
  public Map<String, Double> dials() {
    return dials(weights);
  }

  /** The same weights as every network has them at first. */
  public static Map<String, Double> usual() {
    return dials(Weights.DEFAULT);
  }

  private static Map<String, Double> dials(Weights of) {
    Map<String, Double> dials = new LinkedHashMap<>();
    Dial.ALL.forEach(d -> dials.put(d.name(), d.read().applyAsDouble(of)));
    return dials;
  }
}
