package org.passeur.route.need;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passeur.ingest.OwnFiles;
import org.passeur.route.Network;

@DisplayName("On the demonstration network, what is called an answer")
class FitTest {
  /** Of fifty needs that nothing there answers, how many may still find something that seems to. */
  private static final int TAKEN_FOR_ANSWERS = 1;

  /** Of the thirty needs of the network, how many find an answer among the first twelve. */
  private static final int ANSWERED = 29;

  private static final double STRONG = 0.66;

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

  private static List<String[]> needs(String file) throws IOException {
    return Files.readAllLines(Path.of("src/test/resources/route/" + file)).stream()
        .filter(line -> !line.startsWith("#"))
        .map(line -> line.split("\t", -1))
        .toList();
  }

  private static Routing route(String text, String language) {
    return network.router.route(Need.of(text, language, Network.TODAY, 12));
  }

  /** What the pages call strong. */
  private static List<String> strong(Routing routing) {
    double best = routing.suggestions().stream().mapToDouble(Suggestion::score).max().orElse(1);
    return routing.suggestions().stream()
        .filter(s -> s.fit() == Fit.GOOD && s.score() / best > STRONG)
        .map(Suggestion::label)
        .toList();
  }

  @Test
  @DisplayName("is found for needs of its own")
  void own() throws IOException {
    long answered =
        needs("thirty-needs.tsv").stream()
            .filter(need -> !strong(route(need[1], need[0])).isEmpty())
            .count();
    assertTrue(answered >= ANSWERED, answered + " of 30");
  }

  @Test
  @DisplayName("is not found for ordinary needs that nothing there answers; they are told so")
  void ordinary() throws IOException {
    List<String> taken = new ArrayList<>();
    List<String> untold = new ArrayList<>();
    for (String[] need : needs("ordinary-needs.tsv")) {
      Routing routing = route(need[1], need[0]);
      if (!strong(routing).isEmpty()) {
        taken.add(need[1] + " -> " + strong(routing));
      }
      boolean told =
          routing.suggestions().isEmpty()
              || routing.notices().stream().anyMatch(n -> n.kind().equals("weak"));
      if (routing.fit() != Fit.GOOD && !told) {
        untold.add(need[1]);
      }
    }
    assertTrue(taken.size() <= TAKEN_FOR_ANSWERS, String.join("\n", taken));
    assertEquals(List.of(), untold);
  }

  @Test
  @DisplayName("is not found beside danger, since nothing there is about such a danger")
  void danger() throws IOException {
    List<String> taken = new ArrayList<>();
    for (String[] need : needs("danger-needs.tsv")) {
      if (need[0].equals("more")) {
        continue;
      }
      Routing routing = route(need[3], need[2]);
      assertTrue(routing.alert().isHeard(), need[3]);
      if (routing.fit() == Fit.GOOD) {
        taken.add(need[3] + " -> " + strong(routing));
      }
    }
    assertEquals(List.of(), taken);
  }

  @Test
  @DisplayName("says which words of the need the network knows nothing of")
  void notUnderstood() {
    assertEquals(List.of("robinet"), route("réparer un robinet", "fr").notUnderstood());
    assertEquals(List.of(), route("démarrer un compost de quartier", "fr").notUnderstood());
  }
}
