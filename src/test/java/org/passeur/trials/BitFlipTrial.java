package org.passeur.trials;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.passeur.backup.Backups;
import org.passeur.kernel.Damaged;
import org.passeur.log.Note;

/**
 * Flips one bit of one file of a house at rest, opens it and compares everything with everything.
 * What is in the log or a backup must be found; what is in a store or an index must be found, or
 * rebuilt from what is whole. Arguments: a new folder, number of flips in each part, seed, and
 * parts when not all of them.
 */
public final class BitFlipTrial {
  private static final Note NOTE = new Note("trial", "bit flip", "trial");
  private static final int CHANGES = 40;

  /** Parts of the data folder; the first two are the truth, the last ones can be rebuilt. */
  static final List<String> PARTS =
      List.of("log", "backups", "record", "published", "index", "staff-index");

  private final Path whole;
  private final Path damaged;
  private final Random random;
  private String digest = "";

  /** What became of a flip. */
  enum Outcome {
    /** There is no file to damage. */
    ABSENT,
    /** Told as damage, or as a difference. */
    FOUND,
    /** Opened and whole: the bit meant nothing, or its file was rebuilt. */
    WHOLE,
    /** Opened, without a word, with something else in it. */
    WRONG,
    /** Did not open, and did not say in words for people why. */
    UNCLEAR
  }

  BitFlipTrial(Path folder, long seed) {
    this.whole = folder.resolve("whole");
    this.damaged = folder.resolve("damaged");
    this.random = new Random(seed);
  }

  public static void main(String[] args) throws Exception {
    var trial = new BitFlipTrial(Path.of(args[0]), Long.parseLong(args[2]));
    trial.build();
    List<String> parts = args.length > 3 ? List.of(args).subList(3, args.length) : PARTS;
    trial
        .run(Integer.parseInt(args[1]), parts)
        .forEach((part, outcomes) -> System.out.println(part + " " + outcomes));
  }

  /** Makes the house that is damaged later, with a snapshot, a log behind it and a backup. */
  void build() {
    try (var house = new TrialHouse(whole)) {
      for (int i = 0; i < CHANGES; i++) {
        house.record.write(NOTE, Pairs.add("b" + i, 1 + i % 3));
      }
      digest = house.record.digest().toString();
      new Backups(whole, Clock.systemUTC())
          .make(house.record, whole.resolve("backups"), Duration.ofDays(1));
    }
  }

  /** Outcomes by part. */
  Map<String, Map<Outcome, Integer>> run(int flips, List<String> parts) throws IOException {
    Map<String, Map<Outcome, Integer>> all = new TreeMap<>();
    for (String part : parts) {
      Map<Outcome, Integer> outcomes = all.computeIfAbsent(part, p -> new TreeMap<>());
      for (int i = 0; i < flips; i++) {
        outcomes.merge(flip(part), 1, Integer::sum);
      }
    }
    return all;
  }

  private Outcome flip(String part) throws IOException {
    copy();
    List<Path> files = files(part);
    if (files.isEmpty()) { // the published store is in memory, unless -Dpasseur.published.memory=0
      return Outcome.ABSENT;
    }
    long bit = (long) (random.nextDouble() * size(files) * 8);
    Path file = files.get(0);
    for (int i = 0; bit >= Files.size(file) * 8; file = files.get(++i)) {
      bit -= Files.size(file) * 8;
    }
    flip(file, bit);
    Outcome outcome = part.equals("backups") ? verifyBackup(file) : open();
    if (outcome == Outcome.WRONG
        || outcome == Outcome.UNCLEAR
        || (part.equals("log") && outcome != Outcome.FOUND)) {
      System.out.println(outcome + ": bit " + bit + " of " + damaged.relativize(file));
    }
    return outcome;
  }

  private static Outcome verifyBackup(Path file) {
    Path backup = file;
    while (!backup.getFileName().toString().startsWith("backup-")) {
      backup = Optional.ofNullable(backup.getParent()).orElseThrow();
    }
    try {
      Backups.verify(backup);
      return Outcome.WRONG;
    } catch (Damaged e) {
      return Outcome.FOUND;
    }
  }

  private Outcome open() {
    try (var house = new TrialHouse(damaged)) {
      if (!house.findings().isEmpty()) {
        return Outcome.FOUND;
      }
      return house.record.digest().toString().equals(digest) ? Outcome.WHOLE : Outcome.WRONG;
    } catch (Damaged e) {
      return Outcome.FOUND;
    } catch (RuntimeException e) {
      e.printStackTrace();
      return Outcome.UNCLEAR;
    }
  }

  private static void flip(Path file, long bit) throws IOException {
    try (var bytes = new RandomAccessFile(file.toFile(), "rw")) {
      bytes.seek(bit / 8);
      int was = bytes.read();
      bytes.seek(bit / 8);
      bytes.write(was ^ (1 << (bit % 8)));
    }
  }

  /** Every bit of the part is as likely as any other. */
  private List<Path> files(String part) throws IOException {
    try (Stream<Path> files = Files.walk(damaged.resolve(part))) {
      return files
          .filter(f -> Files.isRegularFile(f) && f.toFile().length() > 0)
          .filter(f -> !f.getFileName().toString().endsWith(".lock"))
          .sorted()
          .toList();
    }
  }

  private static long size(List<Path> files) {
    return files.stream().mapToLong(f -> f.toFile().length()).sum();
  }

  private void copy() throws IOException {
    if (Files.exists(damaged)) {
      try (Stream<Path> files = Files.walk(damaged)) {
        for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
    try (Stream<Path> files = Files.walk(whole)) {
      for (Path file : files.toList()) {
        Files.copy(file, damaged.resolve(whole.relativize(file).toString()));
      }
    }
  }
}
