package org.passeur.ingest.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ObjIntConsumer;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * Makes trees of what SnakeYAML composes (YAML 1.1): aliases and merge keys ({@code <<}) are
 * followed, and scalars keep the text that the author wrote, whatever YAML would read in it.
 */
final class YamlTrees {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final int DEEPEST = 200;

  /** Most nodes for each character of the text; nested aliases grow exponentially. */
  private static final int EXPANSION = 20;

  /** Empty cells as some spreadsheet tools write them. */
  private static final Pattern NO_NUMBER = Pattern.compile("(?i)\\.(?:nan|inf)");

  private final Set<Node> around = Collections.newSetFromMap(new IdentityHashMap<>());
  private long left;

  /**
   * @param length characters of the text that the nodes come from
   */
  YamlTrees(int length) {
    left = 1_000L + (long) EXPANSION * length;
  }

  /**
   * The documents of a text.
   *
   * @throws YAMLException when it is not YAML
   */
  static List<Node> documents(String text) {
    var limits = new LoaderOptions();
    limits.setCodePointLimit((int) Input.LARGEST);
    limits.setNestingDepthLimit(DEEPEST);
    limits.setMaxAliasesForCollections(Integer.MAX_VALUE); // what they grow to is counted instead
    List<Node> documents = new ArrayList<>();
    new Yaml(limits).composeAll(new StringReader(text)).forEach(documents::add);
    return documents;
  }

  /** The line of a node in its text, from 1. */
  static int line(Node node) {
    return node.getStartMark() == null ? 0 : node.getStartMark().getLine() + 1;
  }

  /**
   * A field of a mapping.
   *
   * @param line where its name stands
   */
  record Field(int line, Node value) {}

  /**
   * The fields of a mapping, those that it merges behind its own.
   *
   * @param twice receives each name that stood there already, with its line; the first one counts
   * @throws YAMLException when a name is not a scalar
   */
  Map<String, Field> fields(MappingNode mapping, ObjIntConsumer<String> twice) {
    Map<String, Field> own = new LinkedHashMap<>();
    List<Node> merged = new ArrayList<>();
    for (NodeTuple tuple : mapping.getValue()) {
      Node key = tuple.getKeyNode();
      if (key.getTag().equals(Tag.MERGE)) {
        merged.add(tuple.getValueNode());
      } else if (!(key instanceof ScalarNode scalar)) {
        throw new YAMLException("line " + line(key) + ": the name of a field is not a plain text");
      } else if (own.putIfAbsent(scalar.getValue(), new Field(line(key), tuple.getValueNode()))
          != null) {
        twice.accept(scalar.getValue(), line(key));
      }
    }
    merged.forEach(node -> merge(node, own, twice));
    return own;
  }

  private void merge(Node merged, Map<String, Field> own, ObjIntConsumer<String> twice) {
    enter(merged);
    if (merged instanceof MappingNode mapping) {
      Map<String, Field> theirs = fields(mapping, twice);
      spend(theirs.size()); // each time that it is merged
      theirs.forEach(own::putIfAbsent);
    } else if (merged instanceof SequenceNode several) {
      several.getValue().forEach(node -> merge(node, own, twice));
    } else {
      throw new YAMLException("line " + line(merged) + ": << names no fields");
    }
    around.remove(merged);
  }

  /**
   * The value of a node.
   *
   * @param twice receives names of fields that stand twice in a mapping
   * @throws YAMLException when it holds itself, or grows beyond any use
   */
  JsonNode tree(Node node, Set<String> twice) {
    if (node instanceof ScalarNode scalar) {
      spend();
      return scalar(scalar);
    }
    enter(node);
    JsonNode tree;
    if (node instanceof SequenceNode sequence) {
      ArrayNode items = JSON.arrayNode();
      sequence.getValue().forEach(item -> items.add(tree(item, twice)));
      tree = items;
    } else {
      ObjectNode object = JSON.objectNode();
      fields((MappingNode) node, (name, line) -> twice.add(name))
          .forEach((name, field) -> object.set(name, tree(field.value(), twice)));
      tree = object;
    }
    around.remove(node);
    return tree;
  }

  private static JsonNode scalar(ScalarNode scalar) {
    String text = scalar.getValue();
    if (scalar.getScalarStyle() != ScalarStyle.PLAIN) {
      return TextNode.valueOf(text);
    }
    return scalar.getTag().equals(Tag.NULL) || NO_NUMBER.matcher(text).matches()
        ? JSON.nullNode()
        : WrittenNumber.orText(text);
  }

  private void enter(Node node) {
    spend();
    if (!around.add(node)) {
      throw new YAMLException("line " + line(node) + ": an alias (*) leads back to itself");
    }
  }

  private void spend() {
    spend(1);
  }

  private void spend(int nodes) {
    left -= nodes;
    if (left < 0) {
      throw new YAMLException("aliases (*) make this file far too long");
    }
  }
}
