package org.passeur.app;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.apache.jena.graph.Node;
import org.passeur.vocab.Foaf;
import org.passeur.vocab.Skos;
import org.passeur.vocab.Vcard;

/** Texts of the record store that no public exit may show. */
final class Leaks {
  private Leaks() {}

  /** Names of people and communities, and contact data, that are in the record store only. */
  static List<String> secrets(House house) {
    house.projections.await(house.record.head());
    List<String> secrets = new ArrayList<>();
    for (Node property : new Node[] {Foaf.NAME, Skos.PREF_LABEL, Vcard.HAS_EMAIL}) {
      List<Node> all = new ArrayList<>();
      house.record.read(
          data -> {
            data.find(Node.ANY, Node.ANY, property, Node.ANY)
                .forEachRemaining(q -> all.add(q.getObject()));
            return data;
          });
      for (Node value : all) {
        boolean open =
            house.published.read(data -> data.contains(Node.ANY, Node.ANY, Node.ANY, value));
        if (!open) {
          secrets.add(value.isLiteral() ? value.getLiteralLexicalForm() : value.getURI());
        }
      }
    }
    return secrets;
  }

  static String dump(byte[] gzip) throws IOException {
    try (var in = new GZIPInputStream(new ByteArrayInputStream(gzip))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** An answer without the question it repeats. */
  static String withoutQuestion(String json) {
    return json.substring(json.indexOf("\"understood\""));
  }
}
