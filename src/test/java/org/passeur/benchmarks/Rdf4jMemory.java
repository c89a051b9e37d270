package org.passeur.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.jena.graph.Graph;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;
import org.eclipse.rdf4j.common.transaction.IsolationLevels;
import org.eclipse.rdf4j.query.BooleanQuery;
import org.eclipse.rdf4j.query.GraphQuery;
import org.eclipse.rdf4j.query.Query;
import org.eclipse.rdf4j.query.QueryResult;
import org.eclipse.rdf4j.query.TupleQuery;
import org.eclipse.rdf4j.repository.sail.SailRepository;
import org.eclipse.rdf4j.repository.sail.SailRepositoryConnection;
import org.eclipse.rdf4j.rio.RDFFormat;
import org.eclipse.rdf4j.sail.memory.MemoryStore;

/** The peer that is nearest to the published store in memory. */
final class Rdf4jMemory {
  private final SailRepositoryConnection connection;

  /** Takes a copy of a graph, through a file that is deleted afterwards. */
  Rdf4jMemory(Graph graph) throws IOException {
    var repository = new SailRepository(new MemoryStore());
    repository.init();
    connection = repository.getConnection();
    Path file = Files.createTempFile("passeur-benchmark", ".nt");
    try (var out = Files.newOutputStream(file)) {
      RDFDataMgr.write(out, graph, Lang.NTRIPLES);
    }
    connection.begin(IsolationLevels.NONE);
    connection.add(file.toFile(), RDFFormat.NTRIPLES);
    connection.commit();
    Files.delete(file);
  }

  /** Asks, and looks at every row. */
  void run(String text) {
    Query query = connection.prepareQuery(text);
    if (query instanceof BooleanQuery ask) {
      ask.evaluate();
    } else if (query instanceof TupleQuery select) {
      exhaust(select.evaluate());
    } else {
      exhaust(((GraphQuery) query).evaluate());
    }
  }

  private static void exhaust(QueryResult<?> result) {
    try (result) {
      while (result.hasNext()) {
        result.next();
      }
    }
  }
}
