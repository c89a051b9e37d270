package org.passeur.vocab;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;

/** Terms of mappings: RML, R2RML beneath it, and CARML's streams. */
public final class Rml {
  public static final String NS = "http://semweb.mmlab.be/ns/rml#";
  public static final String R2RML = "http://www.w3.org/ns/r2rml#";
  public static final String CARML = "http://carml.taxonic.com/carml/";

  public static final Node LOGICAL_SOURCE = NodeFactory.createURI(NS + "logicalSource");
  public static final Node SOURCE = NodeFactory.createURI(NS + "source");
  public static final Node REFERENCE = NodeFactory.createURI(NS + "reference");
  public static final Node TEMPLATE = NodeFactory.createURI(R2RML + "template");
  public static final Node PARENT_TRIPLES_MAP = NodeFactory.createURI(R2RML + "parentTriplesMap");
  public static final Node STREAM = NodeFactory.createURI(CARML + "Stream");
  public static final Node STREAM_NAME = NodeFactory.createURI(CARML + "streamName");

  private Rml() {}
}
