package org.passeur.log;

import java.util.List;
import java.util.Random;
import org.apache.jena.datatypes.TypeMapper;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.Quad;

/** Statements with any text in them that the house accepts. */
public final class RandomTerms {
  private static final List<String> PIECES =
      List.of(
          "a",
          "é",
          "\"",
          "\\",
          "\n",
          "\r",
          "\t",
          "'",
          ">",
          "<",
          " .\n",
          "TX .\n",
          "TC .\n",
          "# passeur change 2 10 00000000\n",
          "H key \"x\" .\n",
          "\u0000",
          "\u0001",
          "\u007f",
          "\u2028",
          "\ufeff",
          "\ud83d\ude00",
          "\\u0041",
          "@fr",
          "^^",
          "1",
          "0",
          "-",
          "2026-01-01");

  private static final List<String> LANGUAGES = List.of("fr", "en", "fr-CA", "FR-ca", "zh-Hant");
  private static final List<String> TYPES =
      List.of("integer", "decimal", "double", "boolean", "dateTime", "date", "gYear", "anyURI");
  private static final String XSD = "http://www.w3.org/2001/XMLSchema#";

  private RandomTerms() {}

  public static Quad quad(Random random) {
    return Quad.create(iri(random), iri(random), iri(random), object(random));
  }

  private static Node iri(Random random) {
    return NodeFactory.createURI("http://x/é" + random.nextInt(9) + "?q=%20#" + random.nextInt(3));
  }

  private static Node object(Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> iri(random);
      case 1 -> NodeFactory.createLiteralLang(text(random), pick(LANGUAGES, random));
      case 2 ->
          NodeFactory.createLiteralDT(
              text(random), TypeMapper.getInstance().getSafeTypeByName(XSD + pick(TYPES, random)));
      default -> NodeFactory.createLiteralString(text(random));
    };
  }

  private static String text(Random random) {
    var text = new StringBuilder();
    for (int i = random.nextInt(6); i > 0; i--) {
      text.append(pick(PIECES, random));
    }
    return text.toString();
  }

  private static String pick(List<String> from, Random random) {
    return from.get(random.nextInt(from.size()));
  }
}
