package org.passeur.route.need;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.passeur.route.danger.Alert;
import org.passeur.route.danger.HelpLine;

/** Help lines as JSON, for the field {@code emergency} of {@code /api/route}. */
final class EmergencyJson {
  private EmergencyJson() {}

  /** The lines, those for the detected dangers first; empty when there is no alert. */
  static List<Map<String, Object>> of(Alert alert, String language) {
    return alert.lines().stream()
        .map(line -> line(line, alert.first().contains(line), language))
        .toList();
  }

  private static Map<String, Object> line(HelpLine line, boolean first, String language) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("key", line.key());
    json.put("label", line.label(language));
    json.put("for", line.purpose(language));
    json.put("first", first);
    put(json, "phone", line.dial());
    put(json, "text", line.message());
    put(json, "link", line.link());
    if (!line.regions().isEmpty()) {
      json.put(
          "regions",
          line.regions().stream()
              .map(r -> Map.of("label", r.label(language), "phone", r.dial()))
              .toList());
    }
    put(json, "source", line.source());
    put(json, "lookedUp", line.lookedUp());
    return json;
  }

  private static void put(Map<String, Object> json, String name, String value) {
    if (!value.isEmpty()) {
      json.put(name, value);
    }
  }
}
