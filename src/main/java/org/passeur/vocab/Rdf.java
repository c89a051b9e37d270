package org.passeur.vocab;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;

/** Terms of RDF, RDF Schema and some small vocabularies that pages need. */
public final class Rdf {
  public static final Node TYPE =
      NodeFactory.createURI("http://www.w3.org/1999/02/22-rdf-syntax-ns#type");
  public static final Node SUB_CLASS_OF =
      NodeFactory.createURI("http://www.w3.org/2000/01/rdf-schema#subClassOf");
  public static final Node FIRST =
      NodeFactory.createURI("http://www.w3.org/1999/02/22-rdf-syntax-ns#first");
  public static final Node LABEL =
      NodeFactory.createURI("http://www.w3.org/2000/01/rdf-schema#label");
  public static final Node COMMENT =
      NodeFactory.createURI("http://www.w3.org/2000/01/rdf-schema#comment");
  public static final Node SCHEMA_NAME = NodeFactory.createURI(Schema.NS + "name");

  private Rdf() {}
}
