package org.passeur.route.need;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Node;
import org.passeur.route.need.Routing.LeftOut;
import org.passeur.route.need.Routing.Theme;

/** Writes an answer as JSON, as in {@code /api/route}. */
public final class RoutingJson {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private RoutingJson() {}

  /** The JSON text, on one line. */
  public static String of(Routing routing) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("need", need(routing.need()));
    all.put("confidence", routing.fit().token());
    all.put("notUnderstood", routing.notUnderstood());
    all.put("emergency", EmergencyJson.of(routing.alert(), routing.need().language()));
    all.put("understood", themes(routing.understood()));
    all.put("widened", themes(routing.widened()));
    all.put("suggestions", routing.suggestions().stream().map(RoutingJson::suggestion).toList());
    Map<String, Object> counts = new LinkedHashMap<>();
    routing.counts().forEach((kind, count) -> counts.put(kind.token(), count));
    all.put("counts", counts);
    all.put(
        "notices",
        routing.notices().stream()
            .map(n -> Map.<String, Object>of("kind", n.kind(), "text", n.text()))
            .toList());
    all.put("leftOut", routing.leftOut().stream().map(RoutingJson::leftOut).toList());
    all.put("wider", routing.wider().stream().map(RoutingJson::wider).toList());
    all.put("nearest", routing.nearest().stream().map(RoutingJson::suggestion).toList());
    try {
      return MAPPER.writeValueAsString(all);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e); // cannot happen: maps, lists, texts and numbers only
    }
  }

  private static Map<String, Object> need(Need need) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("text", need.text());
    json.put("lang", need.language());
    json.put("themes", iris(need.themes()));
    json.put("withoutThemes", iris(need.withoutThemes()));
    need.territory().ifPresent(t -> json.put("territory", t.toString()));
    need.community().ifPresent(c -> json.put("community", c.toString()));
    json.put("types", need.kinds().stream().sorted().map(SuggestionKind::token).toList());
    json.put("date", need.date().toString());
    json.put("limit", need.limit());
    json.put("diverse", need.diverse());
    return json;
  }

  private static List<String> iris(Collection<Node> nodes) {
    return nodes.stream().map(Node::toString).sorted().toList();
  }

  private static List<Map<String, Object>> themes(List<Theme> themes) {
    return themes.stream()
        .map(t -> Map.<String, Object>of("iri", t.iri().toString(), "label", t.label()))
        .toList();
  }

  private static Map<String, Object> suggestion(Suggestion suggestion) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("iri", suggestion.iri().toString());
    json.put("type", suggestion.kind().token());
    json.put("label", suggestion.label());
    json.put("bridge", suggestion.bridge());
    json.put("summary", suggestion.summary());
    json.put("facts", suggestion.facts());
    json.put("availability", suggestion.availability());
    json.put("confidence", suggestion.fit().token());
    json.put("score", rounded(suggestion.score()));
    json.put("evidence", suggestion.evidence().stream().map(RoutingJson::evidence).toList());
    return json;
  }

  /** Rounded to two decimals, enough to compare. */
  private static double rounded(double score) {
    return Math.round(score * 100) / 100.0;
  }

  private static Map<String, Object> evidence(Evidence evidence) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("text", evidence.text());
    evidence.iri().ifPresent(iri -> json.put("iri", iri.toString()));
    json.put("date", evidence.date());
    json.put("kind", evidence.kind());
    json.put("weight", rounded(evidence.weight()));
    return json;
  }

  private static Map<String, Object> wider(Routing.Wider wider) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("kind", wider.kind());
    wider
        .theme()
        .ifPresent(
            theme -> {
              json.put("iri", theme.iri().toString());
              json.put("label", theme.label());
            });
    json.put("count", wider.count());
    return json;
  }

  private static Map<String, Object> leftOut(LeftOut left) {
    return Map.of("count", left.count(), "reason", left.reason());
  }
}
