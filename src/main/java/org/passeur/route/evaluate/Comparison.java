package org.passeur.route.evaluate;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.passeur.route.evaluate.RankingEvaluation.Compared;

/**
 * The routing beside textbook rankers on the topics of one collection: mean nDCG@10, and chance.
 */
public final class Comparison {
  private final List<Compared> topics;

  Comparison(Collection<Compared> topics) {
    this.topics = List.copyOf(topics);
  }

  /** The titles of the columns of {@link #row}, as the first two lines of a table. */
  public static String head() {
    var head = new StringBuilder("| collection | needs | routing | at first | order shown |");
    Rivals.NAMES.forEach(name -> head.append(' ').append(name).append(" |"));
    head.append(" best of them | difference | p |\n|");
    head.append("---|".repeat(Rivals.NAMES.size() + 8));
    return head.toString();
  }

  /**
   * One line of a table. <i>routing</i> orders by the match, with what was learned from the past;
   * <i>at first</i> with the weights that every network starts with; <i>order shown</i> spares
   * whoever was shown for earlier needs. The last columns compare the routing with the best of the
   * others.
   */
  public String row(String collection) {
    var row = new StringBuilder();
    row.append(String.format(Locale.ROOT, "| %s | %d |", collection, topics.size()));
    row.append(figure(mean(Compared::routed)));
    row.append(figure(mean(Compared::prior)));
    row.append(figure(mean(Compared::shown)));
    Rivals.NAMES.forEach(name -> row.append(figure(mean(c -> of(c, name)))));
    String best = best();
    row.append(
        String.format(
            Locale.ROOT,
            " %s | %+.4f | %.4f |",
            best,
            mean(Compared::routed) - mean(c -> of(c, best)),
            p(best)));
    return row.toString();
  }

  /** The textbook ranker that answers the topics best. */
  String best() {
    return Rivals.NAMES.stream()
        .max(Comparator.comparingDouble(name -> mean(c -> of(c, name))))
        .orElseThrow();
  }

  /** What that one reaches. */
  double bestReached() {
    String best = best();
    return mean(c -> of(c, best));
  }

  /** The probability that chance alone sets the routing as far from a ranker as it is. */
  double p(String rival) {
    return Significance.p(values(Compared::routed), values(c -> of(c, rival)));
  }

  private static double of(Compared compared, String rival) {
    return compared.rivals().getOrDefault(rival, 0.0);
  }

  private double[] values(ToDoubleFunction<Compared> value) {
    return topics.stream().mapToDouble(value).toArray();
  }

  double mean(ToDoubleFunction<Compared> value) {
    return topics.stream().mapToDouble(value).average().orElse(0);
  }

  private static String figure(double value) {
    return String.format(Locale.ROOT, " %.4f |", value);
  }
}
