package org.passeur.publish;

import java.util.List;

/**
 * A query as it was sent: SPARQL 1.1 Protocol, section 2.1.
 *
 * @param query its text
 * @param defaultGraphs values of {@code default-graph-uri}; with the next they replace what the
 *     query says (section 2.1.4)
 * @param namedGraphs values of {@code named-graph-uri}
 * @param accept the Accept header, or empty
 * @param format a short name such as {@code csv} or a media type, from the address, or empty; it
 *     wins over the header
 * @param client who asks, for a fair share of the machine
 */
public record SparqlRequest(
    String query,
    List<String> defaultGraphs,
    List<String> namedGraphs,
    String accept,
    String format,
    String client) {
  /** A query of the whole dataset, in the format of the Accept header. */
  public static SparqlRequest of(String query, String accept) {
    return new SparqlRequest(query, List.of(), List.of(), accept, "", "");
  }
}
