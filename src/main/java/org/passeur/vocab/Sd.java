package org.passeur.vocab;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;

/** Terms of SPARQL 1.1 Service Description that the code names. */
public final class Sd {
  public static final String NS = "http://www.w3.org/ns/sparql-service-description#";

  public static final Node SERVICE = term("Service");
  public static final Node DATASET = term("Dataset");
  public static final Node GRAPH = term("Graph");
  public static final Node ENDPOINT = term("endpoint");
  public static final Node SUPPORTED_LANGUAGE = term("supportedLanguage");
  public static final Node SPARQL11_QUERY = term("SPARQL11Query");
  public static final Node FEATURE = term("feature");
  public static final Node UNION_DEFAULT_GRAPH = term("UnionDefaultGraph");
  public static final Node RESULT_FORMAT = term("resultFormat");
  public static final Node DEFAULT_DATASET = term("defaultDataset");
  public static final Node DEFAULT_GRAPH = term("defaultGraph");

  private Sd() {}

  private static Node term(String name) {
    return NodeFactory.createURI(NS + name);
  }
}
