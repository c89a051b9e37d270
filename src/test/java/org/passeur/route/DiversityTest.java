package org.passeur.route;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Quad;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passeur.TestBase;
import org.passeur.ingest.OwnFiles;
import org.passeur.route.need.Evidence;
import org.passeur.route.need.Need;
import org.passeur.route.need.Suggestion;
import org.passeur.vocab.Dcterms;
import org.passeur.vocab.Org;

@DisplayName("Varied suggestions")
class DiversityTest extends TestBase {
  private static final List<String> WORDS =
      List.of("jardin", "compost", "partage", "école", "eau", "bénévoles", "cuisine", "outils");
  private static Network network;

  @BeforeAll
  static void open(@TempDir Path folder) {
    network = new Network(folder);
    OwnFiles.vocabulary(network.record, network.addresses);
    OwnFiles.demonstration(network.record, network.addresses);
    network.projections.await(network.record.head());
  }

  @AfterAll
  static void close() {
    network.close();
  }

  private static Need need(String text, int limit) {
    return Need.of(text, "fr", LocalDate.of(2026, 10, 1), limit);
  }

  @Test
  @DisplayName("keep the best first, their reasons add up, and repeat fewer places")
  void property() {
    var random = new Random(seed("DiversityTest"));
    int before = 0;
    int after = 0;
    for (int i = 0; i < 25; i++) {
      String text =
          WORDS.get(random.nextInt(WORDS.size())) + " " + WORDS.get(random.nextInt(WORDS.size()));
      int limit = 1 + random.nextInt(10);
      List<Suggestion> plain = network.router.route(need(text, limit)).suggestions();
      List<Suggestion> varied = network.router.route(need(text, limit).diverse(true)).suggestions();
      assertEquals(plain.size(), varied.size(), text);
      if (!plain.isEmpty()) {
        assertEquals(plain.get(0), varied.get(0), text);
      }
      double last = Double.MAX_VALUE;
      for (Suggestion s : varied) {
        assertTrue(s.score() <= last, text);
        last = s.score();
        double sum = s.evidence().stream().mapToDouble(Evidence::weight).sum();
        assertEquals(s.score(), sum, 1e-9, text);
      }
      before += repeated(plain);
      after += repeated(varied);
    }
    assertTrue(after < before, after + " repeated, " + before + " without");
  }

  /** How many times an organisation or a territory comes again. */
  private static int repeated(List<Suggestion> suggestions) {
    List<Node> places = new ArrayList<>();
    network.published.read(
        data -> {
          for (Suggestion s : suggestions) {
            for (Node property : List.of(Org.MEMBER_OF, Dcterms.SPATIAL)) {
              data.find(Quad.unionGraph, s.iri(), property, Node.ANY)
                  .forEachRemaining(q -> places.add(q.getObject()));
            }
          }
          return places;
        });
    return places.size() - new HashSet<>(places).size();
  }
}
