package org.passeur.sparql.library;

import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.irix.IRIException;
import org.apache.jena.irix.IRIx;
import org.passeur.vocab.Iris;

/**
 * A parameter of a query: a variable whose value the user gives.
 *
 * @param initial default value; an IRI may be relative to the base address
 */
public record QueryParameter(
    String name, Type type, String labelFr, String labelEn, String initial) {

  /** The type of its value. */
  public enum Type {
    IRI,
    STRING,
    DATE
  }

  static QueryParameter parse(String text) {
    String[] parts = text.split(" \\| ", -1);
    if (parts.length != 5) {
      throw new IllegalArgumentException("five parts are needed in the parameter " + text);
    }
    Type type =
        switch (parts[1]) {
          case "iri" -> Type.IRI;
          case "string" -> Type.STRING;
          case "date" -> Type.DATE;
          default -> throw new IllegalArgumentException("unknown type " + parts[1]);
        };
    return new QueryParameter(parts[0], type, parts[2], parts[3], parts[4]);
  }

  /**
   * A text as a term to bind.
   *
   * @throws UnfitValue when the text is not of the type
   */
  Node value(String text, String base) {
    return switch (type) {
      case IRI -> iri(text, base);
      case STRING -> NodeFactory.createLiteralString(text);
      case DATE -> {
        if (!XSDDatatype.XSDdate.isValid(text)) {
          throw new UnfitValue(
              labelFr + " : « " + text + " » n'est pas une date. Écrivez-la comme 2026-10-31.",
              labelEn + ": “" + text + "” is not a date. Write it like 2026-10-31.");
        }
        yield NodeFactory.createLiteralDT(text, XSDDatatype.XSDdate);
      }
    };
  }

  private Node iri(String text, String base) {
    if (text.matches("\\S+")) {
      try {
        String iri = IRIx.create(base).resolve(text).str();
        if (Iris.isFine(iri)) {
          return NodeFactory.createURI(iri);
        }
      } catch (IRIException e) {
        // reported below, with a message
      }
    }
    throw new UnfitValue(
        labelFr
            + " : « "
            + text
            + " » n'est pas une adresse. Copiez celle d'une fiche, comme id/theme/… ou https://….",
        labelEn
            + ": “"
            + text
            + "” is not an address. Copy that of a page, like id/theme/… or https://….");
  }
}
