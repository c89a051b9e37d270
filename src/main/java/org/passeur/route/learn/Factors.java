package org.passeur.route.learn;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.passeur.route.Router.Rehearsal;
import org.passeur.route.need.Dial;
import org.passeur.route.need.Weights;

/**
 * What each learnable dial adds to the score of each person, for past needs whose answer is known.
 * A score is the sum over dials of the weight times what it adds, so that once this is read any
 * weights are tried in no time.
 */
public final class Factors {
  /** People looked at for each dial and need: the first ones. */
  private static final int MOST = 100;

  /** A weight that changes no order: activity counts only for who has another reason. */
  private static final double TRACE = 1e-6;

  /**
   * A past need.
   *
   * @param relevance of those people who were right
   */
  public record Answered(Map<Node, Double> relevance) {}

  /**
   * One need.
   *
   * @param rest what all other dials add, by person
   * @param added by dial, then by person
   * @param relevance by person
   * @param ideal greatest possible gain
   */
  private record One(double[] rest, double[][] added, double[] relevance, double ideal) {}

  private final List<Dial> dials;
  private final Map<Double, List<One>> byHalfLife = new LinkedHashMap<>();
  private final int needs;

  private Factors(List<Dial> dials, int needs) {
    this.dials = dials;
    this.needs = needs;
  }

  /**
   * Reads the factors of needs.
   *
   * @param rehearsal of the needs
   * @param answers in the same order
   */
  public static Factors read(Rehearsal rehearsal, List<Answered> answers) {
    return read(rehearsal, answers, List.of(Dial.HALF_LIFE.usual()));
  }

  /** The same, for several half-lives. */
  static Factors read(Rehearsal rehearsal, List<Answered> answers, List<Double> halfLives) {
    List<Dial> dials = Learnable.SUMMED.stream().map(Learnable::dial).toList();
    var factors = new Factors(dials, answers.size());
    for (double halfLife : halfLives) {
      Weights none = Weights.DEFAULT.with(Dial.HALF_LIFE, halfLife).with(Dial.LEAST, 0);
      for (Dial dial : dials) {
        none = none.with(dial, dial == Dial.WORK ? TRACE : 0);
      }
      List<Map<Node, Double>> rest = rehearsal.scores(none);
      List<List<Map<Node, Double>>> added = new ArrayList<>();
      for (Dial dial : dials) {
        added.add(rehearsal.scores(none.with(dial, 1)));
      }
      List<One> all = new ArrayList<>();
      for (int i = 0; i < answers.size(); i++) {
        int need = i;
        all.add(one(rest.get(i), added.stream().map(a -> a.get(need)).toList(), answers.get(i)));
      }
      factors.byHalfLife.put(halfLife, all);
    }
    return factors;
  }

  private static One one(Map<Node, Double> rest, List<Map<Node, Double>> added, Answered answer) {
    Set<Node> people = new LinkedHashSet<>(first(rest));
    added.forEach(scores -> people.addAll(first(scores)));
    people.addAll(answer.relevance().keySet());
    List<Node> sorted = new ArrayList<>(people);
    sorted.sort(Comparator.comparing(Node::toString)); // ties are broken by name
    double[] others = new double[sorted.size()];
    double[][] columns = new double[added.size()][sorted.size()];
    double[] relevance = new double[sorted.size()];
    for (int p = 0; p < sorted.size(); p++) {
      Node person = sorted.get(p);
      others[p] = rest.getOrDefault(person, 0.0);
      relevance[p] = answer.relevance().getOrDefault(person, 0.0);
      for (int d = 0; d < columns.length; d++) {
        columns[d][p] = Math.max(0, added.get(d).getOrDefault(person, 0.0) - others[p]);
      }
    }
    double[] best =
        answer.relevance().values().stream()
            .sorted(Comparator.reverseOrder())
            .mapToDouble(Double::doubleValue)
            .toArray();
    return new One(others, columns, relevance, Gain.discounted(best));
  }

  private static List<Node> first(Map<Node, Double> scores) {
    return scores.entrySet().stream()
        .sorted(
            Map.Entry.<Node, Double>comparingByValue(Comparator.reverseOrder())
                .thenComparing(e -> e.getKey().toString()))
        .limit(MOST)
        .map(Map.Entry::getKey)
        .toList();
  }

  /** nDCG@10 of each need with these weights. */
  public double[] gains(Weights weights) {
    List<One> all = byHalfLife.getOrDefault(nearest(weights.of(Dial.HALF_LIFE)), List.of());
    double[] gains = new double[needs];
    for (int i = 0; i < needs; i++) {
      gains[i] = gain(all.get(i), weights);
    }
    return gains;
  }

  private double nearest(double halfLife) {
    return byHalfLife.keySet().stream()
        .min(Comparator.comparingDouble(h -> Math.abs(Math.log(h / halfLife))))
        .orElseThrow();
  }

  private double gain(One one, Weights weights) {
    double[] scores = one.rest().clone();
    for (int d = 0; d < dials.size(); d++) {
      double weight = weights.of(dials.get(d));
      if (weight > 0) {
        double[] column = one.added()[d];
        for (int p = 0; p < scores.length; p++) {
          scores[p] += weight * column[p];
        }
      }
    }
    return one.ideal() == 0
        ? 0
        : Gain.discounted(Gain.first(scores, one.relevance())) / one.ideal();
  }

  /** The mean over some of the needs, all when the range is whole. */
  static double mean(double[] gains, int from, int to) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += gains[i];
    }
    return to == from ? 0 : sum / (to - from);
  }

  int size() {
    return needs;
  }

  /** What each person's relevance is when all who are known are right to the same degree. */
  static Answered answered(Set<Node> known) {
    Map<Node, Double> relevance = new HashMap<>();
    known.forEach(k -> relevance.put(k, 1.0));
    return new Answered(relevance);
  }
}
