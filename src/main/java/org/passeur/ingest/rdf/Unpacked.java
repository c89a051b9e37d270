package org.passeur.ingest.rdf;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;

/**
 * Opens files that may be compressed: gzip, bzip2, and zip with one file in it. What they hold
 * tells, not their names.
 */
public final class Unpacked {
  /** Most bytes that are unpacked: a small compressed file may expand to any size. */
  private static final long MOST = 1_000L << 20;

  private Unpacked() {}

  /**
   * The bytes of a file, unpacked.
   *
   * @throws IOException also while reading, when there are more than a thousand megabytes
   */
  public static InputStream open(Path file) throws IOException {
    var in = new BufferedInputStream(Files.newInputStream(file));
    try {
      in.mark(4);
      byte[] first = in.readNBytes(4);
      in.reset();
      if (starts(first, 0x1f, 0x8b)) {
        return new Bounded(new BufferedInputStream(new GZIPInputStream(in)));
      }
      if (starts(first, 'B', 'Z', 'h')) {
        return new Bounded(new BufferedInputStream(new BZip2CompressorInputStream(in, true)));
      }
      if (starts(first, 'P', 'K', 3, 4)) {
        return new Bounded(new BufferedInputStream(only(new ZipInputStream(in))));
      }
      return in;
    } catch (IOException e) {
      in.close();
      throw e;
    }
  }

  /**
   * The name of the file within a zip file.
   *
   * @return empty when there is none, or several
   * @throws IOException when it is not a zip file
   */
  public static Optional<String> nameInZip(Path zip) throws IOException {
    try (var file = new ZipFile(zip.toFile())) {
      List<? extends ZipEntry> files = file.stream().filter(Unpacked::isFile).limit(2).toList();
      return files.size() == 1
          ? Optional.of(files.get(0).getName().replaceAll(".*[/\\\\]", ""))
          : Optional.empty();
    }
  }

  private static InputStream only(ZipInputStream zip) throws IOException {
    for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
      if (isFile(entry)) {
        return zip;
      }
    }
    throw new IOException("an empty zip file");
  }

  /** Leaves out folders and what macOS adds. */
  private static boolean isFile(ZipEntry entry) {
    return !entry.isDirectory() && !entry.getName().startsWith("__MACOSX/");
  }

  private static boolean starts(byte[] bytes, int... with) {
    for (int i = 0; i < with.length; i++) {
      if (i >= bytes.length || (bytes[i] & 0xff) != with[i]) {
        return false;
      }
    }
    return true;
  }

  private static final class Bounded extends FilterInputStream {
    private long left = MOST;

    Bounded(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int b = super.read();
      count(b < 0 ? 0 : 1);
      return b;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
      int n = super.read(bytes, from, length);
      count(Math.max(n, 0));
      return n;
    }

    private void count(int n) throws IOException {
      left -= n;
      if (left < 0) {
        throw new IOException("more than can be unpacked here");
      }
    }
  }
}
