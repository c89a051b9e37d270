package org.passeur.document;

import java.util.Map;
import org.apache.jena.graph.Graph;
import org.passeur.vocab.Dcterms;
import org.passeur.vocab.Dpv;
import org.passeur.vocab.Foaf;
import org.passeur.vocab.Org;
import org.passeur.vocab.Prov;
import org.passeur.vocab.Psr;
import org.passeur.vocab.Schema;
import org.passeur.vocab.Sh;
import org.passeur.vocab.Skos;

/** Prefixes used in everything the program writes. */
public final class Prefixes {
  /** Prefix to namespace. */
  public static final Map<String, String> ALL =
      Map.ofEntries(
          Map.entry("psr", Psr.NS),
          Map.entry("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"),
          Map.entry("rdfs", "http://www.w3.org/2000/01/rdf-schema#"),
          Map.entry("owl", "http://www.w3.org/2002/07/owl#"),
          Map.entry("xsd", "http://www.w3.org/2001/XMLSchema#"),
          Map.entry("skos", Skos.NS),
          Map.entry("dcterms", Dcterms.NS),
          Map.entry("dcat", "http://www.w3.org/ns/dcat#"),
          Map.entry("org", Org.NS),
          Map.entry("foaf", Foaf.NS),
          Map.entry("prov", Prov.NS),
          Map.entry("schema", Schema.NS),
          Map.entry("dpv", Dpv.NS),
          Map.entry("void", "http://rdfs.org/ns/void#"),
          Map.entry("sh", Sh.NS));

  private Prefixes() {}

  static void addTo(Graph graph) {
    ALL.forEach(graph.getPrefixMapping()::setNsPrefix);
  }
}
