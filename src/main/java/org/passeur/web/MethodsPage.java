package org.passeur.web;

import io.javalin.http.Context;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.passeur.route.Load;
import org.passeur.route.Weights;
import org.passeur.route.evaluate.Measured;
import org.passeur.route.learn.Learned;
import org.passeur.route.learn.Replayed;

/**
 * How suggestions are made and how good they are: figures that a command wrote, with the command.
 */
final class MethodsPage {
  private final Renderer renderer;
  private final Supplier<Optional<Replayed>> replayed;

  MethodsPage(Renderer renderer, Supplier<Optional<Replayed>> replayed) {
    this.renderer = renderer;
    this.replayed = replayed;
  }

  void show(Context x) {
    Visit visit = Visit.of(x);
    Words words = visit.words();
    Page page = renderer.page(visit, words.t("methods.title"), "");
    Optional<Replayed> last = replayed.get();
    Optional<Learned> learned = last.flatMap(Replayed::learned);
    Weights used = last.map(Replayed::weights).orElse(Weights.DEFAULT);
    var methods =
        new Methods(
            page,
            words.t("methods.sparing", decimal(words, used.damping()), Load.DAYS),
            learned.map(l -> told(words, l)).orElse(words.t("methods.replay.none")),
            last.map(l -> words.date(l.day().toString())).orElse(""),
            learned.map(l -> dials(words, l)).orElse(List.of()),
            Measured.published().stream().map(m -> measure(words, m)).toList());
    renderer.html(x, visit, "methods", methods);
  }

  private static String told(Words words, Learned l) {
    return words.t(
        l.taken() ? "methods.replay.taken" : "methods.replay.kept",
        l.needs(),
        l.aside(),
        decimal(words, l.asideBefore()),
        decimal(words, l.asideAfter()));
  }

  private static List<Methods.Dial> dials(Words words, Learned learned) {
    Map<String, Double> usual = Learned.usual();
    return learned.dials().entrySet().stream()
        .map(
            d ->
                new Methods.Dial(
                    words.t("methods.dial." + d.getKey()),
                    decimal(words, usual.getOrDefault(d.getKey(), 0.0)),
                    decimal(
                        words,
                        learned.taken() ? d.getValue() : usual.getOrDefault(d.getKey(), 0.0))))
        .toList();
  }

  private static Methods.Measure measure(Words words, Measured m) {
    String key = "methods.collection." + m.collection();
    return new Methods.Measure(
        words.has(key) ? words.t(key) : m.collection(),
        words.languageName(m.asked()),
        words.number(m.topics()),
        decimal(words, m.ndcg()),
        decimal(words, m.maxload()),
        words.date(m.day()),
        m.command());
  }

  private static String decimal(Words words, double value) {
    Locale locale = Locale.forLanguageTag(words.language() + "-CA");
    return String.format(locale, value < 1 ? "%.3f" : "%.1f", value);
  }
}
