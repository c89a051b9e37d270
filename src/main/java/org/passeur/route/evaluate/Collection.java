package org.passeur.route.evaluate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A test collection in a folder: {@code documents.jsonl}, {@code people.jsonl}, {@code
 * topics.jsonl} and, when judged, {@code qrels.tsv}.
 *
 * @param judgments relevance of people by topic; empty when there is no qrels file
 */
public record Collection(
    List<Document> documents,
    List<Person> people,
    List<Topic> topics,
    Map<String, Map<String, Double>> judgments) {

  /** A document with its authors; the English texts may be empty. */
  public record Document(
      String id,
      String title,
      String text,
      String titleEn,
      String textEn,
      String lang,
      String date,
      List<String> authors,
      List<String> tags,
      String context) {}

  /**
   * A person who may be suggested.
   *
   * @param tags declared skills
   * @param candidate false for those who must not be ranked; empty when the collection says nothing
   */
  public record Person(String id, List<String> tags, Optional<Boolean> candidate) {}

  /**
   * A past need.
   *
   * @param context community of the asker, as for documents; may be empty
   */
  public record Topic(
      String id,
      String title,
      String text,
      String titleEn,
      String textEn,
      String lang,
      String date,
      String context,
      String split,
      Set<String> exclude) {}

  /**
   * Reads the documents, needs and judgements in a folder.
   *
   * @throws UncheckedIOException when a file is missing or cannot be read
   */
  public static Collection read(Path folder) {
    var mapper = new ObjectMapper();
    try {
      List<Document> documents = new ArrayList<>();
      for (JsonNode d : lines(folder.resolve("documents.jsonl"), mapper)) {
        documents.add(
            new Document(
                text(d, "id"),
                text(d, "title"),
                text(d, "text"),
                text(d, "title_en"),
                text(d, "text_en"),
                text(d, "lang"),
                text(d, "date"),
                texts(d, "authors"),
                texts(d, "tags"),
                text(d, "context")));
      }
      List<Person> people = new ArrayList<>();
      for (JsonNode p : lines(folder.resolve("people.jsonl"), mapper)) {
        Optional<Boolean> candidate =
            p.has("candidate") ? Optional.of(p.get("candidate").asBoolean()) : Optional.empty();
        people.add(new Person(text(p, "id"), texts(p, "tags"), candidate));
      }
      List<Topic> topics = new ArrayList<>();
      for (JsonNode t : lines(folder.resolve("topics.jsonl"), mapper)) {
        topics.add(
            new Topic(
                text(t, "id"),
                text(t, "title"),
                text(t, "text"),
                text(t, "title_en"),
                text(t, "text_en"),
                text(t, "lang"),
                text(t, "date"),
                text(t, "context"),
                text(t, "split"),
                new TreeSet<>(texts(t, "exclude"))));
      }
      return new Collection(documents, people, topics, judgments(folder.resolve("qrels.tsv")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<JsonNode> lines(Path file, ObjectMapper mapper) throws IOException {
    List<JsonNode> nodes = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      if (!line.isBlank()) {
        nodes.add(mapper.readTree(line));
      }
    }
    return nodes;
  }

  private static String text(JsonNode node, String field) {
    return node.path(field).asText("");
  }

  private static List<String> texts(JsonNode node, String field) {
    List<String> texts = new ArrayList<>();
    node.path(field).forEach(n -> texts.add(n.asText()));
    return texts;
  }

  private static Map<String, Map<String, Double>> judgments(Path file) throws IOException {
    Map<String, Map<String, Double>> judgments = new TreeMap<>();
    if (Files.exists(file)) {
      for (String line : Files.readAllLines(file)) {
        String[] parts = line.trim().split("\\s+", -1);
        if (parts.length == 4) {
          judgments
              .computeIfAbsent(parts[0], t -> new LinkedHashMap<>())
              .put(parts[2], Double.valueOf(parts[3]));
        }
      }
    }
    return judgments;
  }
}
