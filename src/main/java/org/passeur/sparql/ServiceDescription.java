package org.passeur.sparql;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.RDF;
import org.passeur.vocab.Sd;

/** The description of the endpoint: SPARQL 1.1 Service Description. */
public final class ServiceDescription {
  private static final String FORMATS = "http://www.w3.org/ns/formats/";
  private static final String[] RESULT_FORMATS = {
    "SPARQL_Results_JSON",
    "SPARQL_Results_XML",
    "SPARQL_Results_CSV",
    "SPARQL_Results_TSV",
    "Turtle",
    "N-Triples",
    "JSON-LD",
    "RDF_XML"
  };

  private ServiceDescription() {}

  /**
   * What the endpoint says of itself (SPARQL 1.1 Service Description).
   *
   * @param endpoint address of the endpoint
   * @param union true when the default graph of a query is the union of the named graphs
   */
  public static Graph graph(String endpoint, boolean union) {
    Graph graph = GraphFactory.createDefaultGraph();
    graph.getPrefixMapping().setNsPrefix("sd", Sd.NS);
    Node service = NodeFactory.createURI(endpoint);
    Node dataset = NodeFactory.createBlankNode();
    Node defaultGraph = NodeFactory.createBlankNode();
    graph.add(service, RDF.type.asNode(), Sd.SERVICE);
    graph.add(service, Sd.ENDPOINT, service);
    graph.add(service, Sd.SUPPORTED_LANGUAGE, Sd.SPARQL11_QUERY);
    if (union) {
      graph.add(service, Sd.FEATURE, Sd.UNION_DEFAULT_GRAPH);
    }
    for (String format : RESULT_FORMATS) {
      graph.add(service, Sd.RESULT_FORMAT, NodeFactory.createURI(FORMATS + format));
    }
    graph.add(service, Sd.DEFAULT_DATASET, dataset);
    graph.add(dataset, RDF.type.asNode(), Sd.DATASET);
    graph.add(dataset, Sd.DEFAULT_GRAPH, defaultGraph);
    graph.add(defaultGraph, RDF.type.asNode(), Sd.GRAPH);
    return graph;
  }
}
