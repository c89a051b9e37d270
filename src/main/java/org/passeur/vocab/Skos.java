package org.passeur.vocab;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;

/** Terms of SKOS that the code names. */
public final class Skos {
  public static final String NS = "http://www.w3.org/2004/02/skos/core#";

  public static final Node CONCEPT = term("Concept");
  public static final Node CONCEPT_SCHEME = term("ConceptScheme");
  public static final Node PREF_LABEL = term("prefLabel");
  public static final Node ALT_LABEL = term("altLabel");
  public static final Node HIDDEN_LABEL = term("hiddenLabel");
  public static final Node BROADER = term("broader");
  public static final Node NARROWER = term("narrower");
  public static final Node RELATED = term("related");
  public static final Node IN_SCHEME = term("inScheme");
  public static final Node DEFINITION = term("definition");
  public static final Node NOTATION = term("notation");
  public static final Node SCOPE_NOTE = term("scopeNote");
  public static final Node EXAMPLE = term("example");
  public static final Node TOP_CONCEPT_OF = term("topConceptOf");
  public static final Node HAS_TOP_CONCEPT = term("hasTopConcept");
  public static final Node COLLECTION = term("Collection");
  public static final Node ORDERED_COLLECTION = term("OrderedCollection");
  public static final Node MEMBER = term("member");
  public static final Node MEMBER_LIST = term("memberList");

  /** SKOS-XL, in which labels are things. */
  public static final String XL = "http://www.w3.org/2008/05/skos-xl#";

  public static final Node XL_PREF_LABEL = NodeFactory.createURI(XL + "prefLabel");
  public static final Node XL_ALT_LABEL = NodeFactory.createURI(XL + "altLabel");
  public static final Node XL_HIDDEN_LABEL = NodeFactory.createURI(XL + "hiddenLabel");
  public static final Node XL_LITERAL_FORM = NodeFactory.createURI(XL + "literalForm");

  /** ISO 25964, whose groups are collections. */
  public static final String ISO_THES = "http://purl.org/iso25964/skos-thes#";

  private Skos() {}

  private static Node term(String name) {
    return NodeFactory.createURI(NS + name);
  }
}
