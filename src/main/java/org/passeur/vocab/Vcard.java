package org.passeur.vocab;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;

/** Terms of vCard that the code names: contact data. */
public final class Vcard {
  public static final String NS = "http://www.w3.org/2006/vcard/ns#";

  public static final Node HAS_EMAIL = term("hasEmail");
  public static final Node HAS_TELEPHONE = term("hasTelephone");
  public static final Node HAS_ADDRESS = term("hasAddress");

  private Vcard() {}

  private static Node term(String name) {
    return NodeFactory.createURI(NS + name);
  }
}
