package org.passeur.web.site;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.passeur.route.need.Evidence;
import org.passeur.route.need.Fit;
import org.passeur.route.need.Routing;
import org.passeur.route.need.Suggestion;
import org.passeur.route.need.SuggestionKind;
import org.passeur.vocab.Psr;
import org.passeur.web.page.Icons;
import org.passeur.web.page.Link;
import org.passeur.web.page.Messages;
import org.passeur.web.page.Page;
import org.passeur.web.page.PageReading;
import org.passeur.web.page.PageRequest;
import org.passeur.web.page.Renderer;
import org.passeur.web.page.Spoken;
import org.passeur.web.page.Text;
import org.passeur.web.page.Things;
import org.passeur.web.page.Typography;

/** Builds the page of suggestions from the answer to a need. Used inside one reading. */
final class SuggestionsBuilder {
  /**
   * Number of requests in the example with which the page explains, without a formula, how those
   * who are asked often are ranked lower.
   */
  private static final int AS_AN_EXAMPLE = 6;

  /** Strength up to which a suggestion is called light; the next constant is the limit of good. */
  private static final double LIGHT = 0.33;

  private static final double GOOD = 0.66;

  private final PageReading reading;
  private final Renderer renderer;
  private final PageRequest visit;
  private final Messages words;
  private final Spoken spoken;

  SuggestionsBuilder(PageReading reading, Renderer renderer) {
    this.reading = reading;
    this.renderer = renderer;
    this.visit = reading.visit();
    this.words = reading.words();
    this.spoken = reading.spoken();
  }

  SuggestionsView answer(Routing routing, boolean asked) {
    String q = visit.param("q").strip();
    return new SuggestionsView(
        page(routing, asked),
        q,
        spoken.need(q),
        asked,
        routing.need().diverse(),
        words.t("answer.setting", Math.round(100 / (1 + AS_AN_EXAMPLE * routing.damping()))),
        routing.alert(),
        routing.notices().stream()
            .map(n -> new SuggestionsView.Notice(n.kind(), typeset(n.text())))
            .toList(),
        routing.understood().stream().map(this::understood).toList(),
        routing.widened().stream().map(this::widened).toList(),
        routing.need().withoutThemes().stream().map(this::removed).toList(),
        tabs(routing),
        HomePage.territories(reading),
        cards(routing.suggestions()),
        routing.total(),
        more(routing),
        routing.leftOut(),
        routing.wider().stream().map(this::wider).toList(),
        cards(routing.nearest()),
        renderer.examples(visit));
  }

  /** Named after the need and the filters chosen. */
  private Page page(Routing routing, boolean asked) {
    if (!asked) {
      return renderer.page(visit, words.t("answer.none-asked.title"), "ask").unlisted();
    }
    List<String> parts = new ArrayList<>();
    if (!routing.need().text().isBlank()) {
      parts.add(Typography.cut(typeset(routing.need().text())));
    }
    named(routing.need().themes()).ifPresent(n -> parts.add(words.t("answer.page.with", n)));
    named(routing.need().withoutThemes())
        .ifPresent(n -> parts.add(words.t("answer.page.without", n)));
    named(routing.need().territory().stream().toList())
        .ifPresent(n -> parts.add(words.t("answer.page.near", n)));
    named(routing.need().community().stream().toList()).ifPresent(parts::add);
    routing.need().kinds().stream()
        .map(k -> words.t("kinds." + k.token()))
        .sorted()
        .forEach(parts::add);
    if (routing.need().diverse()) {
      parts.add(words.t("answer.page.varied"));
    }
    if (!visit.param("plus").isEmpty()) {
      parts.add(words.t("answer.page.more"));
    }
    return renderer
        .page(visit, words.t("answer.title"), "ask")
        .named(words.t("page.of-kind", String.join(", ", parts), words.t("answer.title")))
        .about(words.t("answer.automatic.text"))
        .unlisted();
  }

  private Optional<String> named(Collection<Node> nodes) {
    return nodes.isEmpty()
        ? Optional.empty()
        : Optional.of(
            nodes.stream()
                .map(n -> reading.label(n).value())
                .sorted()
                .collect(Collectors.joining(", ")));
  }

  private String more(Routing routing) {
    boolean full = routing.suggestions().size() >= routing.need().limit();
    return full && visit.param("plus").isEmpty() ? visit.with("plus", List.of("1")) : "";
  }

  private SuggestionsView.Chip understood(Routing.Theme theme) {
    String value = Things.value(reading, theme.iri());
    boolean added = visit.params("theme").contains(value);
    return new SuggestionsView.Chip(
        spoken.text(theme.label()),
        added ? visit.without("theme", value) : visit.adding("sans", value),
        "");
  }

  private SuggestionsView.Chip widened(Routing.Theme theme) {
    String value = Things.value(reading, theme.iri());
    return new SuggestionsView.Chip(
        spoken.text(theme.label()), visit.adding("sans", value), visit.adding("theme", value));
  }

  private SuggestionsView.Chip removed(Node theme) {
    String value = Things.value(reading, theme);
    return new SuggestionsView.Chip(reading.label(theme), "", visit.without("sans", value));
  }

  private List<SuggestionsView.Tab> tabs(Routing routing) {
    String current = visit.param("type");
    int all = routing.total();
    List<SuggestionsView.Tab> tabs = new ArrayList<>();
    tabs.add(
        new SuggestionsView.Tab(
            words.t("kinds.all"), all, visit.with("type", List.of()), current.isEmpty()));
    for (SuggestionKind kind : SuggestionKind.values()) {
      int count = routing.counts().getOrDefault(kind, 0);
      if (count > 0 || current.equals(kind.token())) {
        tabs.add(
            new SuggestionsView.Tab(
                words.t("kinds." + kind.token()),
                count,
                visit.with("type", List.of(kind.token())),
                current.equals(kind.token())));
      }
    }
    return tabs;
  }

  /** A wider search, with the number of results; the link runs it. */
  private Link wider(Routing.Wider wider) {
    String href =
        switch (wider.kind()) {
          case "types" -> visit.with("type", List.of());
          case "removed" -> visit.with("sans", List.of());
          default -> wider.theme().map(t -> about(t.iri())).orElse("");
        };
    String label = wider.theme().map(Routing.Theme::label).orElse("");
    return Link.to(words.t("wider." + wider.kind(), wider.count(), label), href, "");
  }

  private String about(Node theme) {
    return visit.href("/aiguillage?theme=" + PageRequest.encode(Things.value(reading, theme)));
  }

  private List<SuggestionsView.Card> cards(List<Suggestion> suggestions) {
    double best = suggestions.stream().mapToDouble(Suggestion::score).max().orElse(1);
    return suggestions.stream().map(s -> card(s, best <= 0 ? 1 : best)).toList();
  }

  private SuggestionsView.Card card(Suggestion s, double best) {
    double strength = Math.max(0.05, Math.min(most(s.fit()), s.score() / best));
    String word = s.fit().token();
    String icon = s.bridge() ? "bridge" : Icons.of(s.kind().token());
    String open = reading.label(Psr.concept("availability", "open")).value();
    String href = reading.href(s.iri());
    return new SuggestionsView.Card(
        new Link(spoken.text(s.label()), visit.href(href), icon, href.startsWith("http")),
        words.t(s.bridge() ? "kind.bridge" : "kind." + s.kind().token()),
        s,
        summary(s),
        s.availability().equals(open),
        strength,
        words.t("strength." + word),
        s.facts().stream().map(f -> spoken.text(fact(f))).toList(),
        s.evidence().stream().map(this::reason).toList());
  }

  /**
   * The strongest fit to show: light at most, when the best suggestion shares no theme or word with
   * the need.
   */
  private static double most(Fit fit) {
    return switch (fit) {
      case GOOD -> 1;
      case POSSIBLE -> GOOD;
      case NONE -> LIGHT;
    };
  }

  /** The start of the description, with its language when it differs from that of the page. */
  private Text summary(Suggestion s) {
    Text whole = reading.description(s.iri()).orElse(Text.plain(""));
    String own = whole.foreign() ? whole.lang() : words.language();
    String start = Typography.of(s.summary(), own);
    return !start.isEmpty() && whole.value().startsWith(start.replaceFirst("…$", ""))
        ? new Text(start, whole.lang())
        : spoken.text(s.summary());
  }

  private SuggestionsView.Reason reason(Evidence e) {
    String href = e.iri().map(reading::href).orElse("");
    String kind = words.has("reason." + e.kind()) ? words.t("reason." + e.kind()) : "";
    return new SuggestionsView.Reason(
        Icons.of(e.kind()),
        kind,
        spoken.sentence(e.text()),
        href.isEmpty() ? "" : visit.href(href),
        saysWhen(e) ? "" : words.date(e.date()));
  }

  private String typeset(String text) {
    return Typography.of(text, visit.language());
  }

  /** Returns whether the text of the reason already names its year. */
  private static boolean saysWhen(Evidence e) {
    return e.date().length() >= 4 && e.text().contains(e.date().substring(0, 4));
  }

  /** A list of language tags becomes names of languages; anything else stays. */
  private String fact(String fact) {
    return fact.matches("[a-z]{2,3}(, [a-z]{2,3}){0,100}")
        ? java.util.Arrays.stream(fact.split(", "))
            .map(words::languageName)
            .collect(java.util.stream.Collectors.joining(", "))
        : fact;
  }
}
