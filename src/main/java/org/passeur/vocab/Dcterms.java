package org.passeur.vocab;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;

/** Terms of DCMI that the code names. */
public final class Dcterms {
  public static final String NS = "http://purl.org/dc/terms/";

  public static final Node TITLE = term("title");
  public static final Node DESCRIPTION = term("description");
  public static final Node ABSTRACT = term("abstract");
  public static final Node SUBJECT = term("subject");
  public static final Node SPATIAL = term("spatial");
  public static final Node CREATOR = term("creator");
  public static final Node CONTRIBUTOR = term("contributor");
  public static final Node ISSUED = term("issued");
  public static final Node MODIFIED = term("modified");
  public static final Node CREATED = term("created");
  public static final Node DATE_ACCEPTED = term("dateAccepted");
  public static final Node ACCESS_RIGHTS = term("accessRights");
  public static final Node LANGUAGE = term("language");
  public static final Node LICENSE = term("license");
  public static final Node SOURCE = term("source");
  public static final Node TYPE = term("type");
  public static final Node LOCATION = term("Location");
  public static final Node DATE = term("date");
  public static final Node PUBLISHER = term("publisher");

  private Dcterms() {}

  private static Node term(String name) {
    return NodeFactory.createURI(NS + name);
  }
}
