package org.passeur.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.RIOT;
import org.apache.jena.riot.system.StreamRDFLib;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.sys.JenaSystem;
import org.apache.jena.tdb2.DatabaseMgr;
import org.passeur.TestData;
import org.passeur.generate.Settings;
import org.passeur.log.Note;
import org.passeur.store.RecordStore;

/**
 * Queries over a generated network beside stock Fuseki on the same public statements, each server
 * in a process of its own, in turn, with the answers compared. Prints a table in Markdown.
 *
 * <p>Arguments: {@code FOLDER ROUNDS PEOPLE[,PEOPLE…] [HEAP]}; the folder may be kept for another
 * run. With several sizes a second table says how the times grow.
 */
public final class QueryBenchmark {
  private static final String TABLE = "text/csv";
  private static final String STATEMENTS = "application/n-triples";
  private static final Path QUERIES = Path.of("src/test/resources/benchmarks/queries");
  private static final Path MIX = Path.of("src/test/resources/benchmarks/mix");
  private static final Path PICKS = Path.of("src/test/resources/benchmarks/picks");
  private static final int CLIENTS = 8;
  private static final long WARM_NS = 10_000_000_000L;
  private static final long MIX_NS = 5_000_000_000L;

  /** More than are asked in the time, so that none comes twice. */
  private static final int REQUESTS = 120_000;

  private final AtomicInteger asked = new AtomicInteger();
  private final Peer passeur;
  private final Peer fuseki;

  private QueryBenchmark(Peer passeur, Peer fuseki) {
    this.passeur = passeur;
    this.fuseki = fuseki;
  }

  public static void main(String[] args) throws Exception {
    JenaSystem.init();
    Path folder = Files.createDirectories(Path.of(args[0]));
    String heap = args.length > 3 ? args[3] : "1g";
    Map<String, Map<String, Times>> sizes = new LinkedHashMap<>();
    for (String people : args[2].split(",", -1)) {
      run(folder, Integer.parseInt(args[1]), Integer.parseInt(people), heap, sizes);
    }
    growth(sizes);
    System.exit(0);
  }

  private static void run(
      Path folder, int rounds, int people, String heap, Map<String, Map<String, Times>> sizes)
      throws Exception {
    Path data = folder.resolve("passeur-" + people);
    if (!Files.exists(data)) {
      fill(data, people);
    }
    Path copy = folder.resolve("fuseki-" + people);
    try (Peer passeur = Peer.passeur(heap, data, folder.resolve("passeur.log"))) {
      if (!Files.exists(copy)) {
        copy(passeur, folder.resolve("public.nq.gz"), copy);
      }
      try (Peer fuseki =
          Peer.start(
              heap,
              "/ds",
              folder.resolve("fuseki.log"),
              StockFuseki.class.getName(),
              copy.toString(),
              "PORT")) {
        new QueryBenchmark(passeur, fuseki).run(rounds, sizes);
      }
    }
  }

  /** Least times of a query, in milliseconds. */
  private record Times(double theirs, double ours, double kept) {}

  /** How the times grow with the data. */
  private static void growth(Map<String, Map<String, Times>> sizes) {
    if (sizes.size() < 2) {
      return;
    }
    System.out.printf("%n| Fuseki / Passeur, ms | %s |%n", String.join(" | ", sizes.keySet()));
    System.out.println("|---".repeat(sizes.size() + 1) + "|");
    for (String query : sizes.values().iterator().next().keySet()) {
      var line = new StringBuilder("| " + query + " |");
      for (Map<String, Times> size : sizes.values()) {
        Times times = Objects.requireNonNull(size.get(query));
        line.append(String.format(Locale.ROOT, " %.1f / %.1f |", times.theirs, times.ours));
      }
      System.out.println(line);
    }
  }

  /** Without checks: the network is made to pass them, and this is not what is measured. */
  /**
   * Serves the network of a folder, made at the first call.
   *
   * @param heap such as {@code 1g}
   */
  static Peer serving(Path folder, int people, String heap) throws Exception {
    Path data = Files.createDirectories(folder).resolve("passeur-" + people);
    if (!Files.exists(data)) {
      fill(data, people);
    }
    return Peer.passeur(heap, data, folder.resolve("passeur.log"));
  }

  static void fill(Path data, int people) throws IOException {
    Files.createDirectories(data);
    Files.writeString(data.resolve("base"), TestData.ADDRESSES.base()); // as a first start does
    var note = new Note("benchmark", "a network", "benchmark");
    var settings = new Settings(people, 1, Settings.DAY, TestData.ADDRESSES);
    try (RecordStore store = RecordStore.open(data, TestData.SKOLEM, Clock.systemUTC())) {
      Filling.inPieces(settings, piece -> store.write(note, quads -> piece.forEach(quads::add)));
    }
  }

  private static void copy(Peer passeur, Path dump, Path folder) throws Exception {
    passeur.download("/dumps/passeur.nq.gz", dump);
    Files.createDirectories(folder);
    DatasetGraph data = DatabaseMgr.connectDatasetGraph(folder.toString());
    data.executeWrite(
        () ->
            RDFParser.source(dump.toString())
                .forceLang(Lang.NQUADS)
                .context(RIOT.getContext())
                .parse(StreamRDFLib.dataset(data)));
    org.apache.jena.tdb2.sys.TDBInternal.expel(data);
  }

  private void run(int rounds, Map<String, Map<String, Times>> sizes) throws Exception {
    Map<String, String> picks = new LinkedHashMap<>();
    for (Path file : files(PICKS)) {
      picks.put(name(file), passeur.ask(Files.readString(file), TABLE));
    }
    Map<String, String> queries = new TreeMap<>();
    for (Path file : files(QUERIES)) {
      queries.put(name(file), filled(Files.readString(file), picks));
    }
    String size =
        fuseki
            .ask(queries.getOrDefault("09-count-all", ""), TABLE)
            .lines()
            .skip(1)
            .findFirst()
            .orElse("");
    System.out.printf(
        "%s public triples, %d rounds, load %.1f at the start%n%n",
        size,
        rounds,
        java.lang.management.ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    System.out.println("| query | Fuseki, ms | Passeur, ms | times as fast | kept, ms | answers |");
    System.out.println("|---|---|---|---|---|---|");
    Map<String, Times> times = new LinkedHashMap<>();
    for (var query : queries.entrySet()) {
      times.put(query.getKey(), compare(query.getKey(), query.getValue(), rounds));
    }
    sizes.put(size, times);
    mix(picks.getOrDefault("resources", "").lines().skip(1).toList());
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.sorted().toList();
    }
  }

  private static String name(Path file) {
    return file.getFileName().toString().replace(".rq", "");
  }

  private static String filled(String query, Map<String, String> picks) {
    String text = query;
    for (var pick : picks.entrySet()) {
      String iri = pick.getValue().lines().skip(1).findFirst().orElse("urn:none");
      text = text.replace("<pick:" + pick.getKey() + ">", "<" + iri + ">");
    }
    return text;
  }

  /** The least of all rounds: what the others add is the rest of the machine. */
  private Times compare(String name, String query, int rounds) throws Exception {
    String accept = query.contains("DESCRIBE") ? STATEMENTS : TABLE;
    double theirs = Double.MAX_VALUE;
    double ours = Double.MAX_VALUE;
    double kept = Double.MAX_VALUE;
    boolean same = true;
    for (int round = 0; round < rounds; round++) {
      var their = timed(fuseki, fresh(query), accept);
      theirs = Math.min(theirs, their.ms());
      if (!passeur.answers(query, accept)) {
        System.out.printf(
            Locale.ROOT, "| %s | %.2f | stopped at its limit | | | |%n", name, theirs);
        return new Times(theirs, Double.NaN, Double.NaN);
      }
      var our = timed(passeur, fresh(query), accept);
      var again = timed(passeur, query, accept);
      ours = Math.min(ours, our.ms());
      kept = Math.min(kept, again.ms());
      same &= same(accept, their.body(), our.body()) && same(accept, our.body(), again.body());
    }
    System.out.printf(
        Locale.ROOT,
        "| %s | %.2f | %.2f | %.2f | %.2f | %s |%n",
        name,
        theirs,
        ours,
        theirs / ours,
        kept,
        same ? "equal" : "DIFFERENT");
    return new Times(theirs, ours, kept);
  }

  /** A text that was never sent: neither its parsed form nor its answer can have been kept. */
  private String fresh(String query) {
    return query + "# " + asked.incrementAndGet();
  }

  private record Timed(double ms, String body) {}

  private static Timed timed(Peer peer, String query, String accept) throws Exception {
    long start = System.nanoTime();
    String body = peer.ask(query, accept);
    return new Timed((System.nanoTime() - start) / 1e6, body);
  }

  private static boolean same(String accept, String one, String other) {
    if (accept.equals(TABLE)) {
      return Objects.equals(rows(one), rows(other));
    }
    return graph(one).isIsomorphicWith(graph(other));
  }

  private static List<String> rows(String csv) {
    return Arrays.stream(csv.split("\r?\n")).sorted().toList();
  }

  private static org.apache.jena.graph.Graph graph(String text) {
    var graph = GraphFactory.createDefaultGraph();
    RDFParser.fromString(text, Lang.NTRIPLES).parse(graph);
    return graph;
  }

  /** Short questions about resources, by several clients at once. */
  private void mix(List<String> resources) throws Exception {
    System.out.printf("%n| %d clients, short questions | requests/s | p99, ms |%n", CLIENTS);
    System.out.println("|---|---|---|");
    List<String> texts = new ArrayList<>();
    for (Path file : files(MIX)) {
      texts.add(Files.readString(file));
    }
    for (int round = 0; round < 3; round++) {
      rate("Fuseki", fuseki, texts, resources, true);
      rate("Passeur, never asked before", passeur, texts, resources, true);
      rate("Passeur, kept", passeur, texts, resources, false);
    }
  }

  private void rate(
      String name, Peer peer, List<String> texts, List<String> resources, boolean fresh)
      throws Exception {
    List<byte[]> requests = new ArrayList<>();
    for (int number = 0; number < REQUESTS; number++) {
      String iri = resources.get(number % resources.size());
      String query = texts.get(number % texts.size()).replace("urn:resource", iri);
      URI address = peer.request(fresh ? fresh(query) : query, TABLE).uri();
      requests.add(Connection.request(address, TABLE));
    }
    rate(peer, requests, WARM_NS);
    List<Long> sorted = rate(peer, requests, MIX_NS);
    System.out.printf(
        Locale.ROOT,
        "| %s | %.0f | %.1f |%n",
        name,
        sorted.size() / (MIX_NS / 1e9),
        sorted.get((int) (sorted.size() * 0.99)) / 1e6);
  }

  /** Sorted times, in nanoseconds, of those requests that were answered in time. */
  private static List<Long> rate(Peer peer, List<byte[]> requests, long lasting) {
    var next = new AtomicInteger();
    var times = new ConcurrentLinkedQueue<Long>();
    long end = System.nanoTime() + lasting;
    var pool = Executors.newFixedThreadPool(CLIENTS);
    List<CompletableFuture<Void>> clients = new ArrayList<>();
    for (int client = 0; client < CLIENTS; client++) {
      clients.add(
          CompletableFuture.runAsync(
              () -> {
                try (var connection = new Connection(peer.address("/"))) {
                  while (System.nanoTime() < end) {
                    long begin = System.nanoTime();
                    connection.ask(requests.get(next.getAndIncrement() % requests.size()));
                    times.add(System.nanoTime() - begin);
                  }
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              },
              pool));
    }
    clients.forEach(CompletableFuture::join);
    pool.shutdown();
    return times.stream().sorted().toList();
  }
}
