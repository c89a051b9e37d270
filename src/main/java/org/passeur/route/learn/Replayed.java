package org.passeur.route.learn;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import org.passeur.kernel.PrivateFiles;
import org.passeur.route.need.Dial;
import org.passeur.route.need.Weights;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A replay as stored in the data folder.
 *
 * @param learned its result; empty when there was too little to learn from
 * @param day day of the replay
 * @param things number of things in the network at that time
 */
public record Replayed(Optional<Learned> learned, LocalDate day, int things) {
  private static final Logger LOG = LoggerFactory.getLogger(Replayed.class);
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** Upper limit for weights in the file; learned ones are far smaller. */
  private static final double LARGEST = 1000;

  /** Growth after which a network is replayed again. */
  private static final double GROWN = 1.2;

  /** Returns whether the network has grown enough for another replay. */
  public boolean outgrown(int thingsNow) {
    return thingsNow >= GROWN * things;
  }

  /** The weights to use. */
  public Weights weights() {
    return learned.map(Learned::inUse).orElse(Weights.DEFAULT);
  }

  /** Writes the file atomically. */
  public void write(Path file) {
    try {
      PrivateFiles.write(file, (json() + "\n").getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The JSON text. */
  public String json() {
    ObjectNode json = MAPPER.createObjectNode().put("day", day.toString()).put("things", things);
    learned.ifPresent(
        l -> {
          json.put("taken", l.taken()).put("needs", l.needs()).put("aside", l.aside());
          json.put("before", l.before()).put("after", l.after());
          json.put("asideBefore", l.asideBefore()).put("asideAfter", l.asideAfter());
          json.put("damping", l.damping());
          ObjectNode dials = json.putObject("weights");
          l.dials().forEach(dials::put);
        });
    try {
      return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e); // cannot happen: texts and numbers only
    }
  }

  /** Reads the file; empty when it is missing or invalid, so that the network learns again. */
  public static Optional<Replayed> read(Path file) {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      JsonNode json = MAPPER.readTree(file.toFile());
      Optional<Learned> learned =
          json.has("weights") ? Optional.of(learned(json)) : Optional.empty();
      LocalDate day = LocalDate.parse(json.path("day").asText());
      if (!json.path("things").isInt()) {
        throw new IllegalArgumentException("things");
      }
      return Optional.of(new Replayed(learned, day, json.path("things").asInt()));
    } catch (IOException | RuntimeException e) {
      LOG.warn(
          "the learned ranking settings in {} cannot be read and are not used; they will be learned"
              + " again: {}",
          file,
          e.toString());
      return Optional.empty();
    }
  }

  private static Learned learned(JsonNode json) {
    Weights weights = Weights.DEFAULT;
    for (Learnable learnable : Learnable.ALL) {
      Dial dial = learnable.dial();
      JsonNode value = json.path("weights").path(dial.key());
      if (value.isNumber() && !(value.asDouble() >= 0 && value.asDouble() <= LARGEST)) {
        throw new IllegalArgumentException(dial.key());
      }
      weights = value.isNumber() ? weights.with(dial, value.asDouble()) : weights;
    }
    return new Learned(
        json.path("taken").asBoolean(),
        json.path("needs").asInt(),
        json.path("aside").asInt(),
        json.path("before").asDouble(),
        json.path("after").asDouble(),
        json.path("asideBefore").asDouble(),
        json.path("asideAfter").asDouble(),
        weights,
        json.path("damping").asDouble());
  }
}
