package org.passeur.benchmarks;

import java.lang.management.ManagementFactory;
import java.util.Locale;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.system.StreamRDFBase;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sys.JenaSystem;
import org.passeur.engine.memory.DefaultGraph;
import org.passeur.engine.memory.MemoryDataset;

/**
 * Memory that a statement takes in the published store, and what filling it costs. Argument: a file
 * of quads, such as {@code generate} writes.
 */
public final class MemoryBenchmark {
  private static final long CLEANINGS = 4;

  private MemoryBenchmark() {}

  public static void main(String[] args) throws Exception {
    JenaSystem.init();
    long before = used();
    MemoryDataset data = new MemoryDataset(DefaultGraph.UNION).edit();
    var threads = ManagementFactory.getThreadMXBean();
    long start = threads.getCurrentThreadCpuTime();
    RDFParser.source(args[0])
        .parse(
            new StreamRDFBase() {
              @Override
              public void quad(Quad quad) {
                data.add(quad);
              }
            });
    data.freeze();
    double seconds = (threads.getCurrentThreadCpuTime() - start) / 1e9;
    long bytes = used() - before;
    System.out.printf(
        Locale.ROOT,
        "%d statements, %.1f MB with texts of %.1f, %.0f bytes each without them,"
            + " %.1f s of processor to read and fill%n",
        data.quads(),
        bytes / 1e6,
        data.text() / 1e6,
        (bytes - data.text()) / (double) data.quads(),
        seconds);
  }

  private static long used() throws InterruptedException {
    var runtime = Runtime.getRuntime();
    for (int i = 0; i < CLEANINGS; i++) {
      System.gc();
      Thread.sleep(100);
    }
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
