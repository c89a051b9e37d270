package org.passeur.web.site;

import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.passeur.route.evaluate.Measured;
import org.passeur.route.learn.Learned;
import org.passeur.route.learn.Replayed;
import org.passeur.route.need.Dial;
import org.passeur.route.need.Weights;
import org.passeur.route.relation.Load;
import org.passeur.web.page.Messages;
import org.passeur.web.page.Page;
import org.passeur.web.page.PageRequest;
import org.passeur.web.page.Renderer;
import org.passeur.web.page.Requests;

/**
 * {@code /methodes}: how suggestions are ranked, and measures of their quality with the command
 * that produced them.
 */
final class MethodsPage {
  private final Renderer renderer;
  private final Supplier<Optional<Replayed>> replayed;
  private final Supplier<Weights> weights;

  /**
   * @param replayed result of the replay of past requests, if there was one
   * @param weights those that needs are answered with
   */
  MethodsPage(Renderer renderer, Supplier<Optional<Replayed>> replayed, Supplier<Weights> weights) {
    this.renderer = renderer;
    this.replayed = replayed;
    this.weights = weights;
  }

  void show(Context x) {
    PageRequest visit = PageRequest.of(Requests.of(x));
    Messages words = visit.words();
    Page page = renderer.page(visit, words.t("methods.title"), "").about(words.t("methods.intro"));
    Optional<Replayed> last = replayed.get();
    Optional<Learned> learned = last.flatMap(Replayed::learned);
    double damping = weights.get().of(Dial.DAMPING);
    boolean set = damping != last.map(Replayed::weights).orElse(Weights.DEFAULT).of(Dial.DAMPING);
    var methods =
        new Methods(
            page,
            words.t("methods.sparing", words.decimal(damping), Load.DAYS),
            words.t("methods.sparing.set", set ? 1 : 0),
            words.t("methods.diversity", words.decimal(weights.get().of(Dial.VARIETY))),
            learned.map(l -> told(words, l)).orElse(words.t("methods.replay.none")),
            last.map(l -> words.date(l.day().toString())).orElse(""),
            learned.map(l -> dials(words, l)).orElse(List.of()),
            Measured.published().stream().map(m -> measure(words, m)).toList());
    renderer.html(x, visit, "methods", methods);
  }

  private static String told(Messages words, Learned l) {
    return words.t(
        l.taken() ? "methods.replay.taken" : "methods.replay.kept",
        l.needs(),
        l.aside(),
        words.decimal(l.asideBefore()),
        words.decimal(l.asideAfter()));
  }

  private static List<Methods.Dial> dials(Messages words, Learned learned) {
    Map<String, Double> usual = Learned.usual();
    return learned.dials().entrySet().stream()
        .map(
            d ->
                new Methods.Dial(
                    words.t("methods.dial." + d.getKey()),
                    words.decimal(usual.getOrDefault(d.getKey(), 0.0)),
                    words.decimal(
                        learned.taken() ? d.getValue() : usual.getOrDefault(d.getKey(), 0.0))))
        .toList();
  }

  private static Methods.Measure measure(Messages words, Measured m) {
    String key = "methods.collection." + m.collection();
    return new Methods.Measure(
        words.has(key) ? words.t(key) : m.collection(),
        words.languageName(m.asked()),
        words.number(m.topics()),
        words.decimal(m.ndcg()),
        words.decimal(m.maxload()),
        words.date(m.day()),
        m.command());
  }
}
