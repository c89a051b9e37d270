package org.passeur.sparql;

import java.util.List;
import org.passeur.evaluator.Client;

/**
 * A query as received: SPARQL 1.1 Protocol, section 2.1.
 *
 * @param query its text
 * @param defaultGraphs values of {@code default-graph-uri}; together with named-graph-uri they
 *     replace the FROM clauses of the query (section 2.1.4)
 * @param namedGraphs values of {@code named-graph-uri}
 * @param accept the Accept header, or empty
 * @param format a short name such as {@code csv} or a media type, from the parameter {@code
 *     format}, or empty; takes precedence over the header
 * @param client who asks, for fair shares between clients
 */
public record SparqlRequest(
    String query,
    List<String> defaultGraphs,
    List<String> namedGraphs,
    String accept,
    String format,
    Client client) {
  /** A query of the whole dataset, with an Accept header. */
  public static SparqlRequest of(String query, String accept) {
    return new SparqlRequest(query, List.of(), List.of(), accept, "", Client.program(""));
  }
}
