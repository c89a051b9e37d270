package org.passeur.vocab;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The prefixes of everything the program writes and offers. */
public final class Prefixes {
  /** Prefix to namespace, what people ask for most first. */
  public static final Map<String, String> ALL;

  static {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("psr", Psr.NS);
    all.put("skos", Skos.NS);
    all.put("dcterms", Dcterms.NS);
    all.put("foaf", Foaf.NS);
    all.put("org", Org.NS);
    all.put("prov", Prov.NS);
    all.put("schema", Schema.NS);
    all.put("dcat", Dcat.NS);
    all.put("dpv", Dpv.NS);
    all.put("sioc", "http://rdfs.org/sioc/ns#");
    all.put("void", VoId.NS);
    all.put("sh", Sh.NS);
    all.put("owl", Rdf.OWL);
    all.put("rdf", Rdf.NS);
    all.put("rdfs", Rdf.RDFS);
    all.put("xsd", Rdf.XSD);
    ALL = Collections.unmodifiableMap(all);
  }

  private Prefixes() {}

  /** The prefixed name of an IRI, such as {@code org:member}; empty for another namespace. */
  public static Optional<String> shorten(String iri) {
    return ALL.entrySet().stream()
        .filter(e -> iri.startsWith(e.getValue()))
        .map(e -> e.getKey() + ":" + iri.substring(e.getValue().length()))
        .findFirst();
  }
}
