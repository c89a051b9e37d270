package org.passeur.route.learn;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Node;
import org.passeur.route.relation.Load;

/**
 * Finds how much recent requests can lower scores: the past is replayed in order, being among the
 * first five counts as being asked, and the damping is raised as long as it costs next to nothing
 * in quality.
 */
final class Sparing {
  private static final List<Double> DAMPINGS =
      List.of(0.01, 0.02, 0.03, 0.04, 0.06, 0.08, 0.12, 0.16);
  private static final int TOP = 5;

  /** Greatest acceptable loss of nDCG@10 over the whole past. */
  private static final double MOST_LOST = 0.01;

  /** Share of needs below which the person shown most needs no further damping. */
  private static final double EVEN = 0.15;

  private final List<History.Known> past;
  private final List<Map<Node, Double>> scores;

  /**
   * Share of the past, the latest, on which load is measured: who is busy changes over the years.
   */
  private static final double LATELY = 0.35;

  /**
   * The effect of a damping: mean nDCG@10, and the share of late needs in which the person shown
   * most appears.
   */
  private record Outcome(double gain, double load) {}

  Sparing(List<History.Known> past, List<Map<Node, Double>> scores) {
    this.past = past;
    this.scores = scores;
  }

  /** The damping to use: the most that is needed and costs no more than allowed; maybe none. */
  double damping() {
    double chosen = 0;
    Outcome reached = outcome(0);
    double least = reached.gain() - MOST_LOST;
    for (double damping : DAMPINGS) {
      if (reached.load() <= EVEN) {
        break;
      }
      Outcome next = outcome(damping);
      if (next.gain() < least) {
        break;
      }
      chosen = damping;
      reached = next;
    }
    return chosen;
  }

  private Outcome outcome(double damping) {
    Map<Node, List<LocalDate>> shown = new HashMap<>();
    Map<Node, Integer> late = new HashMap<>();
    int lateFrom = (int) Math.round(past.size() * (1 - LATELY));
    double gain = 0;
    for (int i = 0; i < past.size(); i++) {
      LocalDate day = past.get(i).past().need().date();
      LocalDate from = day.minusDays(Load.DAYS);
      Map<Node, Double> spared = new HashMap<>(scores.get(i));
      shown.forEach(
          (person, days) -> {
            long times = days.stream().filter(d -> !d.isBefore(from)).count();
            spared.computeIfPresent(person, (p, score) -> score / (1 + damping * times));
          });
      gain += Gain.ndcg(spared, past.get(i).known()) / past.size();
      for (Node person : first(spared)) {
        shown.computeIfAbsent(person, p -> new ArrayList<>()).add(day);
        if (i >= lateFrom) {
          late.merge(person, 1, Integer::sum);
        }
      }
    }
    int most = late.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    return new Outcome(gain, (double) most / Math.max(1, past.size() - lateFrom));
  }

  private static List<Node> first(Map<Node, Double> scores) {
    return scores.entrySet().stream()
        .sorted(
            Map.Entry.<Node, Double>comparingByValue(Comparator.reverseOrder())
                .thenComparing(e -> e.getKey().toString()))
        .limit(TOP)
        .map(Map.Entry::getKey)
        .toList();
  }
}
