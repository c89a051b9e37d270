package org.passeur.route;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passeur.HandClock;
import org.passeur.Logs;
import org.passeur.guard.SomeGates;
import org.passeur.kernel.Problem;
import org.passeur.log.Note;
import org.passeur.route.danger.Alert;
import org.passeur.route.need.Gaps;
import org.passeur.route.need.Need;
import org.passeur.route.need.Routing;
import org.passeur.route.need.SuggestionKind;
import org.passeur.sparql.library.QueryLibrary;
import org.passeur.store.RecordStore;
import org.passeur.vocab.Rdf;
import org.passeur.vocab.Skos;

@DisplayName("A need that nothing fits")
class WideningTest {
  private Network network;

  @BeforeEach
  void open(@TempDir Path folder) {
    network = Network.garden(folder);
    network.record.guardedBy(SomeGates.of(network.addresses));
  }

  @AfterEach
  void close() {
    network.close();
  }

  private Node theme(String key, String label, Optional<Node> broader) {
    Node theme = network.node("concept/" + key);
    network.write(
        data -> {
          Node graph = network.addresses.schemeGraph("more");
          data.add(graph, theme, Rdf.TYPE, Skos.CONCEPT);
          data.add(graph, theme, Skos.PREF_LABEL, NodeFactory.createLiteralLang(label, "fr"));
          broader.ifPresent(b -> data.add(graph, theme, Skos.BROADER, b));
        });
    return theme;
  }

  private static Need filtered(String text, Set<SuggestionKind> kinds) {
    return new Need(
        text,
        "fr",
        Set.of(),
        Set.of(),
        Optional.empty(),
        Optional.empty(),
        kinds,
        Network.TODAY,
        20);
  }

  @Test
  @DisplayName("is offered the broader themes that do find something, and the communities near")
  void broader() {
    Node compost = network.router.route(filtered("compost", Set.of())).understood().get(0).iri();
    Node one = theme("far1", "lombrifiltration", Optional.of(compost));
    Node two = theme("far2", "zoolombrifiltration", Optional.of(one));
    Node three = theme("far3", "microzoolombrifiltration", Optional.of(two));
    Routing routing = network.route("microzoolombrifiltration");
    assertEquals(List.of(three), routing.understood().stream().map(Routing.Theme::iri).toList());
    assertTrue(routing.suggestions().isEmpty(), routing.toString());
    for (Routing.Wider wider : routing.wider()) {
      assertEquals("theme", wider.kind());
      Node theme = wider.theme().orElseThrow().iri();
      Need about = filtered("", Set.of()).about(Set.of(theme), Set.of(), 100);
      assertEquals(network.router.route(about).total(), wider.count());
      assertTrue(wider.count() > 0);
    }
    assertTrue(
        routing.wider().stream().anyMatch(w -> w.theme().orElseThrow().iri().equals(compost)),
        routing.wider().toString());
    assertFalse(routing.nearest().isEmpty());
    assertTrue(routing.nearest().stream().allMatch(s -> s.kind() == SuggestionKind.COMMUNITY));
  }

  @Test
  @DisplayName("of the kind wanted is offered the other kinds")
  void kinds() {
    Set<SuggestionKind> found = network.route("éducation").counts().keySet();
    SuggestionKind missing =
        Stream.of(SuggestionKind.values())
            .filter(k -> !found.contains(k))
            .findFirst()
            .orElseThrow();
    Routing routing = network.router.route(filtered("éducation", Set.of(missing)));
    assertEquals(List.of(), routing.suggestions());
    assertEquals("types", routing.wider().get(0).kind());
    assertEquals(routing.total(), routing.wider().get(0).count());
  }

  @Test
  @DisplayName("is kept for the staff once a month, without the words in which there may be names")
  void gap() throws Exception {
    theme("lone", "zymurgie", Optional.empty());
    Gaps gaps = new Gaps(network.record, network.addresses, clock("2026-10-01T10:00:00Z"));
    Routing nobody = nobody("Marie-Ève Tremblay cherche la zymurgie à l'école");
    Node gap = gaps.keep(nobody).orElseThrow();
    assertEquals(gap, gaps.keep(nobody).orElseThrow());
    network.record.write(new Note("t", "t", "t"), data -> {});
    List<String> titles = titles(gap);
    assertEquals(1, titles.size(), titles.toString());
    assertTrue(titles.get(0).contains("zymurgie"), titles.toString());
    String everything = network.record.read(data -> text(data, gap));
    assertFalse(everything.contains("Tremblay") || everything.contains("tremblay"), everything);
    assertTrue(network.published.read(data -> text(data, gap)).isEmpty(), "it is not public");
    Gaps later = new Gaps(network.record, network.addresses, clock("2026-11-01T10:00:00Z"));
    assertFalse(later.keep(nobody).orElseThrow().equals(gap));
    assertEquals(Optional.empty(), gaps.keep(network.route("compost")));
    assertEquals(Optional.empty(), gaps.keep(network.route("Marie-Ève Tremblay")));
  }

  @Test
  @DisplayName("is kept two hundred times a day at most, and again the next day")
  void manyGaps() {
    theme("lone", "zymurgie", Optional.empty());
    Routing nobody = nobody("la zymurgie");
    var clock = new HandClock("2026-10-01T10:00:00Z", "UTC");
    Gaps gaps = new Gaps(network.record, network.addresses, clock);
    for (int i = 0; i < 200; i++) {
      assertTrue(gaps.keep(nobody).isPresent(), "number " + i);
    }
    assertEquals(Optional.empty(), gaps.keep(nobody));
    clock.set("2026-10-02T10:00:00Z");
    assertTrue(gaps.keep(nobody).isPresent());
  }

  /** Whoever asked has their answer all the same. */
  @Test
  @DisplayName("is not kept while writing is stopped")
  @Logs({
    "WARN Gaps: a need that found no answer could not be recorded",
    "ERROR Writer: writing stops: The disk is full"
  })
  void writingStopped(@TempDir Path small) {
    theme("lone", "zymurgie", Optional.empty());
    Routing nobody = nobody("la zymurgie");
    Clock clock = clock("2026-10-01T10:00:00Z");
    try (var full = RecordStore.open(small, "http://localhost:8080/b/", clock, Long.MAX_VALUE)) {
      assertThrows(Problem.class, () -> full.write(new Note("t", "t", "t"), data -> {}));
      while (full.state().ready()) {
        Thread.onSpinWait(); // whoever wanted to write is told a moment before
      }
      assertEquals(Optional.empty(), new Gaps(full, network.addresses, clock).keep(nobody));
    }
  }

  private Routing nobody(String text) {
    Routing routing = network.route(text);
    return new Routing(
        routing.need(),
        routing.understood(),
        List.of(),
        List.of(),
        Map.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        Alert.NONE,
        0.04);
  }

  private List<String> titles(Node gap) {
    return network.record.read(
        data ->
            new QueryLibrary()
                    .rows(
                        data,
                        "further/unanswered-needs",
                        Map.of("language", NodeFactory.createLiteralString("fr")))
                    .stream()
                    .filter(row -> row.node("need").equals(gap))
                    .map(row -> row.text("title"))
                    .toList());
  }

  private static String text(DatasetGraph data, Node thing) {
    var all = new StringBuilder();
    data.find(Node.ANY, thing, Node.ANY, Node.ANY)
        .forEachRemaining((Quad q) -> all.append(q.getObject()).append('\n'));
    return all.toString();
  }

  private static Clock clock(String now) {
    return Clock.fixed(Instant.parse(now), ZoneOffset.UTC);
  }
}
