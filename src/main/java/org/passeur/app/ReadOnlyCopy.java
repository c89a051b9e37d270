package org.passeur.app;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.stream.Stream;
import org.passeur.kernel.Folders;
import org.passeur.kernel.PrivateFiles;

/**
 * A private copy of a read-only data folder, in the system's folder for temporary files, needed
 * because the database engine writes even while it reads. Takes the space of log, snapshots and
 * database, and the time to copy them.
 */
final class ReadOnlyCopy {
  private static final List<String> COPIED = List.of("log", "snapshots", "record");

  private ReadOnlyCopy() {}

  /** Returns whether the folder holds an installation and cannot be written. */
  static boolean isNeeded(Path folder) {
    return Files.isDirectory(folder)
        && Files.exists(folder.resolve("base"))
        && !Files.isWritable(folder);
  }

  /**
   * Makes the copy; the caller deletes it.
   *
   * @throws DataFolder.Unusable when it holds no installation, or another process writes there
   */
  static Path of(Path folder) throws IOException {
    if (!Files.exists(folder.resolve("base"))) {
      throw new DataFolder.Unusable(
          "Le dossier "
              + folder
              + " ne contient pas de données de Passeur : il n'y a rien à"
              + " montrer. Donnez le bon dossier avec --data.",
          "The folder "
              + folder
              + " holds no Passeur data: there is nothing to show. Give the"
              + " right folder with --data.");
    }
    Path lock = folder.resolve("lock");
    if (!Files.isReadable(lock)) {
      return copy(folder);
    }
    try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.READ);
        FileLock held = channel.tryLock(0, Long.MAX_VALUE, true)) {
      if (held == null) {
        throw DataFolder.inUse(folder);
      }
      return copy(folder);
    } catch (OverlappingFileLockException e) {
      throw DataFolder.inUse(folder);
    }
  }

  private static Path copy(Path folder) throws IOException {
    Path copy = Files.createTempDirectory("passeur-read-only");
    boolean done = false;
    try {
      try (Stream<Path> all = Files.list(folder)) {
        for (Path one : all.toList()) {
          String name = one.getFileName().toString();
          if (COPIED.contains(name)) {
            tree(one, copy.resolve(name));
          } else if (Files.isRegularFile(one, LinkOption.NOFOLLOW_LINKS)
              && !name.endsWith("lock")) {
            Files.copy(one, copy.resolve(name));
          }
        }
      }
      PrivateFiles.tighten(copy);
      done = true;
      return copy;
    } finally {
      if (!done) {
        Folders.delete(copy);
      }
    }
  }

  private static void tree(Path from, Path to) throws IOException {
    Files.walkFileTree(
        from,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            PrivateFiles.folder(to.resolve(from.relativize(folder).toString()));
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            if (!file.getFileName().toString().endsWith(".lock")) {
              Path copy = to.resolve(from.relativize(file).toString());
              Files.copy(file, copy);
              PrivateFiles.makeWritable(copy); // the copy has the permissions of the original
            }
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
