package org.passeur.app;

import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.passeur.route.Router;
import org.passeur.route.learn.Replayed;
import org.passeur.route.learn.WeightLearning;
import org.passeur.route.need.Dial;
import org.passeur.route.need.Weights;
import org.passeur.search.SearchIndex;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds the weights learned from the network's past, and learns again when the network has grown.
 */
final class Learning {
  private static final Logger LOG = LoggerFactory.getLogger(Learning.class);

  private final Router router;
  private final SearchIndex index;
  private final WeightLearning replay;
  private final Path file;
  private final Clock clock;
  private volatile Optional<Replayed> last;
  private volatile OptionalDouble set = OptionalDouble.empty();

  Learning(Router router, SearchIndex index, WeightLearning replay, Path file, Clock clock) {
    this.router = router;
    this.index = index;
    this.replay = replay;
    this.file = file;
    this.clock = clock;
    this.last = Replayed.read(file);
    last.ifPresent(l -> use(l.weights()));
  }

  /**
   * Sets how much recent requests lower a score, whatever was learned; empty to use what was
   * learned.
   */
  void spare(OptionalDouble damping) {
    set = damping;
    use(last.map(Replayed::weights).orElse(Weights.DEFAULT));
  }

  private void use(Weights weights) {
    router.use(set.isPresent() ? weights.with(Dial.DAMPING, set.getAsDouble()) : weights);
  }

  /** The last result of learning. */
  Optional<Replayed> last() {
    return last;
  }

  /** Replays the past, keeps the result and uses it from now on. */
  synchronized Replayed learn() {
    LocalDate today = LocalDate.now(clock);
    var replayed = new Replayed(replay.run(today, Set.of()), today, index.size());
    replayed.write(file);
    use(replayed.weights());
    last = Optional.of(replayed);
    return replayed;
  }

  /** Learns if that was never done, or if the network has grown much since. */
  void learnWhenGrown() {
    if (last.map(l -> l.outgrown(index.size())).orElse(true)) {
      LOG.info("the network has grown: learning ranking settings from its past documents");
      learn();
    }
  }
}
