package org.passeur.publish;

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
import org.passeur.arq.memory.Breath;
import org.passeur.arq.watch.TimeLimit;
import org.passeur.arq.watch.Watch;
import org.passeur.store.Problem;

/** Runs a query over one state of a dataset and writes its answer. */
final class QueryRun {
  /** Rows that are sorted or made distinct in memory; beyond, on disk, until the time is up. */
  private static final long SORTED_IN_MEMORY = 100_000;

  /** Statements that are held back, so that each is written once and in a form for reading. */
  static final int GATHERED = 10_000;

  /** Up to so many rows a sorted answer keeps the best ones only, and sorts nothing else. */
  private static final int BEST_ROWS = 20_000;

  static {
    ARQ.getContext().set(ARQ.topNSortingThreshold, BEST_ROWS); // ARQ looks there alone
  }

  private final ParsedQuery parsed;
  private final OpExecutorFactory executor;
  private final TimeLimit time;
  private final long most;

  /**
   * @param most most characters of an answer of statements; 0 for no cap
   */
  QueryRun(ParsedQuery parsed, OpExecutorFactory executor, TimeLimit time, long most) {
    this.parsed = parsed;
    this.executor = executor;
    this.time = time;
    this.most = most;
  }

  /**
   * Writes the answer row by row as it is found. Statements are gathered first, since an RDF graph
   * holds each once; but once there are {@link #GATHERED} of them the rest flows, if the format
   * allows it, and one may come again.
   *
   * @param dataset which graphs to ask; when empty, what the query says, or else the whole
   * @param data in a transaction
   */
  void write(DatasetDescription dataset, DatasetGraph data, AnswerFormat format, OutputStream out) {
    DatasetDescription asked = dataset.isEmpty() ? parsed.dataset() : dataset;
    DatasetGraph seen = asked.isEmpty() ? data : DynamicDatasets.dynamicDataset(asked, data, false);
    try (var courtesy = new Courtesy.OneQuery();
        QueryExec exec = exec(seen, courtesy)) {
      if (format instanceof AnswerFormat.Table table) {
        writeTable(exec, table, out);
      } else if (format instanceof AnswerFormat.Statements statements) {
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
      Iterator<Triple> found, AnswerFormat.Statements statements, OutputStream out) {
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

  private static void write(Graph graph, AnswerFormat.Statements statements, OutputStream out) {
    try {
      Formats.writeAsItIs(out, graph, statements.format());
    } catch (QueryCancelledException e) {
      throw e;
    } catch (JenaException | ClassCastException e) { // as of RDF/XML, which cannot write all terms
      throw Problem.of(
          Problem.Kind.NOT_ACCEPTABLE,
          "Cette réponse ne s'écrit pas dans ce format, à cause d'un de ses termes ; demandez du"
              + " Turtle.",
          "This answer cannot be written in this format, because of one of its terms; ask for"
              + " Turtle.");
    }
  }

  private QueryExec exec(DatasetGraph data, Runnable breath) {
    var builder =
        QueryExec.dataset(data)
            .query(parsed.query())
            .set(ARQ.spillToDiskThreshold, SORTED_IN_MEMORY)
            .set(ARQConstants.sysOpExecutorFactory, executor)
            .set(Breath.SYMBOL, breath);
    Watch.settings(time.signal()).forEach(builder::set);
    return builder.build();
  }

  private void writeTable(QueryExec exec, AnswerFormat.Table table, OutputStream out) {
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
