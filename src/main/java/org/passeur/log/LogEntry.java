package org.passeur.log;

import java.time.Instant;
import java.util.Optional;

/**
 * An entry of the change log.
 *
 * @param number of the change
 * @param at when it was decided
 * @param note who, why, from where
 * @param retry its idempotency key
 * @param digest of the whole record store after the change
 * @param change what changed
 */
public record LogEntry(
    long number, Instant at, Note note, Optional<Retry> retry, Digest digest, Change change) {
  public Commit commit() {
    return new Commit(number, at, change, note);
  }
}
