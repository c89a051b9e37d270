package org.passeur.route.learn;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.passeur.published.PublishedStore;
import org.passeur.route.Router;
import org.passeur.route.need.Weights;
import org.passeur.sparql.library.QueryLibrary;

/** Learns weights of a network by replaying its past. */
public final class WeightLearning {
  /** Fewest past needs to learn from. */
  public static final int LEAST = 200;

  private final Router router;
  private final PublishedStore published;
  private final QueryLibrary queries;

  public WeightLearning(Router router, PublishedStore published, QueryLibrary queries) {
    this.router = router;
    this.published = published;
    this.queries = queries;
  }

  /**
   * Number of past needs to learn from, up to the most that are replayed.
   *
   * @param before works from this day on are not counted
   */
  public int size(LocalDate before) {
    return published.read(data -> History.of(data, queries, before, Set.of()).size());
  }

  /**
   * Replays the past.
   *
   * @param before works from this day on are not replayed
   * @param without works that are not replayed
   * @return what was learned; empty when there is too little to learn from
   */
  public Optional<Learned> run(LocalDate before, Set<Node> without) {
    List<History.Known> past = published.read(data -> History.of(data, queries, before, without));
    if (past.size() < LEAST) {
      return Optional.empty();
    }
    List<Router.Past> needs = past.stream().map(History.Known::past).toList();
    return Optional.of(
        router.rehearse(needs, rehearsal -> new Calibration(rehearsal, past).run(Weights.DEFAULT)));
  }
}
