package org.passeur;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDirFactory;

/**
 * Where every {@code @TempDir} is (junit-platform.properties): in memory on a machine that has room
 * for it there, else on disk. Most of the time of a store that is opened, written a few times and
 * closed goes by in waiting for the disk, which no such test is about; the syncs are made all the
 * same. What asks how a crash or a full disk is survived says {@link OnDisk} itself. {@code
 * -Dpasseur.test.disk=true} puts everything on the disk.
 */
public final class InMemory implements TempDirFactory {
  private static final Path MEMORY = Path.of("/dev/shm");

  /** Many times what two forks were seen to hold there at once; a container often has 64 MB. */
  private static final long ENOUGH = 2L << 30;

  @Override
  public Path createTempDirectory(AnnotatedElementContext element, ExtensionContext extension)
      throws IOException {
    return folder();
  }

  /** A new folder, which whoever asks for it deletes. */
  public static Path folder() throws IOException {
    return hasRoom()
        ? Files.createTempDirectory(MEMORY, "passeur-test")
        : Files.createTempDirectory("passeur-test");
  }

  private static boolean hasRoom() throws IOException {
    return !Boolean.getBoolean("passeur.test.disk")
        && Files.isWritable(MEMORY)
        && Files.getFileStore(MEMORY).type().equals("tmpfs")
        && Files.getFileStore(MEMORY).getUsableSpace() > ENOUGH;
  }
}
