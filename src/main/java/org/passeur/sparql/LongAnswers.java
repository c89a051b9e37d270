package org.passeur.sparql;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.passeur.kernel.PrivateFiles;
import org.passeur.kernel.Problem;
import org.passeur.store.RecordStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder for answers too long to be held in memory while they are written. A missing folder is
 * created again; when it is full, long answers are refused with a message, and short ones go on.
 */
public final class LongAnswers {
  private static final Logger LOG = LoggerFactory.getLogger(LongAnswers.class);

  private final Path folder;

  /**
   * @param folder used for nothing else
   */
  public LongAnswers(Path folder) {
    this.folder = folder;
    try {
      file().close();
    } catch (IOException | Problem e) {
      LOG.error(
          "no file can be written in {}: answers of more than {} bytes are refused until this is"
              + " corrected",
          folder,
          Spool.IN_MEMORY,
          e);
    }
  }

  /** Uses the system's folder for temporary files. */
  public static LongAnswers ofTheSystem() {
    return new LongAnswers(Path.of(System.getProperty("java.io.tmpdir")));
  }

  /**
   * Creates a file without a name; it disappears when it is closed or the process ends.
   *
   * @throws Problem 503 when the disk is full or the folder cannot be created
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
   * Refuses an answer that would use the space reserved for the data on the same disk.
   *
   * @throws Problem 503 when only the reserve is left
   */
  void leaveRoom() {
    try {
      if (Files.isDirectory(folder)
          && Files.getFileStore(folder).getUsableSpace() < RecordStore.LEAST_FREE) {
        throw noRoom(
            new IOException("the disk has less free space left than Passeur keeps in reserve"));
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
        "Il n'y a pas de place en ce moment pour une réponse aussi longue ; demandez moins de"
            + " lignes (LIMIT), ou réessayez plus tard.",
        "There is no room at the moment for such a long answer; ask for fewer rows (LIMIT), or try"
            + " again later.");
  }
}
