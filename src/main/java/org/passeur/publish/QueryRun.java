package org.passeur.publish;

import java.io.OutputStream;
import org.apache.jena.query.ARQ;
import org.apache.jena.riot.RDFWriter;
import org.apache.jena.riot.resultset.ResultSetLang;
import org.apache.jena.riot.rowset.RowSetWriterRegistry;
import org.apache.jena.sparql.ARQConstants;
import org.apache.jena.sparql.core.DatasetDescription;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DynamicDatasets;
import org.apache.jena.sparql.engine.main.OpExecutorFactory;
import org.apache.jena.sparql.exec.QueryExec;
import org.passeur.arq.memory.Breath;

/** Runs a query over one state of a dataset and writes its answer. */
final class QueryRun {
  /** Rows that are sorted or made distinct in memory; beyond, on disk, until the time is up. */
  private static final long SORTED_IN_MEMORY = 100_000;

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
   * Writes the answer row by row as it is found; statements are gathered first, since an RDF graph
   * holds each once.
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
        var graph = new BoundedGraph(most, time);
        if (parsed.query().isConstructType()) {
          exec.construct(graph);
        } else {
          exec.describe(graph);
        }
        RDFWriter.source(graph).format(statements.format()).output(out);
      }
    }
  }

  private QueryExec exec(DatasetGraph data, Runnable breath) {
    QueryExec exec =
        QueryExec.dataset(data)
            .query(parsed.query())
            .set(ARQConstants.symCancelQuery, time.signal())
            .set(ARQ.enablePropertyFunctions, false) // java:… names load classes
            .set(ARQ.spillToDiskThreshold, SORTED_IN_MEMORY)
            .set(ARQConstants.sysOptimizerFactory, CancellableText.OPTIMIZER)
            .set(ARQConstants.sysOpExecutorFactory, executor)
            .set(Breath.SYMBOL, breath)
            .build();
    TextBudget.open(exec.getContext());
    return exec;
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
