package org.passeur.kernel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Creates and repairs files that only the account of the program may read, whatever its umask:
 * folders 700, files 600. On file systems without POSIX permissions it does nothing.
 */
public final class PrivateFiles {
  private static final Set<PosixFilePermission> FOLDER =
      PosixFilePermissions.fromString("rwx------");
  private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");

  private PrivateFiles() {}

  /** Syncs a file to the disk. */
  public static void sync(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  /**
   * The result of {@link #tighten}.
   *
   * @param changed how many files and folders were open to others
   * @param refused those still open, because changing them failed
   */
  public record Tightened(int changed, List<Path> refused) {
    Tightened and(Tightened other) {
      return new Tightened(
          changed + other.changed,
          Stream.concat(refused.stream(), other.refused.stream()).toList());
    }
  }

  /** Creates a folder when it is missing; missing parents get the default permissions. */
  public static Path folder(Path folder) {
    try {
      Path parent = folder.toAbsolutePath().getParent();
      if (parent != null) {
        Files.createDirectories(parent);
      }
      if (!Files.isDirectory(folder)) {
        Files.createDirectory(folder, attributes(folder, FOLDER));
      }
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Writes a file atomically: to a temporary file beside it, synced, then moved into place.
   *
   * @throws IOException when the disk is full, for instance; the old content is kept then
   */
  public static void write(Path file, byte[] content) throws IOException {
    Path draft = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(draft); // left by a killed process, perhaps with other permissions
    try {
      try (FileChannel out = open(draft, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
        ByteBuffer bytes = ByteBuffer.wrap(content);
        while (bytes.hasRemaining()) {
          out.write(bytes);
        }
        out.force(true);
      }
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(draft);
    }
    Path parent = file.toAbsolutePath().getParent();
    if (parent != null) {
      sync(parent);
    }
  }

  /** Opens a file; when it is created, it is readable by this account only. */
  public static FileChannel open(Path file, OpenOption... how) throws IOException {
    return FileChannel.open(file, Set.of(how), attributes(file, FILE));
  }

  /** Makes a file or folder and everything below it private. Links are not followed. */
  public static Tightened tighten(Path root) {
    var walk = new Walk();
    try {
      if (isPosix(root) && Files.exists(root, LinkOption.NOFOLLOW_LINKS)) {
        Files.walkFileTree(root, walk);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Tightened(walk.changed, List.copyOf(walk.refused));
  }

  /** Makes a folder and its files private, without its subfolders. */
  public static Tightened tightenShallow(Path folder) {
    if (!isPosix(folder)) {
      return new Tightened(0, List.of());
    }
    var walk = new Walk();
    try (Stream<Path> inside = Files.list(folder)) {
      walk.make(folder, FOLDER);
      for (Path file : inside.toList()) {
        if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
          walk.make(file, FILE);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Tightened(walk.changed, List.copyOf(walk.refused));
  }

  /** Makes one file private that another library has just created. */
  public static void tightenFile(Path file) throws IOException {
    if (isPosix(file) && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      Files.setPosixFilePermissions(file, FILE);
    }
  }

  /** Gives the account of the program write permission on a copy that it made. */
  public static void makeWritable(Path file) throws IOException {
    tightenFile(file);
  }

  private static FileAttribute<?>[] attributes(Path file, Set<PosixFilePermission> wanted) {
    return isPosix(file)
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(wanted)}
        : new FileAttribute<?>[0];
  }

  private static boolean isPosix(Path file) {
    return file.getFileSystem().supportedFileAttributeViews().contains("posix");
  }

  /** Removes permissions of others; never removes those of the owner, and never adds any. */
  private static final class Walk extends SimpleFileVisitor<Path> {
    private final List<Path> refused = new ArrayList<>();
    private int changed;

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
        throws IOException {
      make(folder, FOLDER);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      if (attributes.isRegularFile()) {
        make(file, FILE);
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) {
      if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) { // otherwise deleted meanwhile
        refused.add(file);
      }
      return FileVisitResult.CONTINUE;
    }

    void make(Path file, Set<PosixFilePermission> wanted) {
      try {
        Set<PosixFilePermission> now =
            Files.readAttributes(file, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                .permissions();
        if (!wanted.containsAll(now)) {
          Files.setPosixFilePermissions(file, wanted);
          changed++;
        }
      } catch (java.nio.file.NoSuchFileException e) {
        return; // deleted meanwhile
      } catch (IOException e) {
        refused.add(file);
      }
    }
  }
}
