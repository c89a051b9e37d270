package org.passeur.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.ReadWrite;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.system.StreamRDFBase;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sys.JenaSystem;
import org.apache.jena.tdb2.DatabaseMgr;
import org.passeur.document.statistics.PublicStatistics;
import org.passeur.log.Change;
import org.passeur.vocab.Addresses;
import org.passeur.vocab.Psr;
import org.passeur.vocab.Rdf;
import org.passeur.vocab.Skos;

/**
 * What it costs the statistics to follow a change of ten statements, and to count everything anew,
 * on networks of several sizes.
 *
 * <p>Arguments: {@code FOLDER FILE.nq…}, files written by {@code generate} for {@code
 * http://localhost:8080}.
 */
public final class StatisticsBenchmark {
  private static final int ROUNDS = 300;
  private static final String BASE = "http://localhost:8080";

  private StatisticsBenchmark() {}

  public static void main(String[] args) throws Exception {
    JenaSystem.init();
    for (String file : List.of(args).subList(1, args.length)) {
      Path folder = Files.createTempDirectory(Path.of(args[0]), "statistics");
      measure(folder, file);
    }
  }

  private static void measure(Path folder, String file) {
    DatasetGraph data = DatabaseMgr.connectDatasetGraph(folder.resolve("tdb").toString());
    data.begin(ReadWrite.WRITE);
    RDFParser.source(file)
        .parse(
            new StreamRDFBase() {
              @Override
              public void quad(Quad quad) {
                data.add(quad);
              }
            });
    data.commit();
    data.end();
    var statistics =
        PublicStatistics.open(folder.resolve("counts"), () -> data, new Addresses(BASE), -2);
    data.begin(ReadWrite.READ);
    long start = System.nanoTime();
    statistics.rebuild(0, data.getUnionGraph());
    double census = (System.nanoTime() - start) / 1e9;
    data.end();
    double[] milliseconds = new double[ROUNDS];
    for (int i = 0; i < ROUNDS; i++) {
      Change change = change(i);
      data.begin(ReadWrite.WRITE);
      change.added().forEach(data::add);
      data.commit();
      data.end();
      data.begin(ReadWrite.READ);
      long from = System.nanoTime();
      statistics.apply(i + 1, change, data.getUnionGraph());
      milliseconds[i] = (System.nanoTime() - from) / 1e6;
      data.end();
    }
    Arrays.sort(milliseconds);
    System.out.printf(
        Locale.ROOT,
        "%,d statements: following ten %.2f ms (median), %.2f ms (95%%); counting all %.1f s%n",
        statistics.numbers().entrySet().stream()
            .filter(e -> e.getKey().kind().name().equals("TRIPLES"))
            .mapToLong(e -> e.getValue())
            .sum(),
        milliseconds[ROUNDS / 2],
        milliseconds[ROUNDS * 95 / 100],
        census);
  }

  /** A new resource. */
  private static Change change(int number) {
    Node graph = NodeFactory.createURI(BASE + "/graph/public/benchmark");
    Node resource = NodeFactory.createURI(BASE + "/id/resource/b" + number);
    List<Quad> quads = new ArrayList<>();
    quads.add(Quad.create(graph, resource, Rdf.TYPE, Psr.KNOWLEDGE_RESOURCE));
    for (int i = 0; i < 9; i++) {
      quads.add(
          Quad.create(
              graph,
              resource,
              i < 5 ? Skos.PREF_LABEL : Psr.DOCUMENTS,
              i < 5
                  ? NodeFactory.createLiteralLang("titre " + number + " " + i, "fr")
                  : NodeFactory.createURI(BASE + "/id/practice/p" + i)));
    }
    quads.sort(Comparator.comparing(Quad::toString));
    return new Change(quads, List.of());
  }
}
