package org.passeur.route.need;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.passeur.route.Network;

@DisplayName("Any need at all")
class NeedFuzzTest {
  private static final List<String> PIECES =
      List.of(
          "compost",
          "l’",
          "d'",
          "jardin ",
          " AND ",
          "OR NOT ",
          "(",
          ")",
          "\"",
          "*",
          "?",
          "~2",
          "^9e99",
          "[a TO z]",
          "{",
          "}",
          ":",
          "\\",
          "/.*/",
          "<script>",
          "&amp;",
          "\u0000",
          "\n",
          "日本語",
          "compostage ",
          "\uD83C\uDF31",
          "\uD800",
          "é",
          "e\u0301",
          "DROP GRAPH <x>",
          "{0,choice",
          "'",
          "%s",
          "le la les de ");
  private static Network network;

  @BeforeAll
  static void open(@TempDir Path folder) {
    network = Network.garden(folder);
  }

  @AfterAll
  static void close() {
    network.close();
  }

  static List<String> odd() {
    return List.of(
        "",
        "   ",
        "le la les de du",
        "the of and",
        "compost ".repeat(2_500),
        "a".repeat(20_000),
        "<b>compost</b> <a href='x'>",
        "堆肥はどうすればいいですか",
        "+compost -terre title:x (",
        "{0} {1,choice,0#x}",
        "\u0000\uFFFF\uD800");
  }

  @ParameterizedTest
  @DisplayName("is answered")
  @MethodSource("odd")
  void answered(String text) {
    Routing routing = network.route(text);
    assertEquals(text, routing.need().text());
    RoutingJson.of(routing);
    RoutingText.of(routing);
  }

  @Test
  @DisplayName("is answered with reasons that add up, whatever it holds")
  void random() {
    long seed = Long.getLong("passeur.seed", System.nanoTime());
    System.out.println("NeedFuzzTest seed " + seed);
    var random = new Random(seed);
    for (int i = 0; i < 300; i++) {
      Need need = need(random);
      Routing routing = network.router.route(need);
      assertTrue(routing.suggestions().size() <= Math.max(0, need.limit()), "seed " + seed);
      for (Suggestion s : routing.suggestions()) {
        double sum = s.evidence().stream().mapToDouble(Evidence::weight).sum();
        assertEquals(s.score(), sum, 1e-9, "seed " + seed + " need " + i);
        assertTrue(s.evidence().stream().noneMatch(e -> e.text().isBlank()), "seed " + seed);
      }
      RoutingJson.of(routing);
      RoutingText.of(routing);
    }
  }

  private static Need need(Random random) {
    var text = new StringBuilder();
    for (int n = random.nextInt(12); n > 0; n--) {
      text.append(PIECES.get(random.nextInt(PIECES.size())));
    }
    List<Node> nodes =
        List.of(
            network.node("theme/compost22222"),
            network.node("theme/nowhere22222"),
            network.node("territory/north2222222"),
            NodeFactory.createLiteralString("not a theme"));
    Set<Node> themes = new HashSet<>();
    Set<Node> without = new HashSet<>();
    nodes.forEach(n -> (random.nextInt(4) == 0 ? themes : new HashSet<Node>()).add(n));
    nodes.forEach(n -> (random.nextInt(4) == 0 ? without : new HashSet<Node>()).add(n));
    Set<SuggestionKind> kinds = EnumSet.noneOf(SuggestionKind.class);
    for (SuggestionKind kind : SuggestionKind.values()) {
      if (random.nextInt(3) == 0) {
        kinds.add(kind);
      }
    }
    Optional<Node> territory =
        random.nextBoolean()
            ? Optional.empty()
            : Optional.of(nodes.get(random.nextInt(nodes.size())));
    String language = List.of("fr", "en", "en-CA", "de", "").get(random.nextInt(5));
    LocalDate date = LocalDate.of(1990 + random.nextInt(60), 1 + random.nextInt(12), 1);
    return new Need(
        text.toString(),
        language,
        themes,
        without,
        territory,
        Optional.empty(),
        kinds,
        date,
        random.nextInt(20) - 2);
  }
}
