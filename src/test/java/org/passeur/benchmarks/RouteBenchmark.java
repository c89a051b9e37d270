package org.passeur.benchmarks;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.apache.jena.sys.JenaSystem;
import org.passeur.TestData;
import org.passeur.generate.Settings;
import org.passeur.log.Note;
import org.passeur.projection.Projections;
import org.passeur.published.PublishedStore;
import org.passeur.rights.Visibility;
import org.passeur.route.Router;
import org.passeur.route.need.Need;
import org.passeur.route.relation.Load;
import org.passeur.route.relation.Relations;
import org.passeur.search.Entity;
import org.passeur.search.EntityKind;
import org.passeur.search.SearchIndex;
import org.passeur.sparql.library.QueryLibrary;
import org.passeur.store.RecordStore;

/**
 * Needs answered and names completed on generated networks, one after the other: time under which
 * half, 95 and 99 of 100 were, the time of the processor (which says more where other programs are
 * running), and the heap in use. A need is the title of a resource of the network and half of the
 * title of another one; a long one is made of six titles.
 *
 * <p>Arguments: {@code FOLDER NEEDS PEOPLE…}, one network for each number of people, with five
 * resources for each. A network that is in the folder already is measured as it is.
 */
public final class RouteBenchmark {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 1);
  private static final Note NOTE = new Note("benchmark", "a network", "benchmark");
  private static final int MEASURED = 1;

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final Random random = new Random(1);
  private final SearchIndex index;
  private final Router router;
  private final List<String> titles;

  private RouteBenchmark(SearchIndex index, Router router) {
    this.index = index;
    this.router = router;
    this.titles =
        index.latest(Optional.empty(), EnumSet.of(EntityKind.RESOURCE), TODAY, 5_000).stream()
            .map((Entity e) -> e.label("fr"))
            .toList();
  }

  public static void main(String[] args) throws Exception {
    JenaSystem.init();
    System.out.println(
        "| people | things | asked | median, ms | p95 | p99 | of processor: median | p95 |");
    System.out.println("|---|---|---|---|---|---|---|---|");
    for (String people : Arrays.copyOfRange(args, 2, args.length)) {
      run(Path.of(args[0]).resolve(people), Integer.parseInt(people), Integer.parseInt(args[1]));
    }
    System.exit(0);
  }

  private static void run(Path folder, int people, int needs) throws Exception {
    Clock clock = Clock.systemUTC();
    Files.createDirectories(folder);
    try (RecordStore store = RecordStore.open(folder.resolve("house"), TestData.SKOLEM, clock)) {
      if (store.head() == 0) {
        fill(store, people);
      }
      var published =
          new PublishedStore(Files.createDirectories(folder.resolve("published")), false);
      Visibility visibility = store.read(data -> Visibility.of(TestData.ADDRESSES, data, clock));
      SearchIndex index = SearchIndex.open(folder.resolve("index"));
      var relations = new Relations();
      try (var projections =
          new Projections(store, visibility, published, List.of(index, relations))) {
        projections.await(store.head(), Duration.ofHours(1));
        var router = new Router(index, relations, published, new QueryLibrary(), Load.NONE);
        var benchmark = new RouteBenchmark(index, router);
        for (int round = 0; round <= MEASURED; round++) { // the first one warms up
          String of = String.format(Locale.ROOT, "| %,d | %,d |", people, index.size());
          benchmark.measure(round, of + " need, French", needs, () -> benchmark.route("fr", 1));
          benchmark.measure(round, of + " need, English", needs, () -> benchmark.route("en", 1));
          benchmark.measure(round, of + " long need", needs, () -> benchmark.route("fr", 5));
          benchmark.measure(round, of + " name", needs, benchmark::complete);
        }
        System.out.printf(
            Locale.ROOT,
            "%nheap in use %,d MB of %,d MB, load average %.1f%n%n",
            heap() >> 20,
            Runtime.getRuntime().maxMemory() >> 20,
            ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
      }
    }
  }

  private static long heap() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  private static void fill(RecordStore store, int people) {
    Filling.inPieces(
        new Settings(people, 1, TODAY, TestData.ADDRESSES),
        quads -> store.write(NOTE, data -> quads.forEach(data::add)));
  }

  private String title() {
    return titles.get(random.nextInt(titles.size()));
  }

  private void route(String language, int more) {
    var text = new StringBuilder(title());
    for (int i = 0; i < more; i++) {
      String other = title();
      text.append(' ').append(more == 1 ? other.substring(0, other.length() / 2) : other);
    }
    router.route(Need.of(text.toString(), language, TODAY, 12));
  }

  private void complete() {
    String title = title();
    index.named(title.substring(0, Math.min(title.length(), 4)), "fr", Set.of(), 10);
  }

  private void measure(int round, String what, int times, Runnable work) {
    double[] milliseconds = new double[times];
    double[] working = new double[times];
    for (int i = 0; i < times; i++) {
      long start = System.nanoTime();
      long startWorking = THREADS.getCurrentThreadCpuTime();
      work.run();
      milliseconds[i] = (System.nanoTime() - start) / 1e6;
      working[i] = (THREADS.getCurrentThreadCpuTime() - startWorking) / 1e6;
    }
    if (round == MEASURED) {
      Arrays.sort(milliseconds);
      Arrays.sort(working);
      System.out.printf(
          Locale.ROOT,
          "%s | %.1f | %.1f | %.1f | %.1f | %.1f |%n",
          what,
          part(milliseconds, 0.5),
          part(milliseconds, 0.95),
          part(milliseconds, 0.99),
          part(working, 0.5),
          part(working, 0.95));
    }
  }

  private static double part(double[] sorted, double part) {
    return sorted[(int) (part * (sorted.length - 1))];
  }
}
