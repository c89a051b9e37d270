package org.passeur.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.passeur.kernel.Problem;
import org.passeur.search.Entity;
import org.passeur.search.EntityKind;
import org.passeur.search.Hit;
import org.passeur.search.Search;
import org.passeur.search.SearchIndex;
import org.passeur.web.http.Cors;
import org.passeur.web.http.Json;
import org.passeur.web.page.Requests;

/**
 * {@code /api/search} and {@code /api/suggest} for programs, and {@code /openapi.json} (OpenAPI
 * 3.1), which describes the whole interface for programs.
 */
final class SearchHandlers {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final SearchIndex index;
  private final String description;

  /**
   * @param base address of the installation
   */
  SearchHandlers(SearchIndex index, String base) {
    this.index = index;
    try (InputStream in = SearchHandlers.class.getResourceAsStream("/api/openapi.json")) {
      ObjectNode json = (ObjectNode) MAPPER.readTree(Objects.requireNonNull(in));
      json.putArray("servers").addObject().put("url", base);
      this.description = json.toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void addTo(RoutesConfig routes) {
    routes.get("/api/search", this::search);
    routes.get("/api/suggest", this::suggest);
    routes.get(
        "/openapi.json",
        x -> Json.send(Cors.open(Requests.of(x)), "application/json", description));
  }

  private void search(Context x) {
    String language = Requests.of(x).language();
    ObjectNode json = MAPPER.createObjectNode().put("query", text(x)).put("lang", language);
    ArrayNode hits = json.putArray("hits");
    for (Hit hit : index.search(Search.words(text(x), kinds(x), ApiHandlers.limit(x)))) {
      described(hits.addObject(), hit.entity(), language)
          .put("date", hit.entity().date())
          .put("score", hit.score());
    }
    send(x, language, json);
  }

  private void suggest(Context x) {
    String language = Requests.of(x).language();
    ObjectNode json = MAPPER.createObjectNode().put("query", text(x)).put("lang", language);
    ArrayNode names = json.putArray("suggestions");
    List<Entity> named = index.named(text(x), language, kinds(x), ApiHandlers.limit(x));
    named.forEach(e -> described(names.addObject(), e, language));
    send(x, language, json);
  }

  private static ObjectNode described(ObjectNode json, Entity entity, String language) {
    return json.put("iri", entity.iri().toString())
        .put("type", token(entity.kind()))
        .put("label", entity.label(language));
  }

  private static String token(EntityKind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  private static void send(Context x, String language, ObjectNode json) {
    Cors.open(Requests.of(x))
        .header("Vary", "Accept-Language")
        .header("Content-Language", language);
    Json.send(Requests.of(x), "application/json", json);
  }

  private static String text(Context x) {
    return Optional.ofNullable(x.queryParam("q"))
        .filter(q -> !q.isBlank())
        .orElseThrow(
            () ->
                Problem.of(
                    Problem.Kind.BAD_REQUEST,
                    "Donnez les mots à chercher dans le paramètre « q ».",
                    "Give the words to look for in the parameter “q”."));
  }

  private static Set<EntityKind> kinds(Context x) {
    Set<String> asked = Set.copyOf(x.queryParams("type"));
    Set<EntityKind> kinds =
        Arrays.stream(EntityKind.values())
            .filter(k -> asked.contains(token(k)))
            .collect(Collectors.toSet());
    if (kinds.size() < asked.size()) {
      String known =
          Arrays.stream(EntityKind.values())
              .map(SearchHandlers::token)
              .collect(Collectors.joining(", "));
      throw Problem.of(
          Problem.Kind.BAD_REQUEST,
          "Le paramètre « type » est l'un de : " + known + ".",
          "The parameter “type” is one of: " + known + ".");
    }
    return kinds;
  }
}
