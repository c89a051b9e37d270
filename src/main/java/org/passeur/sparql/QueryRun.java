package org.passeur.sparql;

import java.io.OutputStream;
import java.util.Iterator;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.ARQ;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.riot.resultset.ResultSetLang;
import org.apache.jena.riot.rowset.RowSetWriterRegistry;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.shared.JenaException;
import org.apache.jena.sparql.ARQConstants;
import org.apache.jena.sparql.core.DatasetDescription;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DynamicDatasets;
import org.apache.jena.sparql.engine.main.OpExecutorFactory;
import org.apache.jena.sparql.exec.QueryExec;
import org.passeur.document.Formats;
import org.passeur.document.JsonTable;
import org.passeur.engine.memory.YieldPoint;
import org.passeur.engine.watch.SafeExecution;
import org.passeur.engine.watch.TimeLimit;
import org.passeur.kernel.Problem;

/** Runs a query over one state of a dataset and writes its answer. */
final class QueryRun {
  /** Rows sorted or made distinct in memory; more are handled on disk, within the time limit. */
  private static final long SORTED_IN_MEMORY = 100_000;

  /** Statements collected first, so that each is written once and the output is easy to read. */
  static final int GATHERED = 10_000;

  /**
   * Limit of rows up to which ORDER BY with LIMIT keeps the best rows only instead of sorting all.
   */
  private static final int BEST_ROWS = 20_000;

  static {
    // ARQ reads it from the global context only
    ARQ.getContext().set(ARQ.topNSortingThreshold, BEST_ROWS);
  }

  private final ParsedQuery parsed;
  private final OpExecutorFactory executor;
  private final TimeLimit time;
  private final long most;

  /**
   * @param most most characters of a graph as answer; 0 for no limit
   */
  QueryRun(ParsedQuery parsed, OpExecutorFactory executor, TimeLimit time, long most) {
    this.parsed = parsed;
    this.executor = executor;
    this.time = time;
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
    try (var courtesy = new InteractivePriority.OneQuery();
        QueryExec exec = exec(seen, courtesy)) {
      if (format instanceof ResultFormat.Table table) {
        writeTable(exec, table, out);
      } else if (format instanceof ResultFormat.Statements statements) {
        if (parsed.query().isConstructType()) {
          writeStatements(exec.constructTriples(), statements, out);
        } else {
          var graph = new BoundedGraph(most, time);
          exec.describe(graph);
          write(graph, statements, out);
        }
      }
    }
  }

  private void writeStatements(
      Iterator<Triple> found, ResultFormat.Statements statements, OutputStream out) {
    var graph = new BoundedGraph(most, time);
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

  private QueryExec exec(DatasetGraph data, Runnable breath) {
    var builder =
        QueryExec.dataset(data)
            .query(parsed.query())
            .set(ARQ.spillToDiskThreshold, SORTED_IN_MEMORY)
            .set(ARQConstants.sysOpExecutorFactory, executor)
            .set(YieldPoint.SYMBOL, breath);
    SafeExecution.settings(time.signal()).forEach(builder::set);
    return builder.build();
  }

  private void writeTable(QueryExec exec, ResultFormat.Table table, OutputStream out) {
    if (table.language().equals(ResultSetLang.RS_JSON)) {
      if (parsed.query().isAskType()) {
        JsonTable.write(exec::ask, out);
      } else {
        JsonTable.write(exec.select(), out);
      }
      return;
    }
    var writer = RowSetWriterRegistry.getFactory(table.language()).create(table.language());
    if (parsed.query().isAskType()) {
      writer.write(out, exec.ask(), exec.getContext());
    } else {
      writer.write(out, exec.select(), exec.getContext());
    }
  }
}
