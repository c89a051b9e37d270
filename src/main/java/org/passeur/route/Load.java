package org.passeur.route;

import java.time.LocalDate;
import org.apache.jena.graph.Node;

/** How often people were asked lately, so that the same ones are not asked for everything. */
@FunctionalInterface
public interface Load {
  /** How far back it counts, in days. */
  int DAYS = 365;

  /** Nobody was asked. */
  Load NONE = (person, day) -> 0;

  /**
   * How many times someone was asked in the {@link #DAYS} before a day. Thread-safe.
   *
   * @return 0 or more
   */
  int lately(Node person, LocalDate day);
}
