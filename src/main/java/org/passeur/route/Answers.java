package org.passeur.route;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.passeur.query.QueryLibrary;
import org.passeur.query.QueryLibrary.Row;

/**
 * Answers of the query library for one state of the public data, kept while that state lasts: needs
 * of a network turn around the same themes and communities. Thread-safe.
 *
 * @param change number of the last change when the answers were first asked for
 */
record Answers(long change, QueryLibrary queries, Map<List<Object>, List<Row>> kept) {
  private static final int MOST = 10_000;

  static Answers at(long change, QueryLibrary queries) {
    return new Answers(change, queries, new ConcurrentHashMap<>());
  }

  List<Row> rows(DatasetGraph data, String query, String parameter, Node value) {
    List<Object> key = List.of(query, value);
    List<Row> rows = kept.get(key);
    if (rows == null) {
      rows = queries.rows(data, query, Map.of(parameter, value));
      if (kept.size() < MOST) {
        kept.put(key, rows);
      }
    }
    return rows;
  }
}
