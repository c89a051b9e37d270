package org.passeur.ingest.source;

import java.util.List;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Quad;
import org.passeur.kernel.Nfc;

/**
 * Statements that are accepted or rejected together: those of a row of data, of a document, or of
 * one subject of an RDF file.
 *
 * @param file for messages
 * @param line for messages; 0 when unknown
 * @param quads its statements
 */
public record Row(String file, int line, List<Quad> quads) {
  public Row {
    quads = quads.stream().map(Row::composed).toList();
  }

  /** As it will be stored, so that what a source says can be compared with what is there. */
  private static Quad composed(Quad q) {
    Node object = Nfc.of(q.getObject());
    return object.equals(q.getObject())
        ? q
        : Quad.create(q.getGraph(), q.getSubject(), q.getPredicate(), object);
  }

  public Row with(List<Quad> others) {
    return new Row(file, line, others);
  }
}
