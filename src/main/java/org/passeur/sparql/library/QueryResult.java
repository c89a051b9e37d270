package org.passeur.sparql.library;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.graph.GraphFactory;

/**
 * The answer of a query of the library.
 *
 * @param columns names of the variables, in the order of the query
 * @param rows of a SELECT query, or the statements as rows of subject, predicate and object
 * @param graph graph built by a CONSTRUCT query; empty for a SELECT query
 * @param cut true when rows beyond the limit were left out
 */
public record QueryResult(
    List<String> columns, List<QueryLibrary.Row> rows, Graph graph, boolean cut) {
  /** The answer of a query that was not run. */
  public static final QueryResult NONE =
      new QueryResult(List.of(), List.of(), GraphFactory.createDefaultGraph(), false);

  private static final List<String> STATEMENT = List.of("subject", "predicate", "object");

  static QueryResult of(List<String> columns, RowSet found, long most) {
    List<QueryLibrary.Row> rows = new ArrayList<>();
    while (rows.size() < most && found.hasNext()) {
      Map<String, Node> values = new LinkedHashMap<>();
      found.next().forEach((v, n) -> values.put(v.getVarName(), n));
      rows.add(new QueryLibrary.Row(values));
    }
    return new QueryResult(
        List.copyOf(columns), rows, GraphFactory.createDefaultGraph(), found.hasNext());
  }

  static QueryResult of(Iterator<Triple> found, long most) {
    Graph graph = GraphFactory.createDefaultGraph();
    List<QueryLibrary.Row> rows = new ArrayList<>();
    while (rows.size() < most && found.hasNext()) {
      Triple t = found.next();
      if (!graph.contains(t)) {
        graph.add(t);
        rows.add(
            new QueryLibrary.Row(
                Map.of(
                    "subject", t.getSubject(),
                    "predicate", t.getPredicate(),
                    "object", t.getObject())));
      }
    }
    return new QueryResult(STATEMENT, rows, graph, found.hasNext());
  }
}
