package org.passeur.route.danger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.passeur.kernel.Problem;

/** Reads help lines from JSON, in the format of {@code danger/lines.json}. */
final class HelpLines {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** All kinds of danger, and the sign that stands for all of them. */
  private static final Set<String> KINDS = kinds();

  private HelpLines() {}

  /** The lines that ship with the program: those of Québec. */
  static Map<String, HelpLine> shipped() {
    return read(DangerPhrases.text("lines.json"), Map.of());
  }

  /**
   * The lines of an installation.
   *
   * @param json its file: {@code lines} to add, or to put in place of those with the same key;
   *     {@code without} names lines to leave out; with {@code "alone": true} only its own are shown
   * @param shipped lines that ship with the program
   * @throws Problem when the file does not have this format; the message says what to do
   */
  static Map<String, HelpLine> read(String json, Map<String, HelpLine> shipped) {
    try {
      JsonNode file = MAPPER.readTree(json);
      Map<String, HelpLine> all = new LinkedHashMap<>();
      if (!file.path("alone").asBoolean(false)) {
        all.putAll(shipped);
      }
      file.path("without").forEach(key -> all.remove(key.asText()));
      for (JsonNode line : file.path("lines")) {
        HelpLine own = line(line);
        all.put(own.key(), own); // replaces the line of the same key, or is added at the end
      }
      if (all.isEmpty()) {
        throw refused("lines", "no line is left");
      }
      return all;
    } catch (JsonProcessingException e) {
      throw refused("JSON", e.getOriginalMessage());
    }
  }

  private static HelpLine line(JsonNode json) {
    String key = text(json, "key");
    Map<String, String> label = texts(json.path("label"));
    String call = number(json, "call", key);
    String message = number(json, "text", key);
    String link = text(json, "link");
    if (key.isEmpty() || label.isEmpty()) {
      throw refused(key, "a line needs key and label");
    }
    if (!link.isEmpty() && !link.matches("https?://\\S+")) {
      throw refused(key, "link: " + link);
    }
    List<HelpLine.Region> regions = new ArrayList<>();
    json.path("regions")
        .forEach(
            r -> regions.add(new HelpLine.Region(texts(r.path("label")), number(r, "call", key))));
    if (call.isEmpty() && message.isEmpty() && link.isEmpty() && regions.isEmpty()) {
      throw refused(key, "a line needs call, text, link or regions");
    }
    Set<String> dangers = new LinkedHashSet<>();
    json.path("dangers").forEach(d -> dangers.add(d.asText()));
    for (String danger : dangers) {
      if (!KINDS.contains(danger)) {
        throw refused(key, "dangers: " + danger + ", not one of " + String.join(", ", KINDS));
      }
    }
    return new HelpLine(
        key,
        dangers,
        label,
        texts(json.path("for")),
        call,
        message,
        link,
        regions,
        text(json, "source"),
        text(json, "lookedUp"));
  }

  private static Set<String> kinds() {
    Set<String> kinds = new LinkedHashSet<>(DangerPhrases.SHIPPED.kinds());
    kinds.add(HelpLine.ANY);
    return kinds;
  }

  private static String text(JsonNode json, String name) {
    return json.path(name).asText("").strip();
  }

  private static Map<String, String> texts(JsonNode json) {
    Map<String, String> texts = new LinkedHashMap<>();
    for (String language : List.of("fr", "en")) {
      if (!text(json, language).isEmpty()) {
        texts.put(language, text(json, language));
      }
    }
    return texts;
  }

  private static String number(JsonNode json, String name, String key) {
    String digits = text(json, name).replaceAll("[\\s().+-]", "");
    if (!digits.matches("[0-9*#]{0,15}")) {
      throw refused(key, name + ": " + digits);
    }
    return digits;
  }

  private static Problem refused(String where, String why) {
    return Problem.of(
        Problem.Kind.BAD_REQUEST,
        "Le fichier emergency.json contient une erreur ("
            + where
            + " : "
            + why
            + ") ; corrigez-le comme l'explique docs/operations.md. D'ici là, les lignes d'aide"
            + " fournies avec Passeur sont utilisées.",
        "The file emergency.json contains an error ("
            + where
            + ": "
            + why
            + "); correct it as described in docs/operations.md. Until then, the help lines"
            + " supplied with Passeur are used.");
  }
}
