package org.passeur.route;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passeur.ingest.OwnFiles;
import org.passeur.route.need.Need;
import org.passeur.route.need.Suggestion;

@DisplayName("Two ways to say the same need")
class ParaphraseTest {
  private static final int TOP = 5;

  /** Mean share of the first five that both ways have in common. */
  private static final double SHARED = 0.9;

  /**
   * Pairs without any in common: a theme is known by "nouveaux arrivants" in the masculine only.
   */
  private static final int NOTHING_SHARED = 1;

  @Test
  @DisplayName(
      "lead to the same suggestions, whatever the number, the gender and the way to write it")
  void same(@TempDir Path folder) throws IOException {
    try (var network = new Network(folder)) {
      OwnFiles.vocabulary(network.record, network.addresses);
      OwnFiles.demonstration(network.record, network.addresses);
      network.projections.await(network.record.head());
      List<String> apart = new ArrayList<>();
      double sum = 0;
      int pairs = 0;
      for (String line : Files.readAllLines(Path.of("src/test/resources/route/paraphrases.tsv"))) {
        if (!line.startsWith("#")) {
          String[] pair = line.split("\t", -1);
          Set<Node> both = first(network, pair[1], pair[0]);
          both.retainAll(first(network, pair[2], pair[0]));
          sum += (double) both.size() / TOP;
          pairs++;
          if (both.size() < TOP) {
            apart.add(both.size() + " of 5: " + pair[1] + " / " + pair[2]);
          }
        }
      }
      double mean = sum / pairs;
      System.out.printf(Locale.ROOT, "paraphrases: mean overlap %.3f%n", mean);
      apart.forEach(System.out::println);
      assertEquals(40, pairs);
      assertTrue(mean >= SHARED, mean + "\n" + String.join("\n", apart));
      long nothing = apart.stream().filter(a -> a.startsWith("0")).count();
      assertTrue(nothing <= NOTHING_SHARED, String.join("\n", apart));
    }
  }

  private static Set<Node> first(Network network, String text, String language) {
    Set<Node> first = new HashSet<>();
    network.router.route(Need.of(text, language, Network.TODAY, TOP)).suggestions().stream()
        .map(Suggestion::iri)
        .forEach(first::add);
    return first;
  }
}
