package org.passeur.publish;

import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.jena.fuseki.servlets.HttpAction;
import org.apache.jena.fuseki.servlets.SPARQL_QueryDataset;
import org.apache.jena.query.ARQ;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryException;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.QueryParseException;
import org.apache.jena.query.Syntax;
import org.apache.jena.shared.JenaException;
import org.apache.jena.sparql.ARQConstants;
import org.apache.jena.sparql.algebra.Algebra;
import org.apache.jena.sparql.algebra.OpVisitorBase;
import org.apache.jena.sparql.algebra.op.OpService;
import org.apache.jena.sparql.algebra.walker.Walker;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.QueryExecResult;
import org.passeur.store.Problem;

/**
 * Fuseki's query processor for strangers: SPARQL 1.1 syntax and nothing more, no SERVICE, a cap on
 * rows, and an answer that is complete before its first byte leaves, so that a query stopped half
 * way is an error and never a shorter answer.
 */
final class LimitedQueries extends SPARQL_QueryDataset {
  private static final Set<String> PARAMETERS =
      Set.of("query", "default-graph-uri", "named-graph-uri");

  /** Rows that are sorted or made distinct in memory; beyond, on disk, until the time is up. */
  private static final long SORTED_IN_MEMORY = 100_000;

  private final Limits limits;

  LimitedQueries(Limits limits) {
    this.limits = limits;
  }

  @Override
  protected void execute(String text, HttpAction action) {
    if (text.length() > limits.characters()) {
      throw Problem.of(
          Problem.Kind.TOO_LARGE,
          "La requête dépasse " + limits.characters() + " caractères.",
          "The query is longer than " + limits.characters() + " characters.");
    }
    super.execute(strict(text), action);
  }

  /** Fuseki reads ARQ's wider syntax; a text that is not SPARQL 1.1 stops here. */
  private static String strict(String text) {
    try {
      QueryFactory.create(text, "http://localhost/", Syntax.syntaxSPARQL_11);
      return text;
    } catch (QueryParseException e) {
      throw notSparql(e);
    } catch (QueryException e) {
      throw notSparql(e);
    } catch (JenaException e) {
      throw notSparql(e);
    }
  }

  private static Problem notSparql(JenaException e) {
    String detail = String.valueOf(e.getMessage());
    return Problem.of(
        Problem.Kind.BAD_REQUEST,
        "Ceci n'est pas une requête SPARQL 1.1 valide : " + detail,
        "This is not a valid SPARQL 1.1 query: " + detail);
  }

  @Override
  protected void validateQuery(HttpAction action, Query query) {
    Walker.walk(
        Algebra.compile(query),
        new OpVisitorBase() {
          @Override
          public void visit(OpService op) {
            throw serviceIsOff();
          }
        });
    if (limits.rows() > 0 && query.isSelectType()) {
      query.setLimit(query.hasLimit() ? Math.min(query.getLimit(), limits.rows()) : limits.rows());
      action.setResponseHeader("Passeur-Row-Cap", Long.toString(limits.rows()));
    }
  }

  static Problem serviceIsOff() {
    return Problem.of(
        Problem.Kind.FORBIDDEN,
        "SERVICE n'est pas permis ici : ce point d'accès n'interroge aucun autre serveur.",
        "SERVICE is not allowed here: this endpoint asks no other server.");
  }

  @Override
  protected QueryExec createQueryExec(HttpAction action, Query query, DatasetGraph data) {
    return QueryExec.dataset(data)
        .query(query)
        .timeout(limits.time().toMillis(), TimeUnit.MILLISECONDS)
        .set(ARQ.spillToDiskThreshold, SORTED_IN_MEMORY)
        .set(ARQConstants.sysOptimizerFactory, CancellableText.OPTIMIZER)
        .build();
  }

  @Override
  protected QueryExecResult executeQuery(
      HttpAction action, QueryExec exec, Query query, String log) {
    QueryExecResult result = super.executeQuery(action, exec, query, log);
    return result.isRowSet() ? new QueryExecResult(result.rowSet().materialize()) : result;
  }

  @Override
  protected Set<String> generateAcceptedParams() {
    return PARAMETERS;
  }
}
