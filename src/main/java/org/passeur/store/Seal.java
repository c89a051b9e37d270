package org.passeur.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.passeur.kernel.Folders;
import org.passeur.kernel.PrivateFiles;

/**
 * Checksums of the files of a closed database: written when it is closed, compared and removed when
 * it is opened, so that damage in between is found at the cost of reading the files. After a crash
 * there are none.
 */
final class Seal {
  private static final int BLOCK = 1 << 20;

  private final Path folder;
  private final Path file;

  /**
   * @param folder with the files
   * @param file file of the checksums, outside the folder
   */
  Seal(Path folder, Path file) {
    this.folder = folder;
    this.file = file;
  }

  /** Writes the checksums of the files. */
  void write() throws IOException {
    String lines = lines();
    PrivateFiles.write(file, (crc(lines) + "\n" + lines).getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Returns whether the files match their checksums; empty when there are no files or no readable
   * checksums.
   */
  Optional<Boolean> fits() throws IOException {
    if (!Files.exists(file) || !Files.isDirectory(folder) || Folders.isEmpty(folder)) {
      return Optional.empty();
    }
    String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    int end = text.indexOf('\n');
    if (end < 0 || !text.substring(0, end).equals(crc(text.substring(end + 1)))) {
      return Optional.empty();
    }
    return Optional.of(text.substring(end + 1).equals(lines()));
  }

  /** Removes the checksums; called before anything is written. */
  void remove() throws IOException {
    Files.deleteIfExists(file);
  }

  private String lines() throws IOException {
    var text = new StringBuilder();
    ByteBuffer block = ByteBuffer.allocateDirect(BLOCK);
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path one : all.filter(Files::isRegularFile).sorted().toList()) {
        if (!one.getFileName().toString().endsWith(".lock")) {
          text.append(crc(one, block)).append(' ').append(folder.relativize(one)).append('\n');
        }
      }
    }
    return text.toString();
  }

  private static String crc(Path file, ByteBuffer block) throws IOException {
    var crc = new CRC32C();
    long length = 0;
    try (FileChannel in = FileChannel.open(file, StandardOpenOption.READ)) {
      while (in.read(block.clear()) >= 0) {
        length += block.flip().remaining();
        crc.update(block);
      }
    }
    return length + " " + Long.toHexString(crc.getValue());
  }

  private static String crc(String text) {
    var crc = new CRC32C();
    crc.update(text.getBytes(StandardCharsets.UTF_8));
    return Long.toHexString(crc.getValue());
  }
}
