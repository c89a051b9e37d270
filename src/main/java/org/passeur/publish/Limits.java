package org.passeur.publish;

import java.time.Duration;

/**
 * What a public query may cost.
 *
 * @param time after which a query is stopped
 * @param rows most rows of an answer; 0 for no cap
 * @param characters longest query text
 * @param answer most bytes of an answer, and most characters of the terms of a graph; 0 for no cap
 */
public record Limits(Duration time, long rows, int characters, long answer) {
  /** For everyone. */
  public static final Limits PUBLIC =
      new Limits(Duration.ofSeconds(30), 10_000, 100_000, 50_000_000);

  /** For test suites. */
  public static final Limits CONFORMANCE = new Limits(Duration.ofSeconds(60), 0, 1_000_000, 0);
}
