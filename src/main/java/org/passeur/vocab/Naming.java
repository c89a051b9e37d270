package org.passeur.vocab;

import java.util.List;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;

/** The properties that name a thing, best first. */
public final class Naming {
  /** Those by which what is described here is named: concepts and groups, people, works. */
  public static final List<Node> OURS = List.of(Skos.PREF_LABEL, Foaf.NAME, Dcterms.TITLE);

  /** The same, then those by which terms and what others describe are named. */
  public static final List<Node> ALL =
      Stream.concat(OURS.stream(), Stream.of(Rdf.LABEL, Rdf.SCHEMA_NAME)).toList();

  private Naming() {}
}
