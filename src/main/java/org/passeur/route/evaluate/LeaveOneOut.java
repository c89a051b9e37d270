package org.passeur.route.evaluate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.passeur.route.learn.Factors;
import org.passeur.route.learn.Learnable;
import org.passeur.route.need.Dial;
import org.passeur.route.need.Weights;

/**
 * Chooses the weights that every network starts with on all collections but one, and looks at that
 * one: what a choice by hand is worth on a community that nobody has seen. Coordinate search that
 * begins with equal parts; a change is made when it is worth something on average and costs next to
 * nothing in any of them.
 */
public final class LeaveOneOut {
  private static final int ROUNDS = 2;

  /** Part of what one of the collections reaches that a change may cost there. */
  private static final double MOST_LOST = 0.01;

  private static final double EQUAL = 0.6;

  /** A change must be worth this much. */
  private static final double WORTH = 0.002;

  /**
   * A collection to choose on.
   *
   * @param name of its folder
   * @param factors of its topics
   * @param best what the best textbook ranker reaches there, mean nDCG@10
   */
  public record Known(String name, Factors factors, double best) {
    double reached(Weights weights) {
      double[] gains = factors.gains(weights);
      double sum = 0;
      for (double gain : gains) {
        sum += gain;
      }
      return sum / Math.max(1, gains.length);
    }
  }

  private final List<Known> all;

  public LeaveOneOut(List<Known> all) {
    this.all = List.copyOf(all);
  }

  /** A table: for each collection what the weights reach there that were chosen on the others. */
  public String table() {
    var table =
        new StringBuilder(
            """
            | left out | chosen on the others | weights in use | best textbook ranker | weights |
            |---|---|---|---|---|
            """);
    for (Known out : all) {
      List<Known> others = new ArrayList<>(all);
      others.remove(out);
      Weights chosen = chosen(others);
      table.append(
          String.format(
              Locale.ROOT,
              "| %s | %.4f | %.4f | %.4f | %s |%n",
              out.name(),
              out.reached(chosen),
              out.reached(Weights.DEFAULT),
              out.best(),
              said(chosen)));
    }
    table.append("| none | | | | ").append(said(chosen(all))).append(" |\n");
    return table.toString();
  }

  private static String said(Weights weights) {
    Map<String, Double> dials = new LinkedHashMap<>();
    Learnable.SUMMED.forEach(l -> dials.put(l.dial().key(), weights.of(l.dial())));
    return dials.entrySet().stream()
        .map(d -> d.getKey() + " " + d.getValue())
        .collect(Collectors.joining(", "));
  }

  private static Weights chosen(List<Known> on) {
    Weights best = plain();
    for (int round = 0; round < ROUNDS; round++) {
      for (Learnable learnable : Learnable.SUMMED) {
        Weights from = best;
        for (double value : learnable.values()) {
          Weights candidate = from.with(learnable.dial(), value);
          boolean harmless =
              on.stream().allMatch(k -> k.reached(candidate) >= (1 - MOST_LOST) * k.reached(from));
          if (harmless && worth(candidate, on) > worth(best, on) + WORTH) {
            best = candidate;
          }
        }
      }
    }
    return best;
  }

  /** Works, one by one and taken together, in equal parts: nothing of the weights in use. */
  private static Weights plain() {
    Weights plain = Weights.DEFAULT;
    for (Learnable learnable : Learnable.SUMMED) {
      boolean works = learnable.dial() == Dial.WORK || learnable.dial() == Dial.WHOLE_WORKS;
      plain = plain.with(learnable.dial(), works ? EQUAL : 0);
    }
    return plain;
  }

  /** How much of what the best textbook ranker reaches is reached, on average. */
  private static double worth(Weights weights, List<Known> on) {
    return on.stream().mapToDouble(k -> k.reached(weights) / k.best()).average().orElse(0);
  }
}
