package org.passeur.web;

import java.time.Duration;
import java.util.Set;
import java.util.function.Consumer;
import org.passeur.kernel.Problem;
import org.passeur.projection.Projections;
import org.passeur.store.RecordStore;
import org.passeur.web.http.Exchange;

/**
 * Lets a request through once the published store holds every change decided before it, so that
 * writers see their own changes. When that takes longer, as after a large import, an earlier state
 * is shown, but never one with statements that were withdrawn from the public since.
 */
final class Barrier implements Consumer<Exchange> {
  private static final Set<String> WRITES = Set.of("/update", "/graphs", "/patch");
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

  /** Conformance suites would take an answer from an earlier state for a wrong one. */
  private static final Duration LONGEST_WAIT_OF_SUITES = Duration.ofMinutes(30);

  private static final Duration LONGEST_WAIT_FOR_CLOSING = Duration.ofSeconds(60);

  private final RecordStore record;
  private final Projections projections;
  private final Duration longestWait;

  Barrier(RecordStore record, Projections projections, boolean conformance) {
    this.record = record;
    this.projections = projections;
    this.longestWait = conformance ? LONGEST_WAIT_OF_SUITES : LONGEST_WAIT;
  }

  /**
   * @throws Problem 503 when what is stored may not be shown now
   */
  @Override
  public void accept(Exchange x) {
    String address = x.address();
    if (address.equals("/health") || address.startsWith("/static/")) {
      return; // these show no stored data
    }
    if (!record.state().readable()) {
      throw new Problem(Problem.Kind.UNAVAILABLE, record.state().why());
    }
    if (address.equals("/sparql/staff")) {
      record.settle();
    } else if (!WRITES.contains(address) || x.method().equals("GET")) {
      projections.await(record.head(), longestWait);
      if (!projections.awaitClosed(LONGEST_WAIT_FOR_CLOSING)) {
        throw Problem.of(
            Problem.Kind.UNAVAILABLE,
            "Des données viennent d'être retirées et le retrait n'est pas encore appliqué partout ;"
                + " réessayez dans une minute.",
            "Data was just withdrawn, and the withdrawal is not applied everywhere yet; try again"
                + " in a minute.");
      }
    }
  }
}
