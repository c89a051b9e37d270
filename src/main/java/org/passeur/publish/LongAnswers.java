package org.passeur.publish;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.passeur.store.PrivateFiles;
import org.passeur.store.Problem;
import org.passeur.store.RecordStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder for answers that are too long to be kept in memory while they are written. When it is
 * missing it is made again; when it is full, long answers are refused in words and short ones go
 * on.
 */
public final class LongAnswers {
  private static final Logger LOG = LoggerFactory.getLogger(LongAnswers.class);

  private final Path folder;

  /**
   * @param folder of nobody else
   */
  public LongAnswers(Path folder) {
    this.folder = folder;
    try {
      file().close();
    } catch (IOException | Problem e) {
      LOG.error(
          "{} takes no file: answers of more than {} bytes are refused until it does",
          folder,
          Spool.IN_MEMORY,
          e);
    }
  }

  /** In the system's folder for temporary files. */
  public static LongAnswers ofTheSystem() {
    return new LongAnswers(Path.of(System.getProperty("java.io.tmpdir")));
  }

  /**
   * A file that has no name, and is gone once it is closed or the process has ended.
   *
   * @throws Problem 503 when there is no room, or no folder
   */
  FileChannel file() {
    try {
      leaveRoom();
      return made();
    } catch (NoSuchFileException e) {
      try {
        PrivateFiles.folder(folder);
        return made();
      } catch (IOException | java.io.UncheckedIOException again) {
        throw noRoom(again);
      }
    } catch (IOException e) {
      throw noRoom(e);
    }
  }

  /**
   * The disk is that of the data: what writing needs to stop in time is not taken by answers.
   *
   * @throws Problem 503 when there is no more room than that
   */
  void leaveRoom() {
    try {
      if (Files.isDirectory(folder)
          && Files.getFileStore(folder).getUsableSpace() < RecordStore.LEAST_FREE) {
        throw noRoom(new IOException("less than the least free space is left"));
      }
    } catch (IOException e) {
      throw noRoom(e);
    }
  }

  private FileChannel made() throws IOException {
    Path path = Files.createTempFile(folder, "answer", "");
    return FileChannel.open(
        path,
        StandardOpenOption.READ,
        StandardOpenOption.WRITE,
        StandardOpenOption.DELETE_ON_CLOSE);
  }

  static Problem noRoom(Exception failure) {
    LOG.error("a long answer could not be written: {}", failure.toString());
    return Problem.of(
        Problem.Kind.UNAVAILABLE,
        "Il n'y a pas de place en ce moment pour une réponse aussi longue ; demandez moins de lignes"
            + " (LIMIT), ou réessayez plus tard.",
        "There is no room at the moment for such a long answer; ask for fewer rows (LIMIT), or try"
            + " again later.");
  }
}
