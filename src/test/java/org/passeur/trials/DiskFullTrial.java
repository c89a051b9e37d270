package org.passeur.trials;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.passeur.store.Note;
import org.passeur.store.Problem;

/**
 * Fills the disk under a house that writes and reads, down to a random rest below the least free
 * space, and makes room again. Arguments: folder on a small disk of its own, number of times, seed.
 */
public final class DiskFullTrial {
  private static final Note NOTE = new Note("trial", "disk full", "trial");
  private static final int LONGEST_WAIT_S = 30;

  private final Path folder;
  private final TrialHouse house;
  private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
  private int number;

  private DiskFullTrial(Path folder) {
    this.folder = folder;
    this.house = new TrialHouse(folder.resolve("data"));
  }

  public static void main(String[] args) throws Exception {
    var trial = new DiskFullTrial(Path.of(args[0]));
    var random = new Random(Long.parseLong(args[2]));
    int refused = 0;
    int resumed = 0;
    int read = 0;
    int times = Integer.parseInt(args[1]);
    for (int i = 0; i < times; i++) {
      for (int n = random.nextInt(30); n >= 0; n--) {
        trial.write();
      }
      Path filler = trial.fill(random.nextInt(48) << 20);
      refused += trial.write().equals("NO_ROOM") ? 1 : 0;
      read += trial.lost() == 0 ? 1 : 0;
      Files.delete(filler);
      resumed += trial.resumes() ? 1 : 0;
    }
    System.out.printf(
        "times %d, refused for want of room %d, read meanwhile %d, resumed %d, acknowledged %d,"
            + " lost %d, torn %d, findings %s%n",
        times,
        refused,
        read,
        resumed,
        trial.acknowledged.size(),
        trial.lost(),
        trial.house.record.read(Pairs::torn),
        trial.house.findings());
    trial.house.close();
  }

  private Path fill(long rest) throws IOException {
    Path filler = folder.resolve("filler");
    byte[] block = new byte[1 << 20];
    try (OutputStream out = Files.newOutputStream(filler)) {
      while (Files.getFileStore(folder).getUsableSpace() > rest + block.length) {
        out.write(block);
      }
    }
    return filler;
  }

  private String write() {
    String id = "d" + number++;
    try {
      house.record.decide(NOTE, Optional.empty(), Pairs.add(id, 1));
      acknowledged.add(id);
      return "";
    } catch (Problem e) {
      return e.kind().name();
    }
  }

  private boolean resumes() throws InterruptedException {
    long end = System.nanoTime() + LONGEST_WAIT_S * 1_000_000_000L;
    while (System.nanoTime() < end) {
      if (write().isEmpty()) {
        return true;
      }
      Thread.sleep(100);
    }
    return false;
  }

  private long lost() {
    Set<String> there = house.record.read(Pairs::ids);
    return acknowledged.stream().filter(id -> !there.contains(id)).count();
  }
}
