package org.passeur.log;

import java.time.Instant;

/**
 * A decided change.
 *
 * @param number its number: 1 for the first change of an installation, then one more each time; for
 *     an edit that changed nothing, the number of the last change
 * @param at when it was decided
 * @param change what changed
 * @param note who, why, from where
 */
public record Commit(long number, Instant at, Change change, Note note) {}
