package org.passeur.vocab;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;

/** Terms of FOAF that the code names. */
public final class Foaf {
  public static final String NS = "http://xmlns.com/foaf/0.1/";

  public static final Node AGENT = term("Agent");
  public static final Node PERSON = term("Person");
  public static final Node NAME = term("name");
  public static final Node GIVEN_NAME = term("givenName");
  public static final Node FAMILY_NAME = term("familyName");
  public static final Node MBOX = term("mbox");
  public static final Node PHONE = term("phone");
  public static final Node PAGE = term("page");
  public static final Node PRIMARY_TOPIC = term("primaryTopic");
  public static final Node HOMEPAGE = term("homepage");

  private Foaf() {}

  private static Node term(String name) {
    return NodeFactory.createURI(NS + name);
  }
}
