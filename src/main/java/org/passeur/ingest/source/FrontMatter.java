package org.passeur.ingest.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.Node;

/**
 * A Markdown file: its YAML front matter, between two lines {@code ---} at its beginning, and the
 * text after it.
 *
 * @param whole all of it
 * @param fields its fields; empty when there is none
 * @param body the text after it
 */
public record FrontMatter(String whole, ObjectNode fields, String body) {
  /**
   * Reads a file; front matter that cannot be parsed becomes a problem, and the text is used
   * without it.
   */
  public static FrontMatter of(Input input, Harvest harvest) {
    String text = TextFiles.read(input, harvest);
    ObjectNode none = JsonNodeFactory.instance.objectNode();
    if (!text.startsWith("---\n")) {
      return new FrontMatter(text, none, text);
    }
    int end = text.indexOf("\n---", 3);
    if (end < 0) {
      return new FrontMatter(text, none, text);
    }
    int rest = text.indexOf('\n', end + 1);
    String body = rest < 0 ? "" : text.substring(rest + 1);
    Set<String> twice = new HashSet<>();
    int line = 1;
    try {
      String header = text.substring(0, end);
      List<Node> read = YamlTrees.documents(header);
      JsonNode tree =
          read.isEmpty() ? none : new YamlTrees(header.length()).tree(read.get(0), twice);
      if (twice.isEmpty()) {
        return new FrontMatter(text, tree instanceof ObjectNode object ? object : none, body);
      }
    } catch (MarkedYAMLException e) {
      line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
    } catch (RuntimeException | StackOverflowError e) {
      line = 1;
    }
    harvest.refuse(
        input.name(),
        line,
        "L'en-tête de ce fichier (entre les lignes ---) n'est pas du YAML valide ; corrigez-le.",
        "The header of this file (between the lines ---) is not valid YAML; correct it.");
    return new FrontMatter(text, none, body);
  }

  /** The file as one row for mappings: its fields, and the text as {@code _body}. */
  DataRow row(Input input, String source) {
    ObjectNode all = fields.deepCopy();
    all.put("_body", body);
    return DataRow.of(input, source, 1, "", input.stem(), all);
  }
}
