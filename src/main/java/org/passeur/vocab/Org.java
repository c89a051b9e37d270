package org.passeur.vocab;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;

/** Terms of the W3C Organization Ontology that the code names. */
public final class Org {
  public static final String NS = "http://www.w3.org/ns/org#";

  public static final Node MEMBERSHIP = term("Membership");
  public static final Node FORMAL_ORGANIZATION = term("FormalOrganization");
  public static final Node MEMBER = term("member");
  public static final Node ORGANIZATION = term("organization");
  public static final Node MEMBER_OF = term("memberOf");
  public static final Node ROLE = term("role");

  private Org() {}

  private static Node term(String name) {
    return NodeFactory.createURI(NS + name);
  }
}
