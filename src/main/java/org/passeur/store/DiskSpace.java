package org.passeur.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Watches the free space on the disk: the engine writes to memory-mapped files, and on a full disk
 * that fails as an error of the virtual machine. Not thread-safe.
 */
final class DiskSpace {
  /** Statements written between two checks; even long ones take only part of the reserve. */
  private static final int STATEMENTS = 2_000;

  /** The engine's files grow by half of this at a time. */
  private static final long FILE_GROWTH = 16L << 20;

  private final FileStore disk;
  private final long leastFree;
  private int written;

  /**
   * @param folder on the disk to watch
   * @param leastFree bytes to keep free; 0 to check nothing
   */
  DiskSpace(Path folder, long leastFree) {
    try {
      this.disk = Files.getFileStore(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    this.leastFree = leastFree;
  }

  /** Returns whether less is free than must be. */
  boolean isMissing() throws IOException {
    return leastFree > 0 && disk.getUsableSpace() < leastFree;
  }

  /** Returns whether even the engine's files can no longer grow. */
  boolean isUsedUp() {
    try {
      return disk.getUsableSpace() < FILE_GROWTH;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the same for the disk of a folder. */
  static boolean isUsedUp(Path folder) {
    return new DiskSpace(folder, 0).isUsedUp();
  }

  /**
   * Called before each statement that is written.
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
