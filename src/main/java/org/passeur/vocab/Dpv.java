package org.passeur.vocab;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;

/** Terms of the Data Privacy Vocabulary 2 that the code names. */
public final class Dpv {
  public static final String NS = "https://w3id.org/dpv#";

  public static final Node HAS_DATA_SUBJECT = term("hasDataSubject");
  public static final Node HAS_CONSENT_STATUS = term("hasConsentStatus");
  public static final Node IS_INDICATED_AT_TIME = term("isIndicatedAtTime");
  public static final Node CONSENT_GIVEN = term("ConsentGiven");
  public static final Node CONSENT_WITHDRAWN = term("ConsentWithdrawn");
  public static final Node CONSENT_EXPIRED = term("ConsentExpired");

  private Dpv() {}

  private static Node term(String name) {
    return NodeFactory.createURI(NS + name);
  }
}
