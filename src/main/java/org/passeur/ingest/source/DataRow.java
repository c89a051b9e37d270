package org.passeur.ingest.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.passeur.kernel.Nfc;

/**
 * A row of a data file as JSON. Beside its own fields it has these, for use in mappings:
 *
 * <ul>
 *   <li>{@code _key}: the name of the entry, where the file is a map; {@code _list}: the name of
 *       the list it stands in, where the file is a map of lists
 *   <li>{@code _file}, {@code _line}, {@code _folder}, {@code _source}: its origin
 *   <li>{@code x_}, for each list {@code x} of plain values: the same as objects with the field
 *       {@code _value}, for iterators
 *   <li>in nested objects: {@code _row}, the plain values of the row, and {@code _up}, those of the
 *       object around it, and so on outwards; {@code _key}, the name of the field that holds it
 * </ul>
 *
 * @param file for messages
 * @param line for messages
 * @param stem file name without extension, a stream name for mappings
 * @param list the list it stands in, or empty; {@code stem.list} is a stream name too
 * @param fields all of it
 */
public record DataRow(String file, int line, String stem, String list, ObjectNode fields) {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private static final Pattern ADDRESS = Pattern.compile("[a-z][a-z0-9+.-]{1,20}:\\S+");

  /** Longer texts are not repeated in nested objects: nobody uses them as a key. */
  private static final int REPEATED = 300;

  /**
   * @param key name of the entry; empty when it has none
   * @param value an object, or a plain value that becomes the field {@code _value}
   */
  static DataRow of(Input input, String source, int line, String list, String key, JsonNode value) {
    JsonNode composed = composed(value);
    ObjectNode fields = composed instanceof ObjectNode object ? object : JSON.objectNode();
    if (!composed.isObject()) {
      fields.set("_value", composed);
    }
    if (!key.isEmpty()) {
      fields.put("_key", key);
    }
    if (!list.isEmpty()) {
      fields.put("_list", list);
    }
    fields.put("_file", input.name());
    fields.put("_line", line);
    fields.put("_folder", input.folder());
    fields.put("_source", source);
    enrich(fields, plain(fields), Optional.empty());
    return new DataRow(input.name(), line, input.stem(), list, fields);
  }

  /** Composes the letters of names and texts, so that a mapping finds them; addresses are kept. */
  private static JsonNode composed(JsonNode node) {
    if (node.isObject()) {
      ObjectNode object = JSON.objectNode();
      node.properties().forEach(e -> object.set(Nfc.of(e.getKey()), composed(e.getValue())));
      return object;
    }
    if (node.isArray()) {
      ArrayNode items = JSON.arrayNode();
      node.forEach(item -> items.add(composed(item)));
      return items;
    }
    return node.isTextual() && !ADDRESS.matcher(node.asText()).matches()
        ? JSON.textNode(Nfc.of(node.asText()))
        : node;
  }

  /**
   * @param above plain values of the enclosing object; empty at the row itself
   */
  private static void enrich(ObjectNode object, ObjectNode row, Optional<ObjectNode> above) {
    ObjectNode up = plain(object);
    above.ifPresent(a -> up.set("_up", a));
    for (Map.Entry<String, JsonNode> field : List.copyOf(object.properties())) {
      JsonNode value = field.getValue();
      if (value instanceof ObjectNode inner) {
        if (!inner.has("_key")) {
          inner.put("_key", field.getKey());
        }
        nested(inner, row, up);
      } else if (value.isArray()) {
        ArrayNode values = JSON.arrayNode();
        for (JsonNode item : value) {
          if (item instanceof ObjectNode inner) {
            nested(inner, row, up);
          } else if (item.isValueNode() && !item.isNull()) {
            ObjectNode wrapped = values.addObject();
            wrapped.set("_value", item);
            wrapped.set("_row", row);
            wrapped.set("_up", up);
          }
        }
        if (!values.isEmpty()) {
          object.set(field.getKey() + "_", values);
        }
      }
    }
  }

  private static void nested(ObjectNode object, ObjectNode row, ObjectNode up) {
    enrich(object, row, Optional.of(up));
    object.set("_row", row);
    object.set("_up", up);
  }

  /** The fields with plain values or lists of them. */
  private static ObjectNode plain(ObjectNode object) {
    ObjectNode plain = JSON.objectNode();
    object
        .properties()
        .forEach(
            e -> {
              if (isShort(e.getValue())) {
                plain.set(e.getKey(), e.getValue().deepCopy());
              }
            });
    return plain;
  }

  private static boolean isShort(JsonNode value) {
    if (value.isArray()) {
      for (JsonNode item : value) {
        if (!isShort(item) || item.isArray()) {
          return false;
        }
      }
      return true;
    }
    return value.isValueNode() && value.asText().length() <= REPEATED;
  }
}
