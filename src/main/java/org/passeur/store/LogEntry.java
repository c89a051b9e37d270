package org.passeur.store;

import java.time.Instant;
import java.util.Optional;

/**
 * A line of the change log.
 *
 * @param number of the change
 * @param at when it was decided
 * @param note who, why, from where
 * @param retry the key under which it may be asked for again
 * @param digest of the whole record store after the change
 * @param change what changed
 */
public record LogEntry(
    long number, Instant at, Note note, Optional<Retry> retry, Digest digest, Change change) {
  Commit commit() {
    return new Commit(number, at, change, note);
  }
}
