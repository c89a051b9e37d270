package org.passeur.evaluator;

import java.util.Map;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.engine.main.OpExecutorFactory;

/**
 * A query, to be run on one state of a dataset.
 *
 * @param data in a read transaction
 * @param query not changed; may be run by several threads at once
 * @param values of its variables, by name without question mark: bound as values, never inserted
 *     into the text
 * @param executor how its operations are executed; empty for the dataset's own way
 */
public record BoundQuery(
    DatasetGraph data,
    Query query,
    Map<String, Node> values,
    Optional<OpExecutorFactory> executor) {
  /** A query run in the dataset's own way. */
  public static BoundQuery of(DatasetGraph data, Query query, Map<String, Node> values) {
    return new BoundQuery(data, query, values, Optional.empty());
  }
}
