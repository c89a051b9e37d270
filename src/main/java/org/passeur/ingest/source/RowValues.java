package org.passeur.ingest.source;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Quad;
import org.passeur.kernel.Bilingual;
import org.passeur.vocab.Literals;

/** Checks the literals of a mapped row against what the mapping says they are. */
final class RowValues {
  private RowValues() {}

  /** The statements with the values that were to be read; the first value that is none is told. */
  static RmlMapping.Mapped checked(List<Quad> quads, DataRow row) {
    List<Quad> checked = new ArrayList<>();
    for (Quad q : quads) {
      Node value = q.getObject();
      if (ReadAs.concerns(value)) {
        Optional<Node> read = ReadAs.read(value);
        if (read.isEmpty()) {
          return refused(quads, q, row, unread(value));
        }
        checked.add(Quad.create(q.getGraph(), q.getSubject(), q.getPredicate(), read.get()));
      } else {
        Optional<Bilingual> problem = Literals.problem(value);
        if (problem.isPresent()) {
          return refused(quads, q, row, sayHow(problem.get()));
        }
        checked.add(q);
      }
    }
    return new RmlMapping.Mapped(checked, Optional.empty());
  }

  private static RmlMapping.Mapped refused(List<Quad> quads, Quad q, DataRow row, Bilingual why) {
    String text = q.getObject().getLiteralLexicalForm().strip();
    List<String> columns = new ArrayList<>();
    columns(row.fields(), "", text, columns);
    String named = columns.isEmpty() ? q.getPredicate().toString() : String.join(", ", columns);
    return new RmlMapping.Mapped(
        quads, Optional.of(new Bilingual(named + " : " + why.fr(), named + ": " + why.en())));
  }

  /** The fields that hold the text; those that rows have beside their own are left aside. */
  private static void columns(JsonNode node, String name, String text, List<String> found) {
    if (node.isObject()) {
      for (Map.Entry<String, JsonNode> field : node.properties()) {
        if (!field.getKey().startsWith("_")) {
          String inner = name.isEmpty() ? field.getKey() : name + "." + field.getKey();
          columns(field.getValue(), inner, text, found);
        }
      }
    } else if (node.isArray()) {
      node.forEach(item -> columns(item, name, text, found));
    } else if (node.asText().strip().equals(text) && !found.contains(name)) {
      found.add(name);
    }
  }

  private static Bilingual unread(Node value) {
    String text = Literals.shortened(value.getLiteralLexicalForm());
    String reading = "read:" + value.getLiteralDatatypeURI().substring(ReadAs.NS.length());
    return new Bilingual(
        "« " + text + " » ne peut pas être lu comme " + reading + " ; corrigez la valeur.",
        "“" + text + "” cannot be read as " + reading + "; correct the value.");
  }

  private static Bilingual sayHow(Bilingual problem) {
    return new Bilingual(
        problem.fr()
            + " Si la source l'écrit toujours ainsi, dites-le dans la correspondance (read:date,"
            + " read:decimal…, voir docs/importing.md).",
        problem.en()
            + " If the source always writes it so, say it in the mapping (read:date,"
            + " read:decimal…, see docs/importing.md).");
  }
}
