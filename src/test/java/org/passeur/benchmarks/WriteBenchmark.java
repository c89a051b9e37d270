package org.passeur.benchmarks;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.jena.query.ReadWrite;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sys.JenaSystem;
import org.apache.jena.tdb2.DatabaseMgr;
import org.passeur.TestData;
import org.passeur.generate.Settings;
import org.passeur.guard.SomeGates;
import org.passeur.log.Note;
import org.passeur.projection.Projections;
import org.passeur.published.PublishedStore;
import org.passeur.rights.Visibility;
import org.passeur.search.SearchIndex;
import org.passeur.store.Gate;
import org.passeur.store.RecordStore;

/**
 * Durable guarded writes of ten statements (a new resource), beside plain TDB2 commits of the same
 * statements, in one run and in turn. Every write is acknowledged after the sync of the log; the
 * projections follow in their own thread, as they do in the house.
 *
 * <p>Arguments: {@code FOLDER ROUNDS PEOPLE…}, one network for each number of people.
 */
public final class WriteBenchmark {
  private static final long ROUND_NS = 2_000_000_000L;
  private static final int[] CLIENTS = {1, 4, 16};
  private static final Note NOTE = new Note("benchmark", "a resource", "benchmark");

  private final Path folder;
  private final int people;
  private final AtomicInteger next = new AtomicInteger();
  private final Map<String, List<Double>> rates = new TreeMap<>();

  private WriteBenchmark(Path folder, int people) {
    this.folder = folder;
    this.people = people;
  }

  public static void main(String[] args) throws Exception {
    JenaSystem.init();
    int rounds = Integer.parseInt(args[1]);
    Thread.setDefaultUncaughtExceptionHandler(
        (thread, e) -> {
          e.printStackTrace();
          System.exit(1);
        });
    for (String people : Arrays.copyOfRange(args, 2, args.length)) {
      Path folder = Files.createDirectories(Path.of(args[0]).resolve(people));
      new WriteBenchmark(folder, Integer.parseInt(people)).run(rounds);
    }
    System.exit(0);
  }

  private void run(int rounds) throws Exception {
    Clock clock = Clock.systemUTC();
    DatasetGraph plain = DatabaseMgr.connectDatasetGraph(folder.resolve("plain").toString());
    try (RecordStore store = RecordStore.open(folder.resolve("house"), TestData.SKOLEM, clock)) {
      long quads = fill(store, plain);
      var published = new PublishedStore(folder("published"), false);
      Visibility visibility = store.read(data -> Visibility.of(TestData.ADDRESSES, data, clock));
      var projections =
          new Projections(
              store,
              visibility,
              published,
              List.of(SearchIndex.open(folder.resolve("index"))),
              List.of(SearchIndex.open("staff", folder.resolve("staff"))));
      Gate shapes = SomeGates.shapes();
      store.guardedBy(SomeGates.of(TestData.ADDRESSES));
      System.out.printf("%n%,d quads%n", quads);
      for (int round = 0; round <= rounds; round++) { // the first one warms up
        double syncs = syncs();
        for (int clients : CLIENTS) {
          measure(round, "plain TDB2", clients, () -> commit(plain));
          measure(round, "Passeur", clients, () -> write(store));
        }
        guard(round, store, shapes);
        System.out.printf(Locale.ROOT, "round %d, disk %.0f syncs/s%n", round, syncs);
      }
      rates.forEach(WriteBenchmark::print);
      projections.close();
    }
    plain.close();
  }

  private Path folder(String name) throws IOException {
    return Files.createDirectories(folder.resolve(name));
  }

  private long fill(RecordStore store, DatasetGraph plain) {
    var settings = new Settings(people, 1, LocalDate.of(2026, 11, 1), TestData.ADDRESSES);
    return Filling.inPieces(
        settings,
        quads -> {
          store.write(NOTE, data -> quads.forEach(data::add));
          plain.executeWrite(() -> quads.forEach(plain::add));
        });
  }

  private List<Quad> resource() {
    int n = next.incrementAndGet();
    String key = key(n);
    return TestData.quads(
        """
        PREFIX resource: <https://w3id.org/passeur/concept/resource/>
        <graph/public/bench> { <id/resource/%s> a psr:KnowledgeResource ;
          dcterms:title "Ressource mesurée %d (fictive)"@fr , "Measured resource %d (fictional)"@en ;
          dcterms:abstract "Un texte de mesure, assez long pour ressembler aux autres."@fr ,
            "A measuring text, long enough to look like the others."@en ;
          dcterms:type resource:guide ; psr:visibility visibility:public ;
          dcterms:language "fr" , "en" ; dcterms:issued "2025-03-02"^^xsd:date }\
        """
            .formatted(key, n, n));
  }

  /** Twelve characters of the alphabet of keys. */
  private static String key(int number) {
    String alphabet = "abcdefghijklmnopqrstuvwxyz234567";
    var key = new StringBuilder("bench");
    for (int rest = number; key.length() < 12; rest /= alphabet.length()) {
      key.append(alphabet.charAt(rest % alphabet.length()));
    }
    return key.toString();
  }

  private int commit(DatasetGraph plain) {
    List<Quad> quads = resource();
    plain.begin(ReadWrite.WRITE);
    try {
      quads.forEach(plain::add);
      plain.commit();
    } finally {
      plain.end();
    }
    return 1;
  }

  private int write(RecordStore store) {
    List<Quad> quads = resource();
    store.decide(NOTE, Optional.empty(), data -> quads.forEach(data::add));
    return 1;
  }

  private void measure(int round, String what, int clients, Callable<Integer> write)
      throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(clients, WriteBenchmark::daemon);
    long start = System.nanoTime();
    List<Future<Integer>> counts = new ArrayList<>();
    for (int c = 0; c < clients; c++) {
      counts.add(
          pool.submit(
              () -> {
                int done = 0;
                while (System.nanoTime() - start < ROUND_NS) {
                  done += write.call();
                }
                return done;
              }));
    }
    int all = 0;
    for (Future<Integer> count : counts) {
      all += count.get();
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    pool.shutdown();
    note(
        round,
        String.format(Locale.ROOT, "%-12s %2d clients, changes/s", what, clients),
        all / seconds);
  }

  /** The guard alone: the check of one change within a trial, without commit or sync. */
  private void guard(int round, RecordStore store, Gate shapes) {
    var spent = new long[1];
    int times = 300;
    for (int i = 0; i < times; i++) {
      List<Quad> quads = resource();
      var change = new org.passeur.log.Change(quads, List.of());
      store.tryOut(
          data -> {
            quads.forEach(data::add);
            long start = System.nanoTime();
            shapes.check(change, data);
            spent[0] += System.nanoTime() - start;
          });
    }
    note(round, "guard alone, ms per change", spent[0] / 1e6 / times);
  }

  /** What the disk gives now: it is shared, so a figure is only worth something beside this one. */
  private double syncs() throws IOException {
    Path file = folder.resolve("probe");
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      long start = System.nanoTime();
      int n = 0;
      while (System.nanoTime() - start < 300_000_000L) {
        channel.write(ByteBuffer.allocate(2000));
        channel.force(false);
        n++;
      }
      return n / ((System.nanoTime() - start) / 1e9);
    }
  }

  private static Thread daemon(Runnable work) {
    var thread = new Thread(work, "client");
    thread.setDaemon(true);
    return thread;
  }

  private void note(int round, String what, double value) {
    if (round > 0) {
      rates.computeIfAbsent(what, w -> new ArrayList<>()).add(value);
    }
  }

  private static void print(String what, List<Double> values) {
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    System.out.printf(
        Locale.ROOT,
        "%-40s median %8.1f (%.1f to %.1f)%n",
        what,
        sorted[sorted.length / 2],
        sorted[0],
        sorted[sorted.length - 1]);
  }
}
