package org.passeur.sparql.library;

import java.util.List;
import java.util.Map;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryException;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.Syntax;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.passeur.evaluator.BoundQuery;
import org.passeur.evaluator.Evaluation;

/**
 * A CONSTRUCT query that turns RDF of one kind into RDF of another. Its template may contain {@code
 * GRAPH ?g { … }} (ARQ syntax). It reads only the data it is given; SERVICE fails.
 */
public final class MappingQuery {
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
   * The statements that the query builds; triples are in the default graph.
   *
   * @param parameters values of variables of the query, by name without question mark
   * @throws QueryException when it uses SERVICE
   * @throws org.passeur.kernel.Problem when it takes too long
   */
  public List<Quad> run(DatasetGraph data, Map<String, Node> parameters) {
    var bound = BoundQuery.of(data, query, parameters);
    return Evaluation.within(evaluation -> evaluation.constructQuads(bound, Iter::toList));
  }
}
