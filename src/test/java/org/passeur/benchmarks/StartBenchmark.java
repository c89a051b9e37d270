package org.passeur.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.apache.jena.sys.JenaSystem;
import org.passeur.TestData;
import org.passeur.document.statistics.PublicStatistics;
import org.passeur.generate.Settings;
import org.passeur.log.Note;
import org.passeur.projection.Projections;
import org.passeur.published.PublishedStore;
import org.passeur.rights.Visibility;
import org.passeur.search.SearchIndex;
import org.passeur.store.RecordStore;

/**
 * What a start takes, and how much of it goes into looking for damage: with the checksums that a
 * clean stop leaves, and without them, as after a crash. Arguments: {@code FOLDER PEOPLE ROUNDS}.
 */
public final class StartBenchmark {
  private static final Note NOTE = new Note("benchmark", "a network", "benchmark");
  private static final Clock CLOCK = Clock.systemUTC();

  private StartBenchmark() {}

  public static void main(String[] args) throws Exception {
    JenaSystem.init();
    Path home = Path.of(args[0]);
    if (!Files.exists(home)) {
      Files.createDirectories(home);
      try (RecordStore store = RecordStore.open(home, TestData.SKOLEM, CLOCK)) {
        int people = Integer.parseInt(args[1]);
        var settings = new Settings(people, 1, LocalDate.of(2026, 11, 1), TestData.ADDRESSES);
        long quads =
            Filling.inPieces(
                settings, piece -> store.write(NOTE, data -> piece.forEach(data::add)));
        System.out.printf("%,d quads%n", quads);
      }
      start(home); // makes the indexes
    }
    for (int i = 0; i < Integer.parseInt(args[2]); i++) {
      System.out.println("with checksums");
      start(home);
      Files.deleteIfExists(home.resolve("record.seal"));
      System.out.println("without");
      start(home);
    }
    System.exit(0);
  }

  private static void start(Path home) throws Exception {
    RecordStore record = timed("record", () -> RecordStore.open(home, TestData.SKOLEM, CLOCK));
    Projections projections = timed("the rest", () -> projections(home, record));
    timed(
        "look",
        () -> {
          record.lookForDamage();
          return true;
        });
    timed(
        "close",
        () -> {
          projections.close();
          record.close();
          return true;
        });
  }

  private static Projections projections(Path home, RecordStore record) throws Exception {
    var addresses = TestData.ADDRESSES;
    Visibility visibility = record.read(data -> Visibility.of(addresses, data, CLOCK));
    var published = new PublishedStore(Files.createDirectories(home.resolve("published")), false);
    Path counts = Files.createDirectories(home.resolve("statistics")).resolve("counts");
    return new Projections(
        record,
        visibility,
        published,
        List.of(
            SearchIndex.open(Files.createDirectories(home.resolve("index"))),
            PublicStatistics.open(counts, published::graphs, addresses, record.head())),
        List.of(SearchIndex.open("staff", Files.createDirectories(home.resolve("staff-index")))));
  }

  private static <T> T timed(String what, Callable<T> work) throws Exception {
    long start = System.nanoTime();
    T result = work.call();
    System.out.printf(Locale.ROOT, "  %-9s %6.2f s%n", what, (System.nanoTime() - start) / 1e9);
    return result;
  }
}
