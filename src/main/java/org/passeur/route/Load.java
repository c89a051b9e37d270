package org.passeur.route;

import java.time.LocalDate;
import java.util.Map;
import org.apache.jena.graph.Node;

/** How often people were asked lately, so that the same ones are not asked for everything. */
@FunctionalInterface
public interface Load {
  /** How far back it counts, in days. */
  int DAYS = 365;

  /** Nobody was asked. */
  Load NONE = day -> Map.of();

  /**
   * How many times people were asked in the {@link #DAYS} before a day; those who are missing were
   * not. Thread-safe.
   */
  Map<Node, Integer> lately(LocalDate day);
}
