package org.passeur.vocab;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;

/** Terms of RDF, RDF Schema and some small vocabularies that pages need. */
public final class Rdf {
  public static final String NS = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
  public static final String RDFS = "http://www.w3.org/2000/01/rdf-schema#";
  public static final String OWL = "http://www.w3.org/2002/07/owl#";
  public static final String XSD = "http://www.w3.org/2001/XMLSchema#";

  public static final Node TYPE = NodeFactory.createURI(NS + "type");
  public static final Node SUB_CLASS_OF = NodeFactory.createURI(RDFS + "subClassOf");
  public static final Node FIRST = NodeFactory.createURI(NS + "first");
  public static final Node REST = NodeFactory.createURI(NS + "rest");
  public static final Node NIL = NodeFactory.createURI(NS + "nil");
  public static final Node LABEL = NodeFactory.createURI(RDFS + "label");
  public static final Node COMMENT = NodeFactory.createURI(RDFS + "comment");
  public static final Node SCHEMA_NAME = NodeFactory.createURI(Schema.NS + "name");

  private Rdf() {}
}
