package org.passeur.vocab;

import java.util.Map;
import java.util.Optional;
import org.apache.jena.datatypes.RDFDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.passeur.kernel.Bilingual;

/**
 * Decides which literals say what their datatype promises: those of XML Schema whose text is a
 * value of the type (RDF 1.1 Concepts, section 3.3). Others are ill-typed: a query for dates does
 * not find {@code "31/12/2024"^^xsd:date}. One rule for all inputs.
 */
public final class Literals {
  private static final int SHOWN = 80;

  /** Any text is one (XML Schema 1.1 part 2, section 3.3.17). */
  private static final String ANY_URI = Rdf.XSD + "anyURI";

  private static final Map<String, Bilingual> EXAMPLES =
      Map.of(
          "date",
          new Bilingual(
              "écrivez par exemple 2024-12-31 ; pour une année seule le type est xsd:gYear, pour un"
                  + " mois xsd:gYearMonth",
              "write 2024-12-31, for example; for a year alone the type is xsd:gYear, for a month"
                  + " xsd:gYearMonth"),
          "dateTime",
          new Bilingual(
              "écrivez par exemple 2024-12-31T10:00:00+02:00",
              "write 2024-12-31T10:00:00+02:00, for example"),
          "gYear",
          new Bilingual("écrivez par exemple 2024", "write 2024, for example"),
          "gYearMonth",
          new Bilingual("écrivez par exemple 2024-12", "write 2024-12, for example"),
          "decimal",
          new Bilingual(
              "écrivez par exemple 1234.5, avec un point et sans espace",
              "write 1234.5, for example, with a point and no space"),
          "integer",
          new Bilingual(
              "écrivez un nombre entier, sans espace", "write a whole number, without spaces"),
          "boolean",
          new Bilingual("écrivez true ou false", "write true or false"));

  private static final Bilingual CORRECT =
      new Bilingual("corrigez la valeur ou son type", "correct the value or its type");

  private Literals() {}

  /** Ends the text of a literal that stands in for one that cannot be held. */
  private static final String CUT = "…";

  /**
   * A literal with a datatype. A date, time or duration with a number of more than ten digits, for
   * which Jena has no term, becomes an ill-typed one, so that it is refused like any other.
   */
  public static Node typed(String text, RDFDatatype type) {
    try {
      return NodeFactory.createLiteralDT(text, type);
    } catch (NumberFormatException e) {
      return NodeFactory.createLiteralDT(text + CUT, type);
    }
  }

  /** Says that a date, time or duration has a number that is too long, and what to do. */
  public static Bilingual tooLong(String text) {
    return new Bilingual(
        "« "
            + shortened(text)
            + " » contient un nombre trop long pour une date, une heure ou une durée ; donnez dix"
            + " chiffres au plus, aux fractions de seconde aussi",
        "“"
            + shortened(text)
            + "” has a number that is too long for a date, a time or a duration; give ten digits at"
            + " most, in fractions of a second too");
  }

  /** Returns whether the term is no literal, or one whose text is a value of its type. */
  public static boolean isWellTyped(Node node) {
    if (!node.isLiteral()) {
      return true;
    }
    String type = node.getLiteralDatatypeURI();
    return !type.startsWith(Rdf.XSD) || type.equals(ANY_URI) || node.getLiteral().isWellFormed();
  }

  /** What is wrong with an ill-typed literal, and what to write; empty for any other term. */
  public static Optional<Bilingual> problem(Node node) {
    if (isWellTyped(node)) {
      return Optional.empty();
    }
    if (node.getLiteralLexicalForm().endsWith(CUT)) {
      String whole = node.getLiteralLexicalForm();
      Bilingual why = tooLong(whole.substring(0, whole.length() - CUT.length()));
      return Optional.of(new Bilingual(why.fr() + ".", why.en() + "."));
    }
    String text = shortened(node.getLiteralLexicalForm());
    String type = node.getLiteralDatatypeURI().substring(Rdf.XSD.length());
    Bilingual todo = EXAMPLES.getOrDefault(type, CORRECT);
    return Optional.of(
        new Bilingual(
            "« " + text + " » n'est pas une valeur du type xsd:" + type + " : " + todo.fr() + ".",
            "“" + text + "” is not a value of the type xsd:" + type + ": " + todo.en() + "."));
  }

  /** A value as messages show it. */
  public static String shortened(String text) {
    return text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
  }
}
