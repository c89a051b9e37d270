package org.passeur.ingest.table;

import java.util.Set;

/**
 * What is known of a table before it is read.
 *
 * @param dialect how it is written; what is not said is guessed, and guesses that may be wrong are
 *     told
 * @param asked headings that somebody asks for, which help to find the row of headings; may be
 *     empty
 */
public record TableReading(TableDialect dialect, Set<String> asked) {
  public TableReading {
    asked = Set.copyOf(asked);
  }
}
