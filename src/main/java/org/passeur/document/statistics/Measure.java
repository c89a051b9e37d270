package org.passeur.document.statistics;

import org.apache.jena.graph.Node;

/**
 * A quantity counted over the union of the public graphs.
 *
 * @param kind what is counted
 * @param of the class, the property, the language tag or the linking property; empty for the whole
 * @param to for links, the site they lead to; empty otherwise
 */
public record Measure(Kind kind, String of, String to) {
  /** What is counted. */
  public enum Kind {
    /** Statements; one that stands in several graphs counts once. */
    TRIPLES,
    /** Things of this installation that are subjects. */
    ENTITIES,
    /** Distinct subjects. */
    SUBJECTS,
    /** Distinct objects, literals included. */
    OBJECTS,
    /** Instances of a class. */
    CLASS,
    /** Statements with a property. */
    PROPERTY,
    /** Distinct subjects of a property. */
    PROPERTY_SUBJECTS,
    /** Distinct objects of a property. */
    PROPERTY_OBJECTS,
    /** Literals in a language. */
    LANGUAGE,
    /** Links to another site. */
    LINKS
  }

  static Measure whole(Kind kind) {
    return new Measure(kind, "", "");
  }

  static Measure of(Kind kind, String what) {
    return new Measure(kind, what, "");
  }

  static Measure of(Kind kind, Node what) {
    return new Measure(kind, what.isURI() ? what.getURI() : what.toString(), "");
  }
}
