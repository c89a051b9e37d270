package org.passeur.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The room on the disk that is kept free: the engine writes into files mapped into memory, and a
 * disk that is truly full strikes there as an error of the machine. For one thread.
 */
final class Room {
  /** Statements written between two looks: even long ones take a part of the room only. */
  private static final int STATEMENTS = 2_000;

  /** The engine's files grow by half of this. */
  private static final long FILE_GROWTH = 16L << 20;

  private final FileStore disk;
  private final long leastFree;
  private int written;

  /**
   * @param folder on the disk that is looked at
   * @param leastFree bytes that stay free; 0 to look at nothing
   */
  Room(Path folder, long leastFree) {
    try {
      this.disk = Files.getFileStore(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    this.leastFree = leastFree;
  }

  /** True when there is less than must stay free. */
  boolean isMissing() throws IOException {
    return leastFree > 0 && disk.getUsableSpace() < leastFree;
  }

  /** True when not even the engine's files can grow. */
  boolean isUsedUp() {
    try {
      return disk.getUsableSpace() < FILE_GROWTH;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same, of the disk that holds a folder. */
  static boolean isUsedUp(Path folder) {
    return new Room(folder, 0).isUsedUp();
  }

  /**
   * One more statement is about to be written.
   *
   * @throws Problem 507 when there is no room for it
   */
  void forOne() {
    if (++written % STATEMENTS != 0) {
      return;
    }
    try {
      if (isMissing()) {
        throw StoreState.full().asProblem();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
