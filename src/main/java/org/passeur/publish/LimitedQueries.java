package org.passeur.publish;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.apache.jena.fuseki.servlets.HttpAction;
import org.apache.jena.fuseki.servlets.SPARQL_QueryDataset;
import org.apache.jena.graph.Node;
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
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.QueryExecResult;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.exec.RowSetStream;
import org.apache.jena.sparql.expr.E_Function;
import org.apache.jena.sparql.expr.ExprAggregator;
import org.apache.jena.sparql.expr.ExprFunctionN;
import org.apache.jena.sparql.expr.ExprVisitorBase;
import org.apache.jena.sparql.expr.aggregate.AggCustom;
import org.apache.jena.sparql.util.Context;
import org.passeur.query.SyntaxWords;
import org.passeur.store.Bilingual;
import org.passeur.store.Problem;

/**
 * Fuseki's query processor for strangers: SPARQL 1.1 syntax and nothing more, no SERVICE, a cap on
 * rows, and an answer that is complete before its first byte leaves, so that a query stopped half
 * way is an error and never a shorter answer.
 */
final class LimitedQueries extends SPARQL_QueryDataset {
  private static final List<String> TABLES =
      List.of(
          "application/sparql-results+json",
          "application/sparql-results+xml",
          "application/json",
          "application/xml",
          "text/csv",
          "text/tab-separated-values",
          "text/xml",
          "text/plain",
          "application/sparql-results+thrift",
          "application/sparql-results+protobuf");
  private static final List<String> GRAPHS =
      List.of(
          "text/turtle",
          "application/ld+json",
          "application/n-triples",
          "application/rdf+xml",
          "application/trig",
          "application/n-quads",
          "application/json",
          "application/xml",
          "application/rdf+json",
          "application/rdf+thrift",
          "application/rdf+protobuf",
          "application/turtle",
          "application/x-turtle",
          "text/n3",
          "text/plain");

  /** Namespaces of the functions that may be named by IRI: casts, and the W3C's own. */
  private static final List<String> FUNCTIONS =
      List.of(
          "http://www.w3.org/2001/XMLSchema#",
          "http://www.w3.org/2005/xpath-functions#",
          "http://www.w3.org/2005/xpath-functions/math#");

  private static final Set<String> PARAMETERS =
      Set.of("query", "default-graph-uri", "named-graph-uri");

  /** Rows that are sorted or made distinct in memory; beyond, on disk, until the time is up. */
  private static final long SORTED_IN_MEMORY = 100_000;

  /** ARQ's own clock cannot stop a join that is still being built, such as of tables. */
  private static final ScheduledThreadPoolExecutor WATCH = watch();

  private final Limits limits;

  LimitedQueries(Limits limits) {
    this.limits = limits;
  }

  private static ScheduledThreadPoolExecutor watch() {
    var watch =
        new ScheduledThreadPoolExecutor(
            1,
            work -> {
              var thread = new Thread(work, "passeur-query-limit");
              thread.setDaemon(true);
              return thread;
            });
    watch.setRemoveOnCancelPolicy(true);
    return watch;
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
    Bilingual detail = SyntaxWords.of(String.valueOf(e.getMessage()));
    return Problem.of(
        Problem.Kind.BAD_REQUEST,
        "Ceci n'est pas une requête SPARQL 1.1 valide : " + detail.fr() + ".",
        "This is not a valid SPARQL 1.1 query: " + detail.en() + ".");
  }

  @Override
  protected void validateQuery(HttpAction action, Query query) {
    acceptable(action.getRequest(), query);
    Walker.walk(
        Algebra.compile(query),
        new OpVisitorBase() {
          @Override
          public void visit(OpService op) {
            throw serviceIsOff();
          }
        },
        new ExprVisitorBase() {
          @Override
          public void visit(ExprFunctionN function) {
            if (function instanceof E_Function) {
              standard(function.getFunctionIRI());
            }
          }

          @Override
          public void visit(ExprAggregator aggregator) {
            if (aggregator.getAggregator() instanceof AggCustom custom) {
              standard(custom.getIRI());
            }
          }
        });
    if (limits.rows() > 0 && !query.isAskType()) {
      query.setLimit(query.hasLimit() ? Math.min(query.getLimit(), limits.rows()) : limits.rows());
      action.setResponseHeader("Passeur-Row-Cap", Long.toString(limits.rows()));
    }
  }

  /** Fuseki falls back on a format of its own when none of those asked for is on offer. */
  private static void acceptable(HttpServletRequest request, Query query) {
    String accept = String.join(",", Collections.list(request.getHeaders("Accept")));
    boolean named =
        Stream.of("output", "format", "results").anyMatch(p -> request.getParameter(p) != null);
    boolean table = query.isSelectType() || query.isAskType() || query.isJsonType();
    if (!named && Negotiation.choose(accept, table ? TABLES : GRAPHS).isEmpty()) {
      throw table
          ? Problem.of(
              Problem.Kind.NOT_ACCEPTABLE,
              "Cette requête répond par un tableau : demandez du JSON, du XML, du CSV ou du TSV.",
              "This query answers with a table: ask for JSON, XML, CSV or TSV.")
          : Formats.notOffered();
    }
  }

  /** ARQ loads functions from any class by the name {@code java:…}, and has some of its own. */
  private static void standard(String function) {
    if (FUNCTIONS.stream().noneMatch(function::startsWith)) {
      throw Problem.of(
          Problem.Kind.FORBIDDEN,
          "La fonction <" + function + "> n'est pas offerte ; utilisez celles de SPARQL 1.1.",
          "The function <" + function + "> is not on offer; use those of SPARQL 1.1.");
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
        .set(ARQ.enablePropertyFunctions, false) // java:… names load classes
        .set(ARQ.spillToDiskThreshold, SORTED_IN_MEMORY)
        .set(ARQConstants.sysOptimizerFactory, CancellableText.OPTIMIZER)
        .build();
  }

  @Override
  protected QueryExecResult executeQuery(
      HttpAction action, QueryExec exec, Query query, String log) {
    AtomicBoolean stop = Context.getOrSetCancelSignal(exec.getContext());
    var alarm =
        WATCH.schedule(() -> stop.set(true), limits.time().toMillis(), TimeUnit.MILLISECONDS);
    try {
      QueryExecResult result = super.executeQuery(action, exec, query, log);
      return result.isRowSet() ? new QueryExecResult(complete(result.rowSet())) : result;
    } finally {
      alarm.cancel(false);
    }
  }

  /** All rows, unless they are too much to send. */
  private RowSet complete(RowSet rows) {
    List<Binding> all = new ArrayList<>();
    long length = 0;
    while (rows.hasNext()) {
      Binding row = rows.next();
      all.add(row);
      for (var values = row.vars(); values.hasNext(); ) {
        length += length(row.get(values.next()));
      }
      if (limits.answer() > 0 && length > limits.answer()) {
        throw Problem.of(
            Problem.Kind.TOO_LARGE,
            "La réponse dépasse "
                + limits.answer()
                + " caractères ; demandez moins de lignes ou de colonnes.",
            "The answer is longer than "
                + limits.answer()
                + " characters; ask for fewer rows or columns.");
      }
    }
    return RowSetStream.create(rows.getResultVars(), all.iterator());
  }

  private static int length(Node node) {
    return node.isLiteral()
        ? node.getLiteralLexicalForm().length()
        : node.isURI() ? node.getURI().length() : 1;
  }

  @Override
  protected Set<String> generateAcceptedParams() {
    return PARAMETERS;
  }
}
