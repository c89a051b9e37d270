package org.passeur.evaluator;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class SharesTest {
  @Test
  void eachShareHasItsOwnAndWhatEndedCountsNoMore() {
    var shares = new Shares(2);
    assertTrue(shares.begin("a"));
    assertTrue(shares.begin("a"));
    assertFalse(shares.begin("a"));
    assertFalse(shares.begin("a"), "what was refused is not counted either");
    assertTrue(shares.begin("b"));
    shares.end("a");
    assertTrue(shares.begin("a"));
    assertFalse(shares.begin("a"));
  }
}
