package org.passeur.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.jena.query.ARQ;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.ReadWrite;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.system.StreamRDFBase;
import org.apache.jena.sparql.ARQConstants;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sys.JenaSystem;
import org.apache.jena.tdb2.DatabaseMgr;
import org.apache.jena.tdb2.TDB2;
import org.passeur.engine.Counters;
import org.passeur.engine.Counts;
import org.passeur.engine.EngineExtensions;
import org.passeur.engine.GraphStatistics;
import org.passeur.engine.memory.DefaultGraph;
import org.passeur.engine.memory.MemoryDataset;
import org.passeur.engine.memory.MemoryEngine;

/**
 * Processor time of the queries of {@link QueryBenchmark} in one process: stock ARQ over TDB2, the
 * extensions over TDB2, and over memory, and RDF4J in memory. What else runs on the machine counts
 * little.
 *
 * <p>Arguments: {@code FOLDER PEOPLE ROUNDS}; the folder is one that {@link QueryBenchmark} filled.
 */
public final class QueryTimes {
  private static final Path FILES = Path.of("src/test/resources/benchmarks");

  /** As the service has it. */
  private static final int BEST_ROWS = 20_000;

  private QueryTimes() {}

  public static void main(String[] args) throws IOException {
    JenaSystem.init();
    MemoryEngine.register();
    Path folder = Path.of(args[0]);
    int rounds = Integer.parseInt(args[2]);
    DatasetGraph disk =
        DatabaseMgr.connectDatasetGraph(folder.resolve("fuseki-" + args[1]).toString());
    disk.getContext().set(TDB2.symUnionDefaultGraph, true);
    MemoryDataset memory = new MemoryDataset(DefaultGraph.UNION).edit();
    RDFParser.source(folder.resolve("public.nq.gz").toString())
        .forceLang(Lang.NQUADS)
        .parse(
            new StreamRDFBase() {
              @Override
              public void quad(Quad quad) {
                memory.add(quad);
              }
            });
    memory.freeze();
    var counters = new Counters(DefaultGraph.UNION);
    long scan = counters.beginScan();
    counters.endScan(scan, counters.scan(memory, scan));
    Counts counts = counters.exact().orElseThrow();
    // DESCRIBE asks by a query of its own
    memory
        .getContext()
        .set(ARQConstants.sysOpExecutorFactory, executor(EngineExtensions.ALL, counts));
    disk.begin(ReadWrite.READ);
    var rdf4j = new Rdf4jMemory(memory.getUnionGraph());
    System.out.println(
        "| query | stock ARQ, TDB2 | ours, TDB2 | ours, in memory | RDF4J, in memory |");
    System.out.println("|---|---|---|---|---|");
    Map<String, String> picks = picks(memory, counts);
    for (Path file : files("queries")) {
      String text = Files.readString(file);
      for (var pick : picks.entrySet()) {
        text = text.replace("<pick:" + pick.getKey() + ">", "<" + pick.getValue() + ">");
      }
      Query query = QueryFactory.create(text);
      double[] least = new double[4];
      Arrays.fill(least, Double.MAX_VALUE);
      for (int round = 0; round < rounds; round++) {
        least[0] = Math.min(least[0], time(disk, query, EngineExtensions.NONE, counts));
        least[1] = Math.min(least[1], time(disk, query, EngineExtensions.ALL, counts));
        least[2] = Math.min(least[2], time(memory, query, EngineExtensions.ALL, counts));
        least[3] = Math.min(least[3], time(() -> rdf4j.run(query.toString())));
      }
      System.out.printf(
          Locale.ROOT,
          "| %s | %.2f | %.2f | %.2f | %.2f |%n",
          name(file),
          least[0],
          least[1],
          least[2],
          least[3]);
    }
    System.exit(0);
  }

  private static org.apache.jena.sparql.engine.main.OpExecutorFactory executor(
      EngineExtensions levers, Counts counts) {
    return levers.executor(Optional.of(new GraphStatistics(counts, true)));
  }

  private static Map<String, String> picks(DatasetGraph data, Counts counts) throws IOException {
    Map<String, String> picks = new HashMap<>();
    for (Path file : files("picks")) {
      List<String> found = new ArrayList<>();
      run(data, QueryFactory.create(Files.readString(file)), EngineExtensions.ALL, counts, found);
      picks.put(name(file), found.get(0));
    }
    return picks;
  }

  private static List<Path> files(String folder) throws IOException {
    try (Stream<Path> all = Files.list(FILES.resolve(folder))) {
      return all.sorted().toList();
    }
  }

  private static String name(Path file) {
    return file.getFileName().toString().replace(".rq", "");
  }

  /** In milliseconds. */
  private static double time(
      DatasetGraph data, Query query, EngineExtensions levers, Counts counts) {
    return time(() -> run(data, query, levers, counts, new ArrayList<>()));
  }

  private static double time(Runnable asked) {
    var clock = ManagementFactory.getThreadMXBean();
    long start = clock.getCurrentThreadCpuTime();
    asked.run();
    return (clock.getCurrentThreadCpuTime() - start) / 1e6;
  }

  private static void run(
      DatasetGraph data, Query query, EngineExtensions levers, Counts counts, List<String> first) {
    var builder =
        QueryExec.dataset(data)
            .query(query)
            .set(ARQConstants.sysOpExecutorFactory, executor(levers, counts));
    // ARQ looks at the setting of the process alone, and the service sets it
    ARQ.getContext()
        .set(ARQ.topNSortingThreshold, levers.equals(EngineExtensions.ALL) ? BEST_ROWS : 1_000);
    try (QueryExec exec = builder.build()) {
      if (query.isAskType()) {
        exec.ask();
      } else if (query.isDescribeType()) {
        exec.describe();
      } else {
        exec.select().forEachRemaining(row -> first.add(row.get(row.vars().next()).toString()));
      }
    }
  }
}
