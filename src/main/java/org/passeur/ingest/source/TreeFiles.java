package org.passeur.ingest.source;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * Reads JSON and YAML: a list of rows, a map of rows by key, a map of lists of rows, one row, or
 * JSON lines. Scalars keep the text of the file. When YAML is broken, its entries are read one by
 * one, so that a bad entry does not cost the others.
 */
final class TreeFiles {
  private static final JsonFactory JSON = new JsonFactory();
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

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
    var top = new TopRows(input, source, harvest, rows);
    switch (input.extension()) {
      case "jsonl", "ndjson" -> lines(input, text, top);
      case "json" -> json(input, text, top);
      default -> yaml(input, text, top);
    }
  }

  private void lines(Input input, String text, TopRows top) {
    int number = 0;
    for (String line : text.split("\n", -1)) {
      if (!line.isBlank()) {
        json(input, "\n".repeat(number) + line, top);
      }
      number++;
    }
  }

  private void json(Input input, String text, TopRows top) {
    int line = 0;
    try (JsonParser p = JSON.createParser(text)) {
      while (p.nextToken() != null) {
        line = line(p);
        if (p.currentToken() == JsonToken.START_ARRAY) {
          items(p, top::item);
        } else if (p.currentToken() == JsonToken.START_OBJECT) {
          fields(p, top.new Fields(line));
        } else {
          top.notRows(line);
        }
      }
    } catch (JsonProcessingException e) {
      int at = e.getLocation() == null ? line : e.getLocation().getLineNr();
      syntax(input, at, e.getOriginalMessage());
    } catch (IOException | RuntimeException | StackOverflowError e) {
      unreadable(input, line, e);
    }
  }

  private static void items(JsonParser p, Consumer<TopRows.Value> taken) throws IOException {
    while (p.nextToken() != JsonToken.END_ARRAY) {
      taken.accept(value(p));
    }
  }

  private static void fields(JsonParser p, TopRows.Fields fields) throws IOException {
    try {
      while (p.nextToken() == JsonToken.FIELD_NAME) {
        String key = p.currentName();
        int line = line(p);
        if (p.nextToken() == JsonToken.START_ARRAY) {
          List<TopRows.Value> items = new ArrayList<>();
          try {
            items(p, items::add);
          } finally {
            fields.list(key, line, items);
          }
        } else {
          TopRows.Value value = value(p);
          fields.value(key, new TopRows.Value(line, value.tree(), value.twice()));
        }
      }
    } finally { // what precedes a syntax error is kept
      fields.end(true);
    }
  }

  private static TopRows.Value value(JsonParser p) throws IOException {
    int line = line(p);
    Set<String> twice = new HashSet<>();
    return new TopRows.Value(line, tree(p, twice), twice);
  }

  private static JsonNode tree(JsonParser p, Set<String> twice) throws IOException {
    switch (p.currentToken()) {
      case START_ARRAY -> {
        ArrayNode items = NODES.arrayNode();
        while (p.nextToken() != JsonToken.END_ARRAY) {
          items.add(tree(p, twice));
        }
        return items;
      }
      case START_OBJECT -> {
        ObjectNode object = NODES.objectNode();
        while (p.nextToken() == JsonToken.FIELD_NAME) {
          String name = p.currentName();
          p.nextToken();
          if (object.replace(name, tree(p, twice)) != null) {
            twice.add(name);
          }
        }
        return object;
      }
      case VALUE_NULL -> {
        return NODES.nullNode();
      }
      case VALUE_STRING -> {
        return TextNode.valueOf(p.getText());
      }
      default -> {
        return WrittenNumber.orText(p.getText());
      }
    }
  }

  private static int line(JsonParser p) {
    return p.currentTokenLocation().getLineNr();
  }

  private void yaml(Input input, String text, TopRows top) {
    List<Node> documents;
    try {
      documents = YamlTrees.documents(text);
    } catch (RuntimeException | StackOverflowError e) {
      YamlEntries.of(text).forEach(entry -> entry(input, entry, top));
      return;
    }
    documents(input, documents, text.length(), top, true);
  }

  private void entry(Input input, String entry, TopRows top) {
    try {
      documents(input, YamlTrees.documents(entry), entry.length(), top, false);
    } catch (MarkedYAMLException e) {
      Mark at = e.getProblemMark();
      syntax(input, at == null ? 0 : at.getLine() + 1, e.getProblem());
    } catch (RuntimeException | StackOverflowError e) {
      unreadable(input, 0, e);
    }
  }

  private void documents(
      Input input, List<Node> documents, int length, TopRows top, boolean single) {
    var trees = new YamlTrees(length);
    for (Node document : documents) {
      try {
        if (document instanceof SequenceNode list) {
          list.getValue().forEach(item -> top.item(value(trees, YamlTrees.line(item), item)));
        } else if (document instanceof MappingNode map) {
          fields(trees, map, top, single);
        } else if (!trees.tree(document, new HashSet<>()).isNull()) {
          top.notRows(YamlTrees.line(document));
        }
      } catch (YAMLException e) {
        syntax(input, YamlTrees.line(document), e.getMessage());
      } catch (RuntimeException | StackOverflowError e) {
        unreadable(input, YamlTrees.line(document), e);
      }
    }
  }

  private static void fields(YamlTrees trees, MappingNode map, TopRows top, boolean single) {
    TopRows.Fields fields = top.new Fields(YamlTrees.line(map));
    try {
      trees
          .fields(map, fields::twice)
          .forEach(
              (key, field) -> {
                if (field.value() instanceof SequenceNode list) {
                  List<TopRows.Value> items = new ArrayList<>();
                  list.getValue()
                      .forEach(item -> items.add(value(trees, YamlTrees.line(item), item)));
                  fields.list(key, field.line(), items);
                } else {
                  fields.value(key, value(trees, field.line(), field.value()));
                }
              });
    } finally {
      fields.end(single);
    }
  }

  private static TopRows.Value value(YamlTrees trees, int line, Node node) {
    Set<String> twice = new HashSet<>();
    return new TopRows.Value(line, trees.tree(node, twice), twice);
  }

  private void syntax(Input input, int line, @Nullable String said) {
    String first = String.valueOf(said).lines().findFirst().orElse("");
    harvest.refuse(input.name(), line, "Erreur de syntaxe : " + first, "Syntax error: " + first);
  }

  private void unreadable(Input input, int line, Throwable e) {
    String kind = e.getClass().getSimpleName();
    harvest.refuse(input.name(), line, "Fichier illisible : " + kind, "Unreadable file: " + kind);
  }
}
