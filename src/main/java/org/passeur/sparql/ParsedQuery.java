package org.passeur.sparql;

import java.util.List;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryException;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.Syntax;
import org.apache.jena.shared.JenaException;
import org.apache.jena.sparql.algebra.Algebra;
import org.apache.jena.sparql.core.DatasetDescription;
import org.apache.jena.sparql.syntax.ElementGroup;
import org.passeur.engine.watch.QueryProperties;
import org.passeur.kernel.Bilingual;
import org.passeur.kernel.Problem;
import org.passeur.sparql.library.OnOffer;
import org.passeur.sparql.library.SyntaxWords;

/**
 * A query that was parsed and accepted for public use: SPARQL 1.1 without SERVICE and with standard
 * functions only. It may be run many times, by several threads at once.
 *
 * @param query the query with the row limit set and its FROM clauses taken out
 * @param dataset its FROM clauses; empty when there are none
 * @param repeatable false when another run on the same data may give another answer, as with NOW or
 *     RAND
 */
record ParsedQuery(Query query, DatasetDescription dataset, boolean repeatable) {
  /**
   * Reads a query.
   *
   * @param base base for relative IRIs
   * @param rows most rows of an answer; 0 for no limit
   * @throws Problem 400 when it is not SPARQL 1.1, 403 for SERVICE and functions that are not
   *     standard
   */
  static ParsedQuery of(String text, String base, long rows) {
    Query query = read(text, base);
    boolean repeatable = check(query);
    if (query.isDescribeType() && query.getQueryPattern() == null) {
      // the engine would set it at the first run, while other threads read it
      query.setQueryPattern(new ElementGroup());
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

  private static Query read(String text, String base) {
    try {
      return QueryFactory.create(text, base, Syntax.syntaxSPARQL_11);
    } catch (QueryException e) {
      throw notSparql(e);
    } catch (JenaException e) {
      throw notSparql(e);
    } catch (NumberFormatException e) { // a date with too long a number
      throw notSparql(e);
    }
  }

  private static Problem notSparql(RuntimeException e) {
    Bilingual detail = SyntaxWords.of(String.valueOf(e.getMessage()));
    return Problem.of(
        Problem.Kind.BAD_REQUEST,
        "Ceci n'est pas une requête SPARQL 1.1 valide : " + detail.fr() + ".",
        "This is not a valid SPARQL 1.1 query: " + detail.en() + ".");
  }

  /**
   * Checks the functions of the query.
   *
   * @return whether it is repeatable
   */
  private static boolean check(Query query) {
    QueryProperties contents = QueryProperties.of(Algebra.compile(query));
    OnOffer.require(contents);
    return contents.repeatable();
  }
}
