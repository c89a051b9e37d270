package org.passeur.ingest.office;

import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Tells whether a file is there to its end, by what its format says of itself. Tika reads what it
 * can of a file that was cut off, and that must not take the place of the whole one.
 */
final class CompleteFile {
  /** Most bytes that are unpacked to compare checksums; what is longer is judged by its reader. */
  private static final long MOST = 256L << 20;

  /** Writers may add a little after the end. */
  private static final int TAIL = 4096;

  private CompleteFile() {}

  /**
   * Returns whether nothing shows that the file is incomplete; true for formats that do not tell.
   *
   * @throws IOException when it cannot be read
   */
  static boolean is(Path file) throws IOException {
    String head;
    String tail;
    try (var in = new RandomAccessFile(file.toFile(), "r")) {
      head = text(in, 0, 8);
      tail = text(in, Math.max(0, in.length() - TAIL), TAIL);
    }
    if (head.startsWith("PK")) {
      return isWholeZip(file);
    }
    if (head.startsWith("%PDF-")) {
      return tail.contains("%%EOF");
    }
    return !head.startsWith("{\\rtf") || tail.replaceAll("[\\s\\x00]+$", "").endsWith("}");
  }

  private static String text(RandomAccessFile in, long from, int most) throws IOException {
    byte[] bytes = new byte[(int) Math.min(most, in.length() - from)];
    in.seek(from);
    in.readFully(bytes);
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  /** A zip file lists its parts at its end, with their checksums. */
  private static boolean isWholeZip(Path file) {
    byte[] some = new byte[1 << 16];
    long left = MOST;
    try (var zip = new ZipFile(file.toFile())) {
      for (Enumeration<? extends ZipEntry> all = zip.entries(); all.hasMoreElements(); ) {
        ZipEntry entry = all.nextElement();
        var sum = new CRC32();
        try (InputStream in = zip.getInputStream(entry)) {
          for (int n = in.read(some); n >= 0; n = in.read(some)) {
            sum.update(some, 0, n);
            left -= n;
            if (left < 0) {
              return true;
            }
          }
        }
        if (entry.getCrc() >= 0 && sum.getValue() != entry.getCrc()) {
          return false;
        }
      }
      return true;
    } catch (IOException | IllegalArgumentException e) {
      return false;
    }
  }
}
