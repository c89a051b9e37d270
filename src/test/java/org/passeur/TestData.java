package org.passeur;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.core.Quad;
import org.passeur.log.Note;
import org.passeur.vocab.Addresses;

/** One installation to test with, and statements written as TriG. */
public final class TestData {
  public static final Addresses ADDRESSES = new Addresses("http://localhost:8080");
  public static final Note NOTE = new Note("test", "a test", "test");
  public static final String SKOLEM = "http://localhost:8080/.well-known/genid/";

  private static final String PREFIXES =
      """
      PREFIX psr: <https://w3id.org/passeur/ns#>
      PREFIX psc: <https://w3id.org/passeur/concept/>
      PREFIX visibility: <https://w3id.org/passeur/concept/visibility/>
      PREFIX audience: <https://w3id.org/passeur/concept/audience/>
      PREFIX data: <https://w3id.org/passeur/concept/data/>
      PREFIX role: <https://w3id.org/passeur/concept/role/>
      PREFIX dcterms: <http://purl.org/dc/terms/>
      PREFIX dpv: <https://w3id.org/dpv#>
      PREFIX foaf: <http://xmlns.com/foaf/0.1/>
      PREFIX org: <http://www.w3.org/ns/org#>
      PREFIX prov: <http://www.w3.org/ns/prov#>
      PREFIX schema: <http://schema.org/>
      PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
      PREFIX vcard: <http://www.w3.org/2006/vcard/ns#>
      PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
      """;

  private TestData() {}

  /** An IRI of the installation, from what follows its base, such as {@code id/person/…}. */
  public static Node ours(String path) {
    return NodeFactory.createURI(ADDRESSES.resolver() + path);
  }

  /** Statements of a TriG text; prefixes of the house are known, addresses relative to the base. */
  public static List<Quad> quads(String trig) {
    DatasetGraph data = DatasetGraphFactory.create();
    RDFParser.fromString(PREFIXES + trig, Lang.TRIG).base(ADDRESSES.resolver()).parse(data);
    return Iter.toList(data.find());
  }

  /** A SPARQL Update text with the same prefixes and base. */
  public static String update(String text) {
    return "BASE <" + ADDRESSES.resolver() + ">\n" + PREFIXES + text;
  }

  public static Consumer<DatasetGraph> add(String trig) {
    List<Quad> quads = quads(trig);
    return data -> quads.forEach(data::add);
  }

  public static Consumer<DatasetGraph> remove(String trig) {
    List<Quad> quads = quads(trig);
    return data -> quads.forEach(data::delete);
  }

  /** Every statement in a named graph. */
  public static Set<Quad> named(DatasetGraph data) {
    Set<Quad> all = new HashSet<>();
    data.find()
        .forEachRemaining(
            q -> {
              if (!q.isDefaultGraph()) {
                all.add(q);
              }
            });
    return all;
  }
}
