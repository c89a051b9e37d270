package org.passeur.benchmarks;

import java.lang.management.ManagementFactory;
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
import java.util.function.IntConsumer;
import org.apache.jena.sys.JenaSystem;
import org.passeur.TestData;
import org.passeur.generate.Settings;
import org.passeur.index.Entity;
import org.passeur.index.EntityKind;
import org.passeur.index.SearchIndex;
import org.passeur.query.QueryLibrary;
import org.passeur.route.Need;
import org.passeur.route.Router;
import org.passeur.store.Note;
import org.passeur.store.Projections;
import org.passeur.store.PublishedStore;
import org.passeur.store.RecordStore;
import org.passeur.store.Visibility;

/**
 * Needs answered and names completed on a generated network, one after the other, in milliseconds.
 * A need is the title of a resource of the network and half of the title of another one.
 *
 * <p>Arguments: {@code FOLDER NEEDS PEOPLE…}, one network for each number of people.
 */
public final class RouteBenchmark {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 1);
  private static final Note NOTE = new Note("benchmark", "a network", "benchmark");

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
    for (String people : Arrays.copyOfRange(args, 2, args.length)) {
      run(Path.of(args[0]).resolve(people), Integer.parseInt(people), Integer.parseInt(args[1]));
    }
    System.exit(0);
  }

  private static void run(Path folder, int people, int needs) throws Exception {
    Clock clock = Clock.systemUTC();
    Files.createDirectories(folder);
    try (RecordStore store = RecordStore.open(folder.resolve("house"), TestData.SKOLEM, clock)) {
      long quads = fill(store, people);
      var published =
          new PublishedStore(Files.createDirectories(folder.resolve("published")), false);
      Visibility visibility = store.read(data -> Visibility.of(TestData.ADDRESSES, data, clock));
      SearchIndex index = SearchIndex.open(folder.resolve("index"));
      try (var projections = new Projections(store, visibility, published, List.of(index))) {
        projections.await(store.head(), Duration.ofHours(1));
        System.out.printf(
            Locale.ROOT,
            "%,d people, %,d quads, %,d things, load average %.1f%n",
            people,
            quads,
            index.size(),
            ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        var benchmark = new RouteBenchmark(index, new Router(index, published, new QueryLibrary()));
        for (int round = 0; round < 2; round++) { // the first one warms up
          benchmark.measure(round, "a need in French", needs, i -> benchmark.route("fr"));
          benchmark.measure(round, "a need in English", needs, i -> benchmark.route("en"));
          benchmark.measure(round, "a name completed", needs, i -> benchmark.complete());
        }
      }
    }
  }

  private static long fill(RecordStore store, int people) {
    return Filling.inPieces(
        new Settings(people, 1, TODAY, TestData.ADDRESSES),
        quads -> store.write(NOTE, data -> quads.forEach(data::add)));
  }

  private String title() {
    return titles.get(random.nextInt(titles.size()));
  }

  private void route(String language) {
    String other = title();
    String text = title() + " " + other.substring(0, other.length() / 2);
    router.route(Need.of(text, language, TODAY, 12));
  }

  private void complete() {
    String title = title();
    index.named(title.substring(0, Math.min(title.length(), 4)), "fr", Set.of(), 10);
  }

  private void measure(int round, String what, int times, IntConsumer work) {
    double[] milliseconds = new double[times];
    for (int i = 0; i < times; i++) {
      long start = System.nanoTime();
      work.accept(i);
      milliseconds[i] = (System.nanoTime() - start) / 1e6;
    }
    Arrays.sort(milliseconds);
    System.out.printf(
        Locale.ROOT,
        "round %d, %s: median %.1f ms, p95 %.1f ms%n",
        round,
        what,
        milliseconds[times / 2],
        milliseconds[(int) (0.95 * (times - 1))]);
  }
}
