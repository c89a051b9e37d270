package org.passeur.store;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.passeur.kernel.Problem;
import org.passeur.log.Change;
import org.passeur.log.ChangeLog;
import org.passeur.log.LogEntry;
import org.passeur.log.Retry;

/** The idempotency keys of recent changes. For the writing thread only. */
final class Retries {
  /** Number of changes whose keys are remembered; after that, the same key makes a new change. */
  static final int KEPT = 10_000;

  private final Map<String, LogEntry> byKey =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, LogEntry> eldest) {
          return size() > KEPT;
        }
      };

  Retries(Optional<ChangeLog> log) {
    log.ifPresent(l -> l.retries(l.head() - KEPT + 1, this::remember));
  }

  void remember(LogEntry entry) {
    entry
        .retry()
        .ifPresent(
            retry ->
                byKey.put(
                    retry.key(),
                    new LogEntry(
                        entry.number(),
                        entry.at(),
                        entry.note(),
                        entry.retry(),
                        entry.digest(),
                        Change.NONE)));
  }

  /**
   * The change made under the key, without its statements.
   *
   * @throws Problem when the key was used with another request
   */
  Optional<LogEntry> find(Retry retry) {
    Optional<LogEntry> found = Optional.ofNullable(byKey.get(retry.key()));
    if (found.isPresent() && !found.get().retry().equals(Optional.of(retry))) {
      throw Problem.of(
          Problem.Kind.UNPROCESSABLE,
          "Cette clé d'envoi (Idempotency-Key) a déjà servi à un autre envoi ; utilisez une"
              + " nouvelle clé.",
          "This Idempotency-Key was already used for another request; use a new one.");
    }
    return found;
  }
}
