package org.passeur.evaluator;

import java.time.Duration;

/**
 * Limits on the cost of an evaluation.
 *
 * @param time after which it is stopped
 * @param rows most rows of an answer; 0 for no limit
 * @param characters longest text of a query, in characters
 * @param answer most bytes of an answer, and most characters of the terms of a graph; 0 for no
 *     limit
 */
public record Limits(Duration time, long rows, int characters, long answer) {
  /** For the public endpoint. */
  public static final Limits PUBLIC =
      new Limits(Duration.ofSeconds(30), 10_000, 100_000, 50_000_000);

  /** For conformance suites. */
  public static final Limits CONFORMANCE = new Limits(Duration.ofSeconds(60), 0, 1_000_000, 0);

  /** Limits on time alone. */
  public static Limits ofTime(Duration time) {
    return new Limits(time, 0, 0, 0);
  }
}
