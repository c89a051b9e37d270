package org.passeur.route.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The measures")
class MetricsTest {
  /** Worked out by hand for two topics and four people. */
  @Test
  @DisplayName("are those of the definitions")
  void byHand() {
    var metrics = new Metrics(4);
    metrics.add(Map.of("a", 3.0, "b", 2.0, "c", 1.0), Map.of("b", 1.0, "d", 1.0));
    metrics.add(Map.of("a", 1.0), Map.of("a", 1.0));
    metrics.add(Map.of("a", 1.0), Map.of("a", 0.0));
    Map<String, Double> means = metrics.means();
    double log3 = Math.log(2) / Math.log(3);
    assertEquals((log3 / (1 + log3) + 1) / 2, means.getOrDefault("nDCG@10", -1.0), 1e-9);
    assertEquals((0.5 + 1) / 2, means.getOrDefault("MRR", -1.0), 1e-9);
    assertEquals(0.2, means.getOrDefault("P@5", -1.0), 1e-9);
    assertEquals((0.25 + 1) / 2, means.getOrDefault("MAP", -1.0), 1e-9);
    assertEquals(0.75, means.getOrDefault("coverage", -1.0), 1e-9);
    assertEquals(1.0, means.getOrDefault("maxload", -1.0), 1e-9);
    assertEquals(2.0 * (2 + 3 + 8) / (4 * 4) - 5.0 / 4, means.getOrDefault("gini", -1.0), 1e-9);
    assertEquals(2, means.getOrDefault("topics", -1.0), 1e-9);
  }

  @Test
  @DisplayName("break ties by the person's id and count a topic without an answer as zero")
  void ties() {
    var metrics = new Metrics(2);
    metrics.add(Map.of("b", 1.0, "a", 1.0), Map.of("b", 1.0));
    metrics.add(Map.of(), Map.of("a", 1.0));
    assertEquals(0.25, metrics.means().getOrDefault("MRR", -1.0), 1e-9);
  }
}
