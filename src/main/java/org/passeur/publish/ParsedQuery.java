package org.passeur.publish;

import java.util.List;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryException;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.Syntax;
import org.apache.jena.shared.JenaException;
import org.apache.jena.sparql.algebra.Algebra;
import org.apache.jena.sparql.core.DatasetDescription;
import org.apache.jena.sparql.syntax.ElementGroup;
import org.passeur.arq.watch.Contents;
import org.passeur.query.OnOffer;
import org.passeur.query.SyntaxWords;
import org.passeur.store.Bilingual;
import org.passeur.store.Problem;

/**
 * A query read and found fit for strangers: SPARQL 1.1 syntax and nothing more, no SERVICE, no
 * functions but the standard ones. It may be run many times, by several threads at once.
 *
 * @param query with the row limit set, and without its FROM clauses
 * @param dataset what its FROM clauses said; empty when there were none
 * @param repeatable false when the same data may give another answer, as with NOW or RAND
 */
record ParsedQuery(Query query, DatasetDescription dataset, boolean repeatable) {
  /**
   * Reads a query.
   *
   * @param base what relative addresses are relative to
   * @param rows most rows of an answer; 0 for no cap
   * @throws Problem 400 when it is not SPARQL 1.1, 403 when it asks for what is not on offer
   */
  static ParsedQuery of(String text, String base, long rows) {
    Query query = read(text, base);
    boolean repeatable = check(query);
    if (query.isDescribeType() && query.getQueryPattern() == null) {
      query.setQueryPattern(new ElementGroup()); // the engine would, while others read
    }
    if (rows > 0 && !query.isAskType()) {
      query.setLimit(query.hasLimit() ? Math.min(query.getLimit(), rows) : rows);
    }
    var dataset =
        DatasetDescription.create(
            List.copyOf(query.getGraphURIs()), List.copyOf(query.getNamedGraphURIs()));
    query.getGraphURIs().clear();
    query.getNamedGraphURIs().clear();
    return new ParsedQuery(query, dataset, repeatable);
  }

  /** True for SELECT and ASK, which answer with a table or a truth. */
  boolean isTable() {
    return query.isSelectType() || query.isAskType();
  }

  private static Query read(String text, String base) {
    try {
      return QueryFactory.create(text, base, Syntax.syntaxSPARQL_11);
    } catch (QueryException e) {
      throw notSparql(e);
    } catch (JenaException e) {
      throw notSparql(e);
    }
  }

  private static Problem notSparql(JenaException e) {
    Bilingual detail = SyntaxWords.of(String.valueOf(e.getMessage()));
    return Problem.of(
        Problem.Kind.BAD_REQUEST,
        "Ceci n'est pas une requête SPARQL 1.1 valide : " + detail.fr() + ".",
        "This is not a valid SPARQL 1.1 query: " + detail.en() + ".");
  }

  /** True when it is repeatable. */
  private static boolean check(Query query) {
    Contents contents = Contents.of(Algebra.compile(query));
    OnOffer.require(contents);
    return contents.repeatable();
  }
}
