package org.passeur.route.evaluate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * One measure of the routing, as written by {@code evaluate --measures}.
 *
 * @param collection name of its folder
 * @param asked language in which the topics were asked
 * @param topics number of topics with relevant people
 * @param ndcg mean nDCG@10, from 0 to 1
 * @param maxload share of topics that have the person shown most among the first five
 * @param day when it was measured
 * @param command command that reproduces it
 */
public record Measured(
    String collection,
    String asked,
    int topics,
    double ndcg,
    double maxload,
    String day,
    String command) {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** The measures that come with the program. */
  public static List<Measured> published() {
    try (InputStream in = Measured.class.getResourceAsStream("/route/measures.json")) {
      return in == null ? List.of() : read(MAPPER.readTree(in));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Adds this measure to a file, replacing an older one of the same command. */
  public void addTo(Path file) {
    try {
      List<Measured> all =
          new ArrayList<>(
              Files.exists(file) ? read(MAPPER.readTree(file.toFile())) : List.<Measured>of());
      all.removeIf(m -> m.command.equals(command));
      all.add(this);
      ArrayNode json = MAPPER.createArrayNode();
      all.forEach(m -> json.add(m.json()));
      Files.writeString(
          file, MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(json) + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ObjectNode json() {
    return MAPPER
        .createObjectNode()
        .put("collection", collection)
        .put("asked", asked)
        .put("topics", topics)
        .put("ndcg", ndcg)
        .put("maxload", maxload)
        .put("day", day)
        .put("command", command);
  }

  private static List<Measured> read(JsonNode json) {
    List<Measured> all = new ArrayList<>();
    for (JsonNode m : json) {
      all.add(
          new Measured(
              m.path("collection").asText(),
              m.path("asked").asText(),
              m.path("topics").asInt(),
              m.path("ndcg").asDouble(),
              m.path("maxload").asDouble(),
              m.path("day").asText(),
              m.path("command").asText()));
    }
    return all;
  }
}
