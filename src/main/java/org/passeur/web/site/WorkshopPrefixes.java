package org.passeur.web.site;

import java.util.LinkedHashMap;
import java.util.Map;
import org.passeur.vocab.Addresses;
import org.passeur.vocab.Dcterms;
import org.passeur.vocab.Foaf;
import org.passeur.vocab.Org;
import org.passeur.vocab.Prov;
import org.passeur.vocab.Psr;
import org.passeur.vocab.Schema;
import org.passeur.vocab.Skos;

/** The short names of vocabularies, as the workshop offers them. */
final class WorkshopPrefixes {
  private static final Map<String, String> ALL = new LinkedHashMap<>();

  static {
    ALL.put("psr", Psr.NS);
    ALL.put("skos", Skos.NS);
    ALL.put("dcterms", Dcterms.NS);
    ALL.put("foaf", Foaf.NS);
    ALL.put("org", Org.NS);
    ALL.put("prov", Prov.NS);
    ALL.put("schema", Schema.NS);
    ALL.put("dcat", "http://www.w3.org/ns/dcat#");
    ALL.put("dpv", "https://w3id.org/dpv#");
    ALL.put("sioc", "http://rdfs.org/sioc/ns#");
    ALL.put("owl", "http://www.w3.org/2002/07/owl#");
    ALL.put("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#");
    ALL.put("rdfs", "http://www.w3.org/2000/01/rdf-schema#");
    ALL.put("xsd", "http://www.w3.org/2001/XMLSchema#");
  }

  private WorkshopPrefixes() {}

  static String shorten(String iri) {
    return ALL.entrySet().stream()
        .filter(e -> iri.startsWith(e.getValue()))
        .map(e -> e.getKey() + ":" + iri.substring(e.getValue().length()))
        .findFirst()
        .orElseGet(() -> iri.replaceFirst("^.*[/#](?=.)", ""));
  }

  /** All of them, with the concepts of this installation's themes, as SPARQL declares them. */
  static String declared(Addresses addresses) {
    var text = new StringBuilder();
    ALL.forEach((name, iri) -> text.append("PREFIX " + name + ": <" + iri + ">\n"));
    return text.append("PREFIX theme: <" + addresses.base() + "/id/theme/>\n").toString();
  }
}
