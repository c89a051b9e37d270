package org.passeur.search;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passeur.route.Network;

@DisplayName("An index that followed the changes")
class RebuildTest {
  private static final List<String> WORDS =
      List.of("compost", "jardinage", "waste", "Ada", "terre", "aging", "guide", "fictive");

  @Test
  @DisplayName("holds the same things under the same words as one rebuilt from the data")
  void sameAsRebuilt(@TempDir Path folder) {
    long seed = Long.getLong("passeur.seed", System.nanoTime());
    System.out.println("RebuildTest seed " + seed);
    var random = new Random(seed);
    try (Network network = Network.garden(folder)) {
      List<Quad> all = network.record.read(data -> Iter.toList(data.find()));
      List<Quad> out = new ArrayList<>();
      for (int change = 0; change < 60; change++) {
        network.write(data -> shuffle(data, all, out, random));
        if (change % 10 == 9) {
          Map<String, Object> followed = picture(network);
          network.projections.rebuild();
          assertEquals(picture(network), followed, "seed " + seed + " change " + change);
        }
      }
    }
  }

  /** Takes some statements out and puts some back: consents, names, claims, links, types. */
  private static void shuffle(DatasetGraph data, List<Quad> all, List<Quad> out, Random random) {
    int steps = 1 + random.nextInt(8);
    for (int i = 0; i < steps; i++) {
      if (!out.isEmpty() && random.nextInt(100) < 45) {
        data.add(out.remove(random.nextInt(out.size())));
      } else {
        Quad quad = all.get(random.nextInt(all.size()));
        if (!quad.isDefaultGraph() && data.contains(quad)) {
          data.delete(quad);
          out.add(quad);
        }
      }
    }
  }

  private static Map<String, Object> picture(Network network) {
    Map<String, Object> picture = new TreeMap<>();
    Set<Node> subjects =
        network.record.read(data -> Iter.toSet(Iter.map(data.find(), Quad::getSubject)));
    network.index.entities(subjects).forEach((iri, entity) -> picture.put(iri.toString(), entity));
    for (String word : WORDS) {
      List<String> found =
          network.index.search(Search.words(word, Set.of(), 100)).stream()
              .map(h -> h.entity().iri().toString())
              .sorted()
              .toList();
      picture.put("word " + word, found);
    }
    return picture;
  }
}
