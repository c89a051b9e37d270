package org.passeur.web.site;

import io.javalin.http.Context;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.passeur.route.need.Need;
import org.passeur.route.need.Routing;
import org.passeur.route.need.SuggestionKind;
import org.passeur.web.page.PageRequest;
import org.passeur.web.page.PublicData;
import org.passeur.web.page.Renderer;
import org.passeur.web.page.Requests;
import org.passeur.web.page.Things;

/** {@code /aiguillage}: suggestions for a need in plain words, each with its reasons. */
final class SuggestionsPage {
  /** In characters; a longer need is cut, and the page says so. */
  static final int LONGEST = 4000;

  /** Suggestions shown at first; a link shows more. */
  private static final int SHOWN = 12;

  private static final int SHOWN_ON_REQUEST = 50;

  private final PublicData data;
  private final Renderer renderer;
  private final Function<Need, Routing> router;
  private final Clock clock;

  SuggestionsPage(PublicData data, Renderer renderer, Function<Need, Routing> router, Clock clock) {
    this.data = data;
    this.renderer = renderer;
    this.router = router;
    this.clock = clock;
  }

  void show(Context x) {
    PageRequest asking = PageRequest.of(Requests.of(x));
    Need need = need(asking);
    // every link of the page repeats the need
    String q = need.text();
    PageRequest visit = q.length() > LONGEST ? asking.having("q", q.substring(0, LONGEST)) : asking;
    boolean asked = !need.text().isBlank() || !need.themes().isEmpty();
    Routing routing = asked ? router.apply(need) : Routing.none(need);
    Object model =
        data.read(
            visit, reading -> new SuggestionsBuilder(reading, renderer).answer(routing, asked));
    renderer.html(x, visit, "suggestions", model);
  }

  private Need need(PageRequest visit) {
    return new Need(
        visit.param("q").strip(),
        visit.language(),
        nodes(visit, "theme"),
        nodes(visit, "sans"),
        nodes(visit, "territoire").stream().findFirst(),
        nodes(visit, "communaute").stream().findFirst(),
        Arrays.stream(SuggestionKind.values())
            .filter(k -> visit.params("type").contains(k.token()))
            .collect(Collectors.toSet()),
        LocalDate.now(clock),
        visit.param("plus").isEmpty() ? SHOWN : SHOWN_ON_REQUEST,
        !visit.param("varier").isEmpty());
  }

  private Set<Node> nodes(PageRequest visit, String name) {
    return visit.params(name).stream()
        .flatMap(v -> Things.node(data.addresses(), v).stream())
        .collect(Collectors.toSet());
  }
}
