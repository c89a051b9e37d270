package org.passeur.evaluator;

import java.util.concurrent.ConcurrentHashMap;

/**
 * Counts what each share of clients has under way and bounds it, so that one cannot hold all
 * threads. Nobody waits: whoever has too much is told at once. Thread-safe.
 */
public final class Shares {
  private final int most;
  private final ConcurrentHashMap<String, Integer> under = new ConcurrentHashMap<>();

  /**
   * @param most that one share may have under way
   */
  public Shares(int most) {
    this.most = most;
  }

  /** Returns whether one more may begin; then it is ended by {@link #end}. */
  public boolean begin(String share) {
    var begun = new boolean[1];
    under.compute(
        share,
        (s, now) -> {
          int before = now == null ? 0 : now;
          begun[0] = before < most;
          return begun[0] ? Integer.valueOf(before + 1) : now;
        });
    return begun[0];
  }

  public void end(String share) {
    under.computeIfPresent(share, (s, now) -> now == 1 ? null : now - 1);
  }
}
