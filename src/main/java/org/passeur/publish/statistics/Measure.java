package org.passeur.publish.statistics;

import org.apache.jena.graph.Node;

/**
 * One thing that is counted over the public data, taken as one graph.
 *
 * @param kind what is counted
 * @param of the class, the property, the language tag or the linking property; empty for the whole
 * @param to for links, the site they lead to; empty otherwise
 */
public record Measure(Kind kind, String of, String to) {
  /** What is counted. */
  public enum Kind {
    /** Statements, each once even when several graphs say it. */
    TRIPLES,
    /** Things of this installation that something is said of. */
    ENTITIES,
    /** Terms that stand as a subject. */
    SUBJECTS,
    /** Terms that stand as an object, literals included. */
    OBJECTS,
    /** Things that are said to be of a class. */
    CLASS,
    /** Statements with a property. */
    PROPERTY,
    /** Terms that stand as the subject of a property. */
    PROPERTY_SUBJECTS,
    /** Terms that stand as the object of a property. */
    PROPERTY_OBJECTS,
    /** Texts in a language. */
    LANGUAGE,
    /** Statements that link to another site. */
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
