package org.passeur.kernel;

import java.text.Normalizer;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;

/**
 * Composed letters (Unicode normalization form C), as RDF 1.1 Concepts, section 3.3, recommends for
 * texts. Some systems and PDF files write é as e with an accent of its own: the same letter, and
 * other characters.
 */
public final class Nfc {
  /** All characters before this one, the first combining accent, are composed. */
  private static final char FIRST = '\u0300';

  private Nfc() {}

  /** The text with composed letters. */
  public static String of(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= FIRST) {
        return Normalizer.normalize(text, Normalizer.Form.NFC);
      }
    }
    return text;
  }

  /**
   * The same for the text of a literal, with or without a language. Other terms are returned as
   * they are: an address with other characters is another address.
   */
  public static Node of(Node node) {
    if (!node.isLiteral() || !isText(node)) {
      return node;
    }
    String text = node.getLiteralLexicalForm();
    String composed = of(text);
    if (composed.equals(text)) {
      return node;
    }
    return node.getLiteralLanguage().isEmpty()
        ? NodeFactory.createLiteralString(composed)
        : NodeFactory.createLiteralDirLang(
            composed, node.getLiteralLanguage(), node.getLiteralBaseDirection());
  }

  private static boolean isText(Node literal) {
    return !literal.getLiteralLanguage().isEmpty()
        || literal.getLiteralDatatype().equals(XSDDatatype.XSDstring);
  }
}
