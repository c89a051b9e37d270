package org.passeur.vocab;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;

/** Terms of PROV-O that the code names. */
public final class Prov {
  public static final String NS = "http://www.w3.org/ns/prov#";

  public static final Node GENERATED_AT_TIME = term("generatedAtTime");
  public static final Node WAS_DERIVED_FROM = term("wasDerivedFrom");
  public static final Node WAS_ASSOCIATED_WITH = term("wasAssociatedWith");
  public static final Node STARTED_AT_TIME = term("startedAtTime");
  public static final Node ENDED_AT_TIME = term("endedAtTime");
  public static final Node INVALIDATED_AT_TIME = term("invalidatedAtTime");
  public static final Node ENTITY = term("Entity");
  public static final Node WAS_ATTRIBUTED_TO = term("wasAttributedTo");

  private Prov() {}

  private static Node term(String name) {
    return NodeFactory.createURI(NS + name);
  }
}
