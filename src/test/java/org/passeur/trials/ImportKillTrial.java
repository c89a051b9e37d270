package org.passeur.trials;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sys.JenaSystem;
import org.passeur.Jdks;
import org.passeur.TestData;
import org.passeur.log.Change;
import org.passeur.log.Digest;
import org.passeur.store.RecordStore;
import org.passeur.vocab.Prov;

/**
 * Kills one import of a generated network several times with {@code kill -9}, each time at another
 * moment after a part of it was stored, gives it again, and compares what is stored in the end with
 * an import that nobody stopped. Arguments: folder, people, kills, seed.
 */
public final class ImportKillTrial {
  private static final long A_PART = 1_000_000;

  private final Path folder;
  private final Random random;

  private ImportKillTrial(Path folder, long seed) {
    this.folder = folder;
    this.random = new Random(seed);
  }

  public static void main(String[] args) throws Exception {
    JenaSystem.init();
    Path folder = Files.createDirectories(Path.of(args[0]));
    long seed = args.length > 3 ? Long.parseLong(args[3]) : System.nanoTime() & 0xFFFFFF;
    System.out.println("folder " + folder + ", seed " + seed);
    new ImportKillTrial(folder, seed).run(args[1], Integer.parseInt(args[2]));
  }

  private void run(String people, int kills) throws IOException, InterruptedException {
    Path file = folder.resolve("network.nq");
    passeur("generate", "--people", people, file.toString()).waitFor();
    Path killed = folder.resolve("killed");
    for (int i = 0; i < kills; i++) {
      long before = logged(killed);
      Process child = imported(killed, file);
      while (child.isAlive() && logged(killed) < before + A_PART) {
        child.waitFor(100, TimeUnit.MILLISECONDS);
      }
      child.waitFor(random.nextInt(5_000), TimeUnit.MILLISECONDS);
      boolean late = !child.isAlive();
      child.toHandle().destroyForcibly();
      child.waitFor();
      System.out.println(
          (late ? "ended before it was killed" : "killed") + " at " + logged(killed) + " bytes");
    }
    imported(killed, file).waitFor();
    Path whole = folder.resolve("whole");
    imported(whole, file).waitFor();
    Digest one = digest(killed);
    Digest other = digest(whole);
    System.out.println("killed " + one + ", whole " + other);
    if (!one.equals(other)) {
      throw new IllegalStateException("not the same; the folders are kept: " + folder);
    }
  }

  private Process imported(Path data, Path file) throws IOException {
    return passeur("import", "--data", data.toString(), "--source", "network", file.toString());
  }

  private Process passeur(String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Jdks.here("java"));
    command.add("-Xmx1g");
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add("org.passeur.app.Main");
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("said").toFile()))
        .start();
  }

  private static long logged(Path data) throws IOException {
    Path log = data.resolve("log");
    if (!Files.exists(log)) {
      return 0;
    }
    long bytes = 0;
    try (Stream<Path> files = Files.list(log)) {
      for (Path file : files.toList()) {
        bytes += Files.size(file);
      }
    }
    return bytes;
  }

  /** Of everything but the times at which graphs were made. */
  private static Digest digest(Path data) {
    try (RecordStore store = RecordStore.open(data, TestData.SKOLEM, Clock.systemUTC())) {
      return store.read(
          all -> {
            Digest[] digest = {Digest.EMPTY};
            List<Quad> some = new ArrayList<>();
            all.find()
                .forEachRemaining(
                    q -> {
                      if (!q.isDefaultGraph() && !q.getPredicate().equals(Prov.GENERATED_AT_TIME)) {
                        some.add(q);
                      }
                      if (some.size() == 1000) {
                        digest[0] = digest[0].after(new Change(some, List.of()));
                        some.clear();
                      }
                    });
            return digest[0].after(new Change(some, List.of()));
          });
    }
  }
}
