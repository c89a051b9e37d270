package org.passeur.trials;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import org.passeur.kernel.Problem;
import org.passeur.log.Note;
import org.passeur.store.RecordStore;

/**
 * Fills the disk under a house that writes and reads, down to a random rest below the least free
 * space, and makes room again. Arguments: folder on a small disk of its own, number of times, seed,
 * and the least free space in MiB when it is another one: with 0, the disk itself says that it is
 * full, wherever that strikes.
 */
public final class DiskFullTrial {
  private static final Note NOTE = new Note("trial", "disk full", "trial");
  private static final int LONGEST_WAIT_S = 30;
  private static final int MOST_WRITES = 2_000;

  private final Path folder;
  private final TrialHouse house;
  private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
  private int number;

  private DiskFullTrial(Path folder, long leastFree) {
    this.folder = folder;
    this.house = new TrialHouse(folder.resolve("data"), leastFree);
  }

  public static void main(String[] args) throws Exception {
    long leastFree = args.length > 3 ? Long.parseLong(args[3]) << 20 : RecordStore.LEAST_FREE;
    var trial = new DiskFullTrial(Path.of(args[0]), leastFree);
    var random = new Random(Long.parseLong(args[2]));
    int refused = 0;
    int otherwise = 0;
    int resumed = 0;
    int read = 0;
    int times = Integer.parseInt(args[1]);
    for (int i = 0; i < times; i++) {
      for (int n = random.nextInt(30); n >= 0; n--) {
        trial.write();
      }
      Path filler = trial.fill(random.nextInt((int) Math.max(1 << 20, leastFree * 3 / 4)));
      String answer = trial.writeUntilRefused();
      refused += answer.equals("NO_ROOM") ? 1 : 0;
      otherwise += answer.isEmpty() || answer.equals("NO_ROOM") ? 0 : 1;
      read += trial.canBeRead() ? 1 : 0;
      Files.delete(filler);
      resumed += trial.resumes() ? 1 : 0;
    }
    System.out.printf(
        "times %d, refused for want of room %d, otherwise %d, read meanwhile %d, resumed %d,"
            + " acknowledged %d, lost %d, torn %d, findings %s%n",
        times,
        refused,
        otherwise,
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
      long room = Files.getFileStore(folder).getUsableSpace();
      while (room > rest) {
        out.write(block, 0, (int) Math.min(block.length, room - rest));
        room = Files.getFileStore(folder).getUsableSpace();
      }
    }
    return filler;
  }

  private String writeUntilRefused() {
    String answer = "";
    for (int i = 0; i < MOST_WRITES && answer.isEmpty(); i++) {
      answer = write();
    }
    return answer;
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

  /** At the latest when the engine's files are open again, if it fell over the full disk. */
  private boolean canBeRead() throws InterruptedException {
    return becomes(() -> lost() == 0);
  }

  private boolean resumes() throws InterruptedException {
    return becomes(() -> write().isEmpty());
  }

  private static boolean becomes(BooleanSupplier so) throws InterruptedException {
    long end = System.nanoTime() + LONGEST_WAIT_S * 1_000_000_000L;
    while (System.nanoTime() < end) {
      try {
        if (so.getAsBoolean()) {
          return true;
        }
      } catch (RuntimeException | InternalError e) {
        System.err.println("not yet: " + e);
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
