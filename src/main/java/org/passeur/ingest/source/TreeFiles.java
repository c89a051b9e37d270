package org.passeur.ingest.source;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.LoaderOptions;

/**
 * Reads JSON and YAML: a list of rows, a map of rows by key, a map of lists of rows, one row, or
 * JSON lines. When YAML is broken, its entries are read one by one, so that a bad entry does not
 * cost the others.
 */
final class TreeFiles {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** Empty cells as some spreadsheet tools write them; not valid JSON. */
  private static final Pattern NO_NUMBER =
      Pattern.compile("(?mi)([:-])[ \\t]+\\.(?:nan|inf)[ \\t]*$");

  private final String source;
  private final Harvest harvest;
  private final Consumer<DataRow> rows;

  /**
   * @param rows receives each row, in the order of the file
   */
  TreeFiles(String source, Harvest harvest, Consumer<DataRow> rows) {
    this.source = source;
    this.harvest = harvest;
    this.rows = rows;
  }

  void read(Input input) {
    String text = TextFiles.read(input, harvest);
    if (text.isBlank()) {
      return;
    }
    switch (input.extension()) {
      case "jsonl", "ndjson" -> lines(input, text);
      case "json" -> attempt(input, text, new JsonFactory(), new HashSet<>(), true);
      default -> yaml(input, NO_NUMBER.matcher(text).replaceAll("$1 null"));
    }
  }

  private void lines(Input input, String text) {
    Set<String> keys = new HashSet<>();
    int number = 0;
    for (String line : text.split("\n", -1)) {
      if (!line.isBlank()) {
        attempt(input, "\n".repeat(number) + line, new JsonFactory(), keys, true);
      }
      number++;
    }
  }

  private void yaml(Input input, String text) {
    YAMLFactory factory = yaml();
    if (parses(text, factory)) {
      attempt(input, text, factory, new HashSet<>(), true);
      return;
    }
    Set<String> keys = new HashSet<>();
    for (String chunk : YamlEntries.of(text)) {
      attempt(input, chunk, factory, keys, false);
    }
  }

  static YAMLFactory yaml() {
    var limits = new LoaderOptions();
    limits.setCodePointLimit((int) Input.LARGEST);
    limits.setMaxAliasesForCollections(50); // nested aliases can grow exponentially
    return YAMLFactory.builder().loaderOptions(limits).build();
  }

  private static boolean parses(String text, JsonFactory factory) {
    try (JsonParser p = factory.createParser(text)) {
      p.setCodec(MAPPER);
      while (p.nextToken() != null) {
        p.readValueAsTree();
      }
      return true;
    } catch (IOException | RuntimeException | StackOverflowError e) {
      return false;
    }
  }

  /**
   * @param single true when an object of plain values is one row, not a broken piece of a map
   */
  private void attempt(
      Input input, String text, JsonFactory factory, Set<String> keys, boolean single) {
    int line = 0;
    try (JsonParser p = factory.createParser(text)) {
      p.setCodec(MAPPER);
      JsonToken first = p.nextToken();
      while (first != null) {
        line = p.currentTokenLocation().getLineNr();
        if (first == JsonToken.START_ARRAY) {
          list(input, p, "", rows);
        } else if (first == JsonToken.START_OBJECT) {
          map(input, p, keys, single);
        } else {
          harvest.refuse(
              input.name(),
              line,
              "Cette entrée ne peut pas être lue : une liste de champs et de"
                  + " valeurs est attendue.",
              "This entry cannot be read: a list of fields and values is expected.");
        }
        first = p.nextToken();
      }
    } catch (JsonProcessingException e) {
      int at = e.getLocation() == null ? line : e.getLocation().getLineNr();
      String said = e.getOriginalMessage().lines().findFirst().orElse("");
      harvest.refuse(input.name(), at, "Erreur de syntaxe : " + said, "Syntax error: " + said);
    } catch (IOException | RuntimeException | StackOverflowError e) {
      harvest.refuse(
          input.name(),
          line,
          "Fichier illisible : " + e.getClass().getSimpleName(),
          "Unreadable file: " + e.getClass().getSimpleName());
    }
  }

  private JsonNode list(Input input, JsonParser p, String list, Consumer<DataRow> taken)
      throws IOException {
    ArrayNode all = MAPPER.createArrayNode();
    while (p.nextToken() != JsonToken.END_ARRAY) {
      int line = p.currentTokenLocation().getLineNr();
      JsonNode value = p.readValueAsTree();
      if (!value.isNull()) {
        all.add(value.deepCopy());
        taken.accept(DataRow.of(input, source, line, list, "", value));
      }
    }
    return all;
  }

  /**
   * Reads a map: rows by key, or lists of rows by name. If it also has a plain value, it is a
   * single row.
   */
  private void map(Input input, JsonParser p, Set<String> keys, boolean single) throws IOException {
    int start = p.currentTokenLocation().getLineNr();
    ObjectNode whole = MAPPER.createObjectNode();
    List<DataRow> found = new ArrayList<>();
    boolean plain = false;
    try {
      while (p.nextToken() == JsonToken.FIELD_NAME) {
        String key = p.currentName();
        int line = p.currentTokenLocation().getLineNr();
        JsonToken value = p.nextToken();
        if (!keys.add(key)) {
          p.skipChildren();
          twice(input, line, key);
        } else if (value == JsonToken.START_OBJECT) {
          JsonNode object = p.readValueAsTree();
          whole.set(key, object.deepCopy());
          found.add(DataRow.of(input, source, line, "", key, object));
        } else if (value == JsonToken.START_ARRAY) {
          whole.set(key, list(input, p, key, found::add));
        } else {
          plain |= value != JsonToken.VALUE_NULL;
          whole.set(key, p.readValueAsTree());
        }
      }
    } finally { // what precedes a syntax error is kept
      if (!plain) {
        found.forEach(rows);
      } else if (single) {
        rows.accept(DataRow.of(input, source, start, "", "", whole));
      } else {
        harvest.refuse(
            input.name(),
            start,
            "Cette entrée ne peut pas être lue : une liste de champs et de"
                + " valeurs est attendue.",
            "This entry cannot be read: a list of fields and values is expected.");
      }
    }
  }

  private void twice(Input input, int line, String key) {
    harvest.refuse(
        input.name(),
        line,
        "La clé « " + key + " » existe déjà plus haut ; donnez une clé différente à chaque entrée.",
        "The key \"" + key + "\" already exists above; give each entry a different key.");
  }
}
