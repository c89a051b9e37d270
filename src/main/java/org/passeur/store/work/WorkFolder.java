package org.passeur.store.work;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.passeur.kernel.Folders;
import org.passeur.kernel.PrivateFiles;

/**
 * Where a large import keeps what it cannot hold in memory: beside the data, because the temporary
 * folder of a machine is often small and open to others. Nothing in it is needed again: closing it
 * deletes it, and the next import deletes what a killed program left. Thread-safe.
 */
public final class WorkFolder implements AutoCloseable {
  static final String NAME = "import-work";

  private static final AtomicInteger NUMBER = new AtomicInteger();

  /** Those in use in this process; a data folder is used by one process. */
  private static final Set<Path> USED = ConcurrentHashMap.newKeySet();

  private final Path all;
  private final Path folder;
  private final int most;
  private final AtomicInteger files = new AtomicInteger();

  /**
   * @param home the data folder, in which it is made once something is put into it
   * @param most statements that a {@link Scratch} holds in memory
   */
  public WorkFolder(Path home, int most) {
    this.all = home.toAbsolutePath().resolve(NAME);
    if (USED.stream().noneMatch(used -> used.startsWith(all))) {
      clean(all);
    }
    this.folder = all.resolve(Integer.toString(NUMBER.incrementAndGet()));
    this.most = most;
    USED.add(folder);
  }

  /** Number of statements that may be held in memory at a time. */
  public int most() {
    return most;
  }

  /** A new empty set of statements. */
  public Scratch statements() {
    return new Scratch(this, most);
  }

  /** A new empty set of statements that is held in memory, for what is in memory already. */
  public Scratch inMemory() {
    return new Scratch(this, Integer.MAX_VALUE);
  }

  /** A file, or folder, that does not exist yet and only this account may read. */
  public Path place(String name) {
    PrivateFiles.folder(all);
    return PrivateFiles.folder(folder).resolve(files.incrementAndGet() + "-" + name);
  }

  /** Deletes what an earlier process left behind. */
  private static void clean(Path all) {
    try {
      Folders.delete(all);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      Folders.delete(folder);
      USED.remove(folder);
      if (Files.exists(all) && Folders.isEmpty(all)) {
        Files.delete(all);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
