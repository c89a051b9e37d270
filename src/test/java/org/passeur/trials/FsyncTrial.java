package org.passeur.trials;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.passeur.kernel.Problem;
import org.passeur.log.Note;

/**
 * Writes until the disk does not confirm, in a process started with {@code LD_PRELOAD}; then,
 * started again without it, looks for what was acknowledged. Arguments: {@code write} or {@code
 * check}, folder.
 */
public final class FsyncTrial {
  private static final Note NOTE = new Note("trial", "fsync", "trial");
  private static final int LONGEST = 2000;

  private FsyncTrial() {}

  public static void main(String[] args) throws Exception {
    Path folder = Files.createDirectories(Path.of(args[1]));
    if (args[0].equals("write")) {
      write(folder);
    } else {
      check(folder);
    }
  }

  private static void write(Path folder) throws Exception {
    Set<String> acknowledged = new TreeSet<>();
    var house = new TrialHouse(folder.resolve("data"));
    int refused = 0;
    int afterFirst = 0;
    for (int i = 0; i < LONGEST && refused < 20; i++) {
      try {
        house.record.decide(NOTE, Optional.empty(), Pairs.add("f" + i, 1));
        acknowledged.add("f" + i);
        afterFirst += refused > 0 ? 1 : 0;
      } catch (Problem e) {
        if (refused++ == 0) {
          System.out.println("first refusal after " + i + ": " + e.getMessage());
        }
        Thread.sleep(100);
      }
    }
    Files.write(folder.resolve("acknowledged"), acknowledged);
    int read = house.record.read(Pairs::ids).size();
    System.out.printf(
        "acknowledged %d, read while stopped %d, refused %d, acknowledged after the first refusal"
            + " %d, state %s%n",
        acknowledged.size(), read, refused, afterFirst, house.record.state().kind());
    Runtime.getRuntime().halt(0);
  }

  private static void check(Path folder) throws Exception {
    try (var house = new TrialHouse(folder.resolve("data"))) {
      Set<String> there = house.record.read(Pairs::ids);
      long lost =
          Files.readAllLines(folder.resolve("acknowledged")).stream()
              .filter(id -> !there.contains(id))
              .count();
      System.out.printf(
          "lost %d, torn %d, findings %s%n",
          lost, house.record.read(Pairs::torn), house.findings());
    }
  }
}
