package org.passeur.web.site;

import io.javalin.http.Context;
import java.text.Collator;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.passeur.web.page.Home;
import org.passeur.web.page.Messages;
import org.passeur.web.page.Page;
import org.passeur.web.page.PageReading;
import org.passeur.web.page.PageRequest;
import org.passeur.web.page.PublicData;
import org.passeur.web.page.Renderer;
import org.passeur.web.page.Requests;
import org.passeur.web.page.Things;

/** The home page: one search field, and what the network holds. */
final class HomePage {
  private static final List<String> FIGURES =
      List.of("person", "community", "practice", "resource", "organization", "need", "offer");

  private final PublicData data;
  private final Renderer renderer;
  private volatile Counts counts = new Counts(-1, Map.of());

  /** Number of things of each kind at one change number. */
  private record Counts(long offset, Map<String, Long> byKind) {}

  HomePage(PublicData data, Renderer renderer) {
    this.data = data;
    this.renderer = renderer;
  }

  void show(Context x) {
    PageRequest visit = PageRequest.of(Requests.of(x));
    Home home = data.read(visit, this::home);
    renderer.html(x, visit, "home", home);
  }

  private Home home(PageReading reading) {
    PageRequest visit = reading.visit();
    Page page =
        renderer
            .page(visit, visit.words().t("home.title"), "ask")
            .about(visit.words().t("home.lead"));
    return new Home(
        page, visit.param("q"), renderer.examples(visit), territories(reading), figures(reading));
  }

  static List<Home.Choice> territories(PageReading reading) {
    Collator alphabet = reading.alphabet();
    String chosen = reading.visit().param("territoire");
    return reading.rows("browse/territories", Map.of()).stream()
        .map(row -> row.node("item"))
        .map(
            node -> {
              String value = Things.value(reading, node);
              return new Home.Choice(value, reading.label(node), value.equals(chosen));
            })
        .sorted(Comparator.comparing(c -> c.label().value(), alphabet))
        .toList();
  }

  private List<Home.Figure> figures(PageReading reading) {
    Messages words = reading.words();
    Map<String, Long> byKind = counts(reading);
    return FIGURES.stream()
        .filter(byKind::containsKey)
        .map(
            kind ->
                new Home.Figure(
                    words.number(byKind.getOrDefault(kind, 0L)),
                    words.t("figures." + kind, byKind.getOrDefault(kind, 0L)),
                    reading.visit().href("/doc/" + kind)))
        .toList();
  }

  private Map<String, Long> counts(PageReading reading) {
    long offset = data.store().offset();
    Counts known = counts;
    if (known.offset() != offset) {
      known =
          new Counts(
              offset,
              reading.rows("browse/figures", Map.of()).stream()
                  .filter(row -> row.has("kind"))
                  .collect(
                      Collectors.toMap(
                          row -> row.text("kind"), row -> Long.parseLong(row.text("count")))));
      counts = known;
    }
    return known.byKind();
  }
}
