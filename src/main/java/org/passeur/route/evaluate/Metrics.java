package org.passeur.route.evaluate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The measures of a run: quality (nDCG at 10 with linear gain, MRR, precision at 5, average
 * precision) and load (in how many topics each person is among the first five). Ties are broken by
 * the person's id; topics without a relevant person are not counted; a topic without an answer
 * counts zero.
 */
final class Metrics {
  private static final int TOP = 5;
  private static final int DEPTH = 10;

  private final Map<String, Double> sums = new LinkedHashMap<>();
  private final Map<String, Integer> shown = new HashMap<>();
  private final Set<String> pool = new HashSet<>();
  private final int people;
  private int topics;

  /**
   * @param people number of people who could be suggested
   */
  Metrics(int people) {
    this.people = people;
    List.of("nDCG@10", "MRR", "P@5", "MAP").forEach(name -> sums.put(name, 0.0));
  }

  void add(Map<String, Double> scores, Map<String, Double> relevance) {
    long relevant = relevance.values().stream().filter(v -> v > 0).count();
    if (relevant == 0) {
      return;
    }
    List<String> ranking = ranked(scores);
    topics++;
    double precisions = 0;
    double reciprocal = 0;
    double early = 0;
    int hits = 0;
    for (int i = 0; i < ranking.size(); i++) {
      if (relevance.getOrDefault(ranking.get(i), 0.0) > 0) {
        hits++;
        precisions += (double) hits / (i + 1);
        reciprocal = hits == 1 ? 1.0 / (i + 1) : reciprocal;
        early += i < TOP ? 1 : 0;
      }
    }
    sums.merge("nDCG@10", ndcg(ranking, relevance), Double::sum);
    sums.merge("MRR", reciprocal, Double::sum);
    sums.merge("P@5", early / TOP, Double::sum);
    sums.merge("MAP", precisions / relevant, Double::sum);
    ranking.stream().limit(TOP).forEach(p -> shown.merge(p, 1, Integer::sum));
    relevance.forEach((p, v) -> pool.addAll(v > 0 ? Set.of(p) : Set.of()));
  }

  static List<String> ranked(Map<String, Double> scores) {
    List<String> ranking = new ArrayList<>(scores.keySet());
    ranking.sort(
        Comparator.comparingDouble((String p) -> -scores.getOrDefault(p, 0.0))
            .thenComparing(Comparator.naturalOrder()));
    return ranking;
  }

  /** nDCG at 10 of one topic that has a relevant person. */
  static double ndcg(Map<String, Double> scores, Map<String, Double> relevance) {
    return ndcg(ranked(scores), relevance);
  }

  /** The same for a ranking, best first. */
  static double ndcg(List<String> ranking, Map<String, Double> relevance) {
    List<Double> got =
        ranking.stream().limit(DEPTH).map(p -> relevance.getOrDefault(p, 0.0)).toList();
    List<Double> best =
        relevance.values().stream().sorted(Comparator.reverseOrder()).limit(DEPTH).toList();
    return gain(got) / gain(best);
  }

  private static double gain(List<Double> gains) {
    double sum = 0;
    for (int i = 0; i < gains.size(); i++) {
      sum += gains.get(i) * Math.log(2) / Math.log(i + 2);
    }
    return sum;
  }

  /** The mean of each measure, by name. */
  Map<String, Double> means() {
    Map<String, Double> means = new LinkedHashMap<>();
    sums.forEach((name, sum) -> means.put(name, topics == 0 ? 0 : sum / topics));
    int most = shown.isEmpty() ? 0 : Collections.max(shown.values());
    means.put("coverage", people == 0 ? 0 : (double) shown.size() / people);
    means.put("gini", gini());
    means.put("maxload", topics == 0 ? 0 : (double) most / topics);
    means.put("topics", (double) topics);
    return means;
  }

  /** Gini coefficient of being shown, over everyone who was shown or is relevant. */
  private double gini() {
    Set<String> all = new HashSet<>(pool);
    all.addAll(shown.keySet());
    List<Integer> loads = all.stream().map(p -> shown.getOrDefault(p, 0)).sorted().toList();
    double total = 0;
    double weighted = 0;
    for (int i = 0; i < loads.size(); i++) {
      total += loads.get(i);
      weighted += (i + 1.0) * loads.get(i);
    }
    int n = loads.size();
    return total == 0 ? 0 : 2 * weighted / (n * total) - (n + 1.0) / n;
  }
}
