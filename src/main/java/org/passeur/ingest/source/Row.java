package org.passeur.ingest.source;

import java.util.List;
import org.apache.jena.sparql.core.Quad;

/**
 * Statements that are accepted or rejected together: those of a row of data, of a document, or of
 * one subject of an RDF file.
 *
 * @param file for messages
 * @param line for messages; 0 when unknown
 * @param quads its statements
 */
public record Row(String file, int line, List<Quad> quads) {
  public Row with(List<Quad> others) {
    return new Row(file, line, List.copyOf(others));
  }
}
