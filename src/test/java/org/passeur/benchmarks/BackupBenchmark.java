package org.passeur.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.apache.jena.sys.JenaSystem;
import org.passeur.TestData;
import org.passeur.backup.Backups;
import org.passeur.generate.Settings;
import org.passeur.log.Note;
import org.passeur.store.RecordStore;

/**
 * Backup of a store that stays open, the check of the copy, and its restoration into an empty
 * folder, which must give the same digest. Arguments: {@code FOLDER PEOPLE…}, one network for each
 * number of people.
 */
public final class BackupBenchmark {
  private static final Note NOTE = new Note("benchmark", "a network", "benchmark");

  private BackupBenchmark() {}

  public static void main(String[] args) throws Exception {
    JenaSystem.init();
    for (String people : List.of(args).subList(1, args.length)) {
      run(Files.createDirectories(Path.of(args[0]).resolve(people)), Integer.parseInt(people));
    }
    System.exit(0);
  }

  private static void run(Path folder, int people) throws Exception {
    Clock clock = Clock.systemUTC();
    Path home = folder.resolve("house");
    try (RecordStore store = RecordStore.open(home, TestData.SKOLEM, clock)) {
      long quads = timed("fill", () -> fill(store, people));
      System.out.printf("%,d quads%n", quads);
      Backups.Backup made =
          timed(
              "backup",
              () ->
                  new Backups(home, clock)
                      .make(store, folder.resolve("backups"), Duration.ofDays(1)));
      timed("check", () -> Backups.verify(made.folder()));
      Path empty = folder.resolve("restored");
      timed("restore", () -> new Backups(empty, clock).restore(made.folder()));
      try (RecordStore restored = RecordStore.open(empty, TestData.SKOLEM, clock)) {
        System.out.println(
            "same digest: " + restored.digest().equals(store.digest()) + " " + store.digest());
      }
    }
  }

  private static <T> T timed(String what, Callable<T> work) throws Exception {
    long start = System.nanoTime();
    T result = work.call();
    System.out.printf(Locale.ROOT, "%-8s %.1f s%n", what, (System.nanoTime() - start) / 1e9);
    return result;
  }

  private static long fill(RecordStore store, int people) {
    var settings = new Settings(people, 1, LocalDate.of(2026, 11, 1), TestData.ADDRESSES);
    return Filling.inPieces(settings, quads -> store.write(NOTE, data -> quads.forEach(data::add)));
  }
}
