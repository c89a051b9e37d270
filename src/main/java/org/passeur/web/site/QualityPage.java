package org.passeur.web.site;

import io.javalin.http.Context;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.jena.graph.Node;
import org.passeur.guard.Inspection;
import org.passeur.kernel.Report;
import org.passeur.web.page.Messages;
import org.passeur.web.page.Page;
import org.passeur.web.page.PageReading;
import org.passeur.web.page.PageRequest;
import org.passeur.web.page.PublicData;
import org.passeur.web.page.Renderer;
import org.passeur.web.page.Requests;
import org.passeur.web.page.Typography;

/**
 * {@code /qualite}: the result of the last daily check. Things are named and counted only when they
 * are public; of the rest, the page says only whether the blocking rules are kept.
 */
final class QualityPage {
  private static final int SHOWN = 5;

  private final PublicData data;
  private final Renderer renderer;
  private final Supplier<Optional<Inspection.Result>> last;
  private final ZoneId zone;

  /** A rule and the public things that break it. */
  private record Wanting(Report.Result first, Set<Node> things) {}

  /**
   * @param zone time zone of the day of the check
   */
  QualityPage(
      PublicData data, Renderer renderer, Supplier<Optional<Inspection.Result>> last, ZoneId zone) {
    this.data = data;
    this.renderer = renderer;
    this.last = last;
    this.zone = zone;
  }

  void show(Context x) {
    PageRequest visit = PageRequest.of(Requests.of(x));
    Quality quality = data.read(visit, this::quality);
    renderer.html(x, visit, "quality", quality);
  }

  private Quality quality(PageReading reading) {
    Messages words = reading.words();
    Page page =
        renderer
            .page(reading.visit(), words.t("quality.title"), "")
            .about(words.t("quality.intro"));
    return last.get()
        .map(result -> quality(reading, page, result))
        .orElseGet(() -> new Quality(page, "", words.t("quality.none"), true, List.of()));
  }

  private Quality quality(PageReading reading, Page page, Inspection.Result result) {
    Messages words = reading.words();
    LocalDate day = result.at().atZone(zone).toLocalDate();
    String verdict = words.t(result.sound() ? "quality.sound" : "quality.broken");
    return new Quality(
        page,
        words.t("quality.when", words.date(day.toString())),
        verdict,
        result.sound(),
        wanting(reading, result).stream().map(w -> advice(reading, w)).toList());
  }

  private static List<Wanting> wanting(PageReading reading, Inspection.Result result) {
    Map<Node, Wanting> rules = new LinkedHashMap<>();
    for (Report.Result finding : result.open().results()) {
      if (finding.severity() != Report.Severity.VIOLATION
          && reading.knows(finding.focus())
          && reading.shows(finding.focus())) {
        rules
            .computeIfAbsent(finding.rule(), r -> new Wanting(finding, new LinkedHashSet<>()))
            .things()
            .add(finding.focus());
      }
    }
    return rules.values().stream()
        .sorted(Comparator.comparing((Wanting w) -> w.things().size()).reversed())
        .toList();
  }

  private static Quality.Advice advice(PageReading reading, Wanting wanting) {
    boolean french = reading.words() == Messages.FRENCH;
    var message = wanting.first().message();
    return new Quality.Advice(
        Typography.of(french ? message.fr() : message.en(), reading.words().language()),
        wanting.things().size(),
        wanting.things().stream().limit(SHOWN).map(reading::link).toList());
  }
}
