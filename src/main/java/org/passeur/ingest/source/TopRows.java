package org.passeur.ingest.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Makes rows of what stands at the top of a JSON or YAML file: the items of a list, or the fields
 * of a map, which are rows by key or lists of rows by name. A map with a plain value is a single
 * row.
 */
final class TopRows {
  /**
   * A value of the file.
   *
   * @param line where it begins
   * @param twice names of fields that stand twice in one object of it
   */
  record Value(int line, JsonNode tree, Set<String> twice) {}

  private final Input input;
  private final String source;
  private final Harvest harvest;
  private final Consumer<DataRow> rows;
  private final Set<String> keys = new HashSet<>();

  TopRows(Input input, String source, Harvest harvest, Consumer<DataRow> rows) {
    this.input = input;
    this.source = source;
    this.harvest = harvest;
    this.rows = rows;
  }

  /** Takes an item of a list. */
  void item(Value item) {
    if (!item.tree().isNull() && isSound(item)) {
      rows.accept(DataRow.of(input, source, item.line(), "", "", item.tree()));
    }
  }

  /** Refuses what is neither a list nor a map. */
  void notRows(int line) {
    harvest.refuse(
        input.name(),
        line,
        "Cette entrée ne peut pas être lue : une liste de champs et de valeurs est attendue.",
        "This entry cannot be read: a list of fields and values is expected.");
  }

  private boolean isSound(Value value) {
    value.twice().forEach(name -> twice(value.line(), name));
    return value.twice().isEmpty();
  }

  private void twice(int line, String name) {
    harvest.refuse(
        input.name(),
        line,
        "Le champ « "
            + name
            + " » figure deux fois dans cette entrée, et rien ne dit lequel est le bon : elle n'est"
            + " pas importée. Gardez-en un.",
        "The field \""
            + name
            + "\" stands twice in this entry, and nothing tells which one is right: it is not"
            + " imported. Keep one.");
  }

  /** The fields of a map, as they are read. */
  final class Fields {
    private final int start;
    private final ObjectNode whole = JsonNodeFactory.instance.objectNode();
    private final List<DataRow> found = new ArrayList<>();
    private boolean plain;
    private boolean unsound;

    /**
     * @param start line where the map begins
     */
    Fields(int start) {
      this.start = start;
    }

    void value(String key, Value value) {
      if (!isNew(key, value.line())) {
        return;
      }
      if (!isSound(value)) {
        unsound = true;
      } else if (value.tree().isObject()) {
        whole.set(key, value.tree());
        found.add(DataRow.of(input, source, value.line(), "", key, value.tree()));
      } else {
        plain |= !value.tree().isNull();
        whole.set(key, value.tree());
      }
    }

    void list(String key, int line, List<Value> items) {
      if (!isNew(key, line)) {
        return;
      }
      ArrayNode all = whole.putArray(key);
      for (Value item : items) {
        if (!isSound(item)) {
          unsound = true;
        } else if (!item.tree().isNull()) {
          all.add(item.tree());
          found.add(DataRow.of(input, source, item.line(), key, "", item.tree()));
        }
      }
    }

    private boolean isNew(String key, int line) {
      boolean isNew = keys.add(key);
      if (!isNew) {
        twice(key, line);
      }
      return isNew;
    }

    /** Refuses a key that was there already. */
    void twice(String key, int line) {
      unsound = true;
      harvest.refuse(
          input.name(),
          line,
          "La clé « "
              + key
              + " » existe déjà plus haut ; donnez une clé différente à chaque entrée.",
          "The key \"" + key + "\" already exists above; give each entry a different key.");
    }

    /**
     * Hands on the rows.
     *
     * @param single true when an object of plain values is one row, not a broken piece of a map
     */
    void end(boolean single) {
      if (!plain) {
        found.forEach(rows);
      } else if (!single) {
        notRows(start);
      } else if (!unsound) {
        rows.accept(DataRow.of(input, source, start, "", "", whole));
      }
    }
  }
}
