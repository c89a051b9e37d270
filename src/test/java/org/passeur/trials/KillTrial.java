package org.passeur.trials;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.passeur.Jdks;

/**
 * Kills a house that writes, imports, compacts and backs up with {@code kill -9}, and lets the next
 * one look for what was lost. Arguments: number of rounds, folder (a new one when missing), seed.
 */
public final class KillTrial {
  private static final int LONGEST_MS = 1500;

  /** A life of two seconds is too short for more than the first compiler. */
  private static final String OPTIONS = "-Xmx700m -XX:TieredStopAtLevel=1 -XX:+UseSerialGC";

  private final Path folder;
  private final Random random;
  private final Tally tally = new Tally();

  KillTrial(Path folder, long seed) {
    this.folder = folder;
    this.random = new Random(seed);
  }

  /** What was counted. Times in milliseconds, from opening the stores until writes are taken. */
  static final class Tally {
    int rounds;
    int killedOpening;
    long acknowledged;
    long lost;
    long torn;
    long mismatches;
    long failedStarts;
    long worstStart;

    boolean clean() {
      return lost == 0 && torn == 0 && mismatches == 0 && failedStarts == 0;
    }

    @Override
    public String toString() {
      return ("rounds %d (killed while opening: %d), acknowledged %d, lost %d, torn %d,"
              + " mismatches %d, failed starts %d, worst start %d ms")
          .formatted(
              rounds,
              killedOpening,
              acknowledged,
              lost,
              torn,
              mismatches,
              failedStarts,
              worstStart);
    }
  }

  public static void main(String[] args) throws Exception {
    int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 500;
    Path folder =
        args.length > 1
            ? Files.createDirectories(Path.of(args[1]))
            : Files.createTempDirectory("kill-trial");
    long seed = args.length > 2 ? Long.parseLong(args[2]) : System.nanoTime() & 0xFFFFFF;
    System.out.println("folder " + folder + ", seed " + seed);
    Tally tally = new KillTrial(folder, seed).run(rounds);
    System.out.println(tally);
    if (!tally.clean()) {
      throw new IllegalStateException("something was lost; the folder is kept: " + folder);
    }
  }

  /**
   * @param rounds number of kills; one more start looks at what the last one left
   */
  Tally run(int rounds) throws IOException, InterruptedException {
    for (int i = 0; i < rounds && tally.failedStarts == 0; i++) {
      round(i, i % 5 == 4);
      tally.rounds++;
      if (tally.rounds % 5 == 0) {
        System.out.println(tally);
      }
    }
    start(rounds, "check").waitFor();
    return tally;
  }

  /** Every fifth kill may strike while the house opens, the others strike while it writes. */
  private void round(int number, boolean early) throws IOException, InterruptedException {
    Process child =
        process(
            number,
            List.of("none", "import", "compact", "forget", "backup").get(random.nextInt(5)));
    var killer = new Thread(() -> killLater(child, early ? 500 + random.nextInt(4000) : 0));
    if (early) {
      killer.start();
    }
    follow(child, early);
  }

  private Process start(int number, String work) throws IOException, InterruptedException {
    Process child = process(number, work);
    follow(child, false);
    return child;
  }

  private Process process(int number, String work) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Jdks.here("java"));
    command.addAll(List.of(System.getProperty("passeur.trial.options", OPTIONS).split(" ")));
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.addAll(
        List.of(
            "org.passeur.trials.KillTrialChild",
            folder.toString(),
            Integer.toString(number),
            work));
    return new ProcessBuilder(command)
        .redirectError(ProcessBuilder.Redirect.appendTo(folder.resolve("errors").toFile()))
        .start();
  }

  static void killLater(Process child, int ms) {
    try {
      if (!child.waitFor(ms, TimeUnit.MILLISECONDS)) {
        child.toHandle().destroyForcibly(); // the process itself would also stop listening to it
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void follow(Process child, boolean early) throws IOException, InterruptedException {
    List<String> acknowledged = new ArrayList<>();
    boolean opened = false;
    boolean going = early;
    try (BufferedReader lines = child.inputReader()) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String[] words = line.split(" ", -1);
        if (words[0].equals("state") && words.length == 5) {
          opened = true;
          tally.worstStart = Math.max(tally.worstStart, Long.parseLong(words[1]));
          tally.lost += Long.parseLong(words[2]);
          tally.torn += Long.parseLong(words[3]);
          tally.mismatches += Long.parseLong(words[4]);
        } else if (words[0].equals("ack") && words.length == 3 && words[2].equals(".")) {
          acknowledged.add(words[1]);
          if (!going) {
            going = true;
            int ms = random.nextInt(LONGEST_MS);
            new Thread(() -> killLater(child, ms)).start();
          }
        }
      }
    }
    boolean killed = child.waitFor() == 137;
    if (!opened && killed) {
      tally.killedOpening++;
    } else if (!opened || (!killed && child.exitValue() != 0)) {
      tally.failedStarts++;
    }
    tally.acknowledged += acknowledged.size();
    Files.write(
        folder.resolve("acknowledged"),
        acknowledged,
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }
}
