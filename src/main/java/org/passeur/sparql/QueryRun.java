package org.passeur.sparql;

import java.io.OutputStream;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.riot.resultset.ResultSetLang;
import org.apache.jena.riot.rowset.RowSetWriter;
import org.apache.jena.riot.rowset.RowSetWriterRegistry;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.shared.JenaException;
import org.apache.jena.sparql.core.DatasetDescription;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DynamicDatasets;
import org.apache.jena.sparql.engine.main.OpExecutorFactory;
import org.apache.jena.sparql.util.Context;
import org.passeur.document.Formats;
import org.passeur.document.JsonTable;
import org.passeur.evaluator.BoundQuery;
import org.passeur.evaluator.BoundedGraph;
import org.passeur.evaluator.Evaluation;
import org.passeur.kernel.Problem;

/** Runs a query over one state of a dataset and writes its answer. */
final class QueryRun {
  /** Statements collected first, so that each is written once and the output is easy to read. */
  static final int GATHERED = 10_000;

  private final ParsedQuery parsed;
  private final OpExecutorFactory executor;
  private final Evaluation evaluation;
  private final long most;

  /**
   * @param most most characters of a graph as answer; 0 for no limit
   */
  QueryRun(ParsedQuery parsed, OpExecutorFactory executor, Evaluation evaluation, long most) {
    this.parsed = parsed;
    this.executor = executor;
    this.evaluation = evaluation;
    this.most = most;
  }

  /**
   * Writes the answer row by row as it is found. The statements of a graph are collected first, so
   * that each is written once. Beyond {@link #GATHERED} statements the rest is streamed, if the
   * format allows it, and may contain duplicates.
   *
   * @param dataset the graphs to query; when empty, those of the query, or else the whole dataset
   * @param data in a read transaction
   */
  void write(DatasetDescription dataset, DatasetGraph data, ResultFormat format, OutputStream out) {
    DatasetDescription asked = dataset.isEmpty() ? parsed.dataset() : dataset;
    DatasetGraph seen = asked.isEmpty() ? data : DynamicDatasets.dynamicDataset(asked, data, false);
    var query = new BoundQuery(seen, parsed.query(), Map.of(), Optional.of(executor));
    if (format instanceof ResultFormat.Table table) {
      writeTable(query, table, out);
    } else if (format instanceof ResultFormat.Statements statements) {
      if (parsed.query().isConstructType()) {
        evaluation.construct(
            query,
            found -> {
              writeStatements(found, statements, out);
              return found;
            });
      } else {
        var graph = new BoundedGraph(most, evaluation);
        evaluation.describe(query, graph);
        write(graph, statements, out);
      }
    }
  }

  private void writeStatements(
      Iterator<Triple> found, ResultFormat.Statements statements, OutputStream out) {
    var graph = new BoundedGraph(most, evaluation);
    while (found.hasNext() && (!statements.flows() || graph.size() < GATHERED)) {
      graph.add(found.next());
    }
    if (!found.hasNext()) {
      write(graph, statements, out);
      return;
    }
    StreamRDF flow = statements.flow(out);
    flow.start();
    graph.find().forEachRemaining(flow::triple);
    graph.clear();
    found.forEachRemaining(flow::triple);
    flow.finish();
  }

  private static void write(Graph graph, ResultFormat.Statements statements, OutputStream out) {
    try {
      Formats.writeAsItIs(out, graph, statements.format());
    } catch (QueryCancelledException e) {
      throw e;
    } catch (JenaException | ClassCastException e) { // as of RDF/XML, which lacks some terms
      throw Problem.of(
          Problem.Kind.NOT_ACCEPTABLE,
          "Un des termes de cette réponse ne peut pas être écrit dans ce format ; demandez du"
              + " Turtle.",
          "One of the terms of this answer cannot be written in this format; ask for Turtle.");
    }
  }

  private void writeTable(BoundQuery query, ResultFormat.Table table, OutputStream out) {
    boolean json = table.language().equals(ResultSetLang.RS_JSON);
    if (parsed.query().isAskType()) {
      if (json) {
        JsonTable.write(() -> evaluation.ask(query), out);
      } else {
        writer(table).write(out, evaluation.ask(query), Context.emptyContext());
      }
      return;
    }
    evaluation.select(
        query,
        rows -> {
          if (json) {
            JsonTable.write(rows, out);
          } else {
            writer(table).write(out, rows, Context.emptyContext());
          }
          return rows;
        });
  }

  private static RowSetWriter writer(ResultFormat.Table table) {
    return RowSetWriterRegistry.getFactory(table.language()).create(table.language());
  }
}
