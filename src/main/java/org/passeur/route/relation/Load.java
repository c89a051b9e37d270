package org.passeur.route.relation;

import java.time.LocalDate;
import java.util.Map;
import org.apache.jena.graph.Node;

/** How often people were asked lately, used to spread requests. */
@FunctionalInterface
public interface Load {
  /** Length of the period, in days. */
  int DAYS = 365;

  /** No requests at all. */
  Load NONE = day -> Map.of();

  /**
   * Number of requests to each person in the {@link #DAYS} before a day; people without any are
   * missing. Thread-safe.
   */
  Map<Node, Integer> lately(LocalDate day);
}
