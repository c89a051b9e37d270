package org.passeur.vocab;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;

/** Terms of schema.org that the code names, in the http form. */
public final class Schema {
  public static final String NS = "http://schema.org/";

  public static final Node START_DATE = term("startDate");
  public static final Node END_DATE = term("endDate");
  public static final Node TEXT = term("text");
  public static final Node SHA256 = term("sha256");
  public static final Node KEYWORDS = term("keywords");
  public static final Node EMAIL = term("email");
  public static final Node TELEPHONE = term("telephone");
  public static final Node OPENING_HOURS = term("openingHours");
  public static final Node AVAILABLE_LANGUAGE = term("availableLanguage");
  public static final Node ADDRESS = term("address");
  public static final Node PROVIDER = term("provider");
  public static final Node AREA_SERVED = term("areaServed");
  public static final Node KNOWS_LANGUAGE = term("knowsLanguage");

  private Schema() {}

  private static Node term(String name) {
    return NodeFactory.createURI(NS + name);
  }
}
