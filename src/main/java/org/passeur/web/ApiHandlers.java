package org.passeur.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.passeur.kernel.Problem;
import org.passeur.route.need.Need;
import org.passeur.route.need.Routing;
import org.passeur.route.need.RoutingJson;
import org.passeur.route.need.RoutingText;
import org.passeur.route.need.SuggestionKind;
import org.passeur.vocab.Addresses;
import org.passeur.web.http.Cors;
import org.passeur.web.http.Json;
import org.passeur.web.page.Requests;

/** {@code /api/route}: suggestions for programs. */
final class ApiHandlers {
  private static final int MOST = 100;

  private final Function<Need, Routing> router;
  private final Addresses addresses;
  private final Clock clock;

  ApiHandlers(Function<Need, Routing> router, Addresses addresses, Clock clock) {
    this.router = router;
    this.addresses = addresses;
    this.clock = clock;
  }

  void addTo(RoutesConfig routes) {
    routes.get("/api/route", this::route);
  }

  private void route(Context x) {
    String text = Optional.ofNullable(x.queryParam("q")).orElse("");
    if (text.isBlank()) {
      throw Problem.of(
          Problem.Kind.BAD_REQUEST,
          "Décrivez le besoin dans le paramètre « q ».",
          "Describe the need in the parameter “q”.");
    }
    var need =
        new Need(
            text,
            Requests.of(x).language(),
            Set.of(),
            Set.of(),
            thing(x, "territory"),
            thing(x, "community"),
            kinds(x),
            LocalDate.now(clock),
            limit(x),
            diverse(x));
    Cors.open(Requests.of(x))
        .header("Vary", "Accept, Accept-Language")
        .header("Content-Language", need.language());
    Routing routing = router.apply(need);
    if (Requests.of(x).accept().strip().startsWith("text/plain")) {
      byte[] plain = RoutingText.of(routing).getBytes(StandardCharsets.UTF_8);
      Requests.of(x).send("text/plain;charset=utf-8", plain);
    } else {
      Json.send(Requests.of(x), "application/json", RoutingJson.of(routing));
    }
  }

  private Optional<Node> thing(Context x, String kind) {
    return Optional.ofNullable(x.queryParam(kind))
        .filter(t -> !t.isBlank())
        .map(t -> t.contains(":") ? NodeFactory.createURI(t) : addresses.thing(kind, t));
  }

  private static Set<SuggestionKind> kinds(Context x) {
    Set<String> asked = Set.copyOf(x.queryParams("type"));
    Set<SuggestionKind> kinds =
        Arrays.stream(SuggestionKind.values())
            .filter(k -> asked.contains(k.token()))
            .collect(Collectors.toSet());
    if (kinds.size() < asked.size()) {
      throw Problem.of(
          Problem.Kind.BAD_REQUEST,
          "Le paramètre « type » vaut person, community, practice, resource, organization ou"
              + " offer.",
          "The parameter “type” is person, community, practice, resource, organization or offer.");
    }
    return kinds;
  }

  private static boolean diverse(Context x) {
    String asked = Optional.ofNullable(x.queryParam("diverse")).orElse("false");
    if (!asked.equals("true") && !asked.equals("false")) {
      throw Problem.of(
          Problem.Kind.BAD_REQUEST,
          "Le paramètre « diverse » vaut true ou false.",
          "The parameter “diverse” is true or false.");
    }
    return asked.equals("true");
  }

  static int limit(Context x) {
    String asked = Optional.ofNullable(x.queryParam("limit")).orElse("20");
    if (!asked.matches("[1-9][0-9]{0,2}")) {
      throw Problem.of(
          Problem.Kind.BAD_REQUEST,
          "Le paramètre « limit » est un nombre de 1 à " + MOST + ".",
          "The parameter “limit” is a number from 1 to " + MOST + ".");
    }
    return Math.min(MOST, Integer.parseInt(asked));
  }
}
