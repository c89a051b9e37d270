package org.passeur.web.site.vocabulary;

import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.passeur.document.statistics.PublicStatistics;
import org.passeur.guard.RuleBook;
import org.passeur.vocab.Ontology;
import org.passeur.vocab.Psr;
import org.passeur.web.page.Link;
import org.passeur.web.page.Messages;
import org.passeur.web.page.PageReading;
import org.passeur.web.page.PageRequest;
import org.passeur.web.page.PublicData;
import org.passeur.web.page.Renderer;
import org.passeur.web.page.Requests;
import org.passeur.web.page.Text;
import org.passeur.web.page.Typography;

/** The rules in words. Thread-safe. */
final class RulesPage {
  private static final List<String> GROUPS =
      List.of(
          "community",
          "membership",
          "activity",
          "practice",
          "thing",
          "resource",
          "organization",
          "contact",
          "person",
          "expertise",
          "need",
          "referral",
          "condition",
          "consent",
          "placement",
          "concept",
          "address",
          "origin");

  private final PublicData data;
  private final Renderer renderer;
  private final Ontology ontology;
  private final PublicStatistics statistics;
  private final Supplier<RuleBook> book;

  RulesPage(
      PublicData data,
      Renderer renderer,
      Ontology ontology,
      PublicStatistics statistics,
      Supplier<RuleBook> book) {
    this.data = data;
    this.renderer = renderer;
    this.ontology = ontology;
    this.statistics = statistics;
    this.book = book;
  }

  void show(Context x) {
    PageRequest visit = PageRequest.of(Requests.of(x));
    renderer.html(x, visit, "rules", data.read(visit, this::rules));
  }

  private Rules rules(PageReading reading) {
    Messages words = reading.words();
    var terms = new TermReader(ontology, reading, statistics);
    Map<String, List<RuleBook.Rule>> byGroup =
        book.get().rules().stream().collect(Collectors.groupingBy(RuleBook.Rule::group));
    return new Rules(
        renderer
            .page(reading.visit(), words.t("rules.title"), "")
            .about(words.t("rules.intro"))
            .also(VocabularyPages.formats("/shapes")),
        Psr.SHAPES,
        book.get().rules().size(),
        GROUPS.stream()
            .map(
                group ->
                    new Rules.Group(
                        group,
                        words.t("rules.group." + group),
                        byGroup.getOrDefault(group, List.of()).stream()
                            .map(rule -> rule(words, terms, rule))
                            .toList()))
            .toList(),
        Stream.of(RuleBook.Held.values()).map(h -> held(words, h)).toList());
  }

  private static Rules.Held held(Messages words, RuleBook.Held held) {
    return new Rules.Held(
        words.t("rules.held." + held),
        held != RuleBook.Held.ADVICE,
        words.t("rules.held." + held + ".text"));
  }

  static String title(Messages words, RuleBook.Rule rule) {
    return rule.title().isEmpty()
        ? words.t("rules.title." + rule.name())
        : Typography.of(rule.title().get(0).in(words.language()), words.language());
  }

  private static Rules.Rule rule(Messages words, TermReader terms, RuleBook.Rule rule) {
    String other = words.other().language();
    return new Rules.Rule(
        rule.name(),
        title(words, rule),
        held(words, rule.held()),
        words.t("rules.asks." + rule.name()),
        links(terms, rule.about()),
        links(terms, rule.properties()),
        rule.messages().stream()
            .map(m -> Typography.of(open(m.in(words.language())), words.language()))
            .toList(),
        rule.messages().stream()
            .map(m -> new Text(Typography.of(open(m.in(other)), other), other))
            .toList(),
        rule.iri());
  }

  /** Replaces the placeholder for the graph, which messages of placement rules have. */
  private static String open(String message) {
    return message.replace("{graph}", "…");
  }

  private static List<Link> links(TermReader terms, List<Node> nodes) {
    return nodes.stream().filter(Node::isURI).map(terms::linked).toList();
  }
}
