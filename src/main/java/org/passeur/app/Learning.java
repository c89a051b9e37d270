package org.passeur.app;

import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.passeur.index.SearchIndex;
import org.passeur.route.Router;
import org.passeur.route.learn.Replay;
import org.passeur.route.learn.Replayed;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps what the network's past taught, and learns again when the network has grown. */
final class Learning {
  private static final Logger LOG = LoggerFactory.getLogger(Learning.class);

  private final Router router;
  private final SearchIndex index;
  private final Replay replay;
  private final Path file;
  private final Clock clock;
  private volatile Optional<Replayed> last;

  Learning(Router router, SearchIndex index, Replay replay, Path file, Clock clock) {
    this.router = router;
    this.index = index;
    this.replay = replay;
    this.file = file;
    this.clock = clock;
    this.last = Replayed.read(file);
    last.ifPresent(l -> router.use(l.weights()));
  }

  /** What was learned last. */
  Optional<Replayed> last() {
    return last;
  }

  /** Replays the past, keeps what came out and answers with it from now on. */
  synchronized Replayed learn() {
    LocalDate today = LocalDate.now(clock);
    var replayed = new Replayed(replay.run(today, Set.of()), today, index.size());
    replayed.write(file);
    router.use(replayed.weights());
    last = Optional.of(replayed);
    return replayed;
  }

  /** Learns when the network has never been replayed, or has grown much since. */
  void learnWhenGrown() {
    if (last.map(l -> l.outgrown(index.size())).orElse(true)) {
      LOG.info("the network has grown: replaying its past");
      learn();
    }
  }
}
