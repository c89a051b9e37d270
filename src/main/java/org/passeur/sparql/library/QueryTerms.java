package org.passeur.sparql.library;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.syntax.syntaxtransform.QueryTransformOps;

/** Collects all IRIs of a query. */
final class QueryTerms {
  private QueryTerms() {}

  static Set<String> of(Query query) {
    Set<String> found = new LinkedHashSet<>();
    QueryTransformOps.transform(query, node -> noted(node, found));
    if (query.isConstructType()) {
      query
          .getConstructTemplate()
          .getQuads()
          .forEach(
              q ->
                  Stream.of(q.getSubject(), q.getPredicate(), q.getObject())
                      .forEach(node -> noted(node, found)));
    }
    return found;
  }

  private static Node noted(Node node, Set<String> found) {
    if (node.isURI()) {
      found.add(node.getURI());
    }
    return node;
  }
}
