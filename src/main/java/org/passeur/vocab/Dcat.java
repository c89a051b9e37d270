package org.passeur.vocab;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;

/** Terms of DCAT 3. */
public final class Dcat {
  public static final String NS = "http://www.w3.org/ns/dcat#";

  public static final Node RESOURCE = NodeFactory.createURI(NS + "resource");

  private Dcat() {}
}
