package org.passeur.route;

import java.util.List;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.passeur.vocab.Dcterms;
import org.passeur.vocab.Naming;
import org.passeur.vocab.Skos;

/** Reads texts and dates of things for the replay of the past. */
public final class PastTexts {
  /** In characters; needs are shorter than this. */
  private static final int LONGEST = 1_500;

  private PastTexts() {}

  /** The title and the start of the description, in French if available. */
  public static String of(Node thing, DatasetGraph data) {
    List<Node> titles = List.of(Dcterms.TITLE, Skos.PREF_LABEL);
    String text =
        Naming.best(thing, titles, "fr", data)
            + "\n"
            + Naming.best(thing, List.of(Dcterms.ABSTRACT, Dcterms.DESCRIPTION), "fr", data);
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
  }
}
