package org.passeur.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.jena.graph.Node;
import org.apache.jena.query.ARQ;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryException;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.Syntax;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.exec.QueryExec;

/**
 * A CONSTRUCT query that turns RDF of one kind into RDF of another. In its template {@code GRAPH ?g
 * { … }} may stand (ARQ syntax). It reads the data it is given and nothing else: SERVICE fails.
 */
public final class MappingQuery {
  private static final long SECONDS = 600;

  private final Query query;

  /**
   * @param text the query
   * @param base for its relative IRIs, those made by {@code IRI(…)} included
   * @throws IllegalArgumentException when it is not a CONSTRUCT query; the message says where
   */
  public MappingQuery(String text, String base) {
    try {
      query = QueryFactory.create(text, base, Syntax.syntaxARQ);
    } catch (QueryException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
    if (!query.isConstructType()) {
      throw new IllegalArgumentException("CONSTRUCT …");
    }
  }

  /**
   * @param parameters values of variables of the query, by name without question mark
   * @return what it builds; triples stand in the default graph
   * @throws QueryException when it asks for something from elsewhere or takes too long
   */
  public List<Quad> run(DatasetGraph data, Map<String, Node> parameters) {
    var builder =
        QueryExec.dataset(data)
            .query(query)
            .set(ARQ.httpServiceAllowed, false)
            .timeout(SECONDS, TimeUnit.SECONDS);
    parameters.forEach(builder::substitution);
    List<Quad> built = new ArrayList<>();
    try (QueryExec exec = builder.build()) {
      exec.constructQuads().forEachRemaining(built::add);
    }
    return built;
  }
}
