package org.passeur.log;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.passeur.kernel.Bilingual;
import org.passeur.kernel.Damaged;

/**
 * Reads one file of the log from its beginning. The file is named after the first change it holds.
 */
public final class Segment implements Closeable {
  private static final String ENDING = ".rdfp";

  private final Path file;
  private final InputStream in;
  private long next;
  private long position;

  public Segment(Path file) throws IOException {
    this.file = file;
    this.next = first(file);
    this.in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
  }

  static Path named(Path folder, long first) {
    return folder.resolve(String.format(Locale.ROOT, "%019d%s", first, ENDING));
  }

  public static boolean isOne(Path file) {
    return file.getFileName().toString().matches("[0-9]{19}\\" + ENDING);
  }

  /** Number of the first change of a file. */
  public static long first(Path file) {
    String name = file.getFileName().toString();
    return Long.parseLong(name.substring(0, name.length() - ENDING.length()));
  }

  /** One change in the file: its number and its RDF Patch text, with verified checksum. */
  public record Frame(long number, byte[] patch) {
    /** The change as it was written. */
    public Change change() {
      return EntryFormat.read(patch).change();
    }
  }

  /** Position of the next frame, in bytes; after the last one, the end of the complete frames. */
  long position() {
    return position;
  }

  /**
   * The next frame, or nothing at the end of the file.
   *
   * @throws NotWhole when there is no complete next frame at {@link #position}
   */
  public Optional<Frame> next() throws IOException {
    Optional<String> text = line();
    if (text.isEmpty()) {
      return Optional.empty();
    }
    EntryFormat.Line line = EntryFormat.Line.parse(text.get()).orElseThrow(NotWhole::new);
    byte[] patch = in.readNBytes(line.length());
    if (line.number() != next || patch.length != line.length() || !line.fits(patch)) {
      throw new NotWhole();
    }
    next++;
    position += text.get().length() + 1 + (long) patch.length;
    return Optional.of(new Frame(line.number(), patch));
  }

  private Optional<String> line() throws IOException {
    byte[] bytes = new byte[EntryFormat.LONGEST_LINE];
    for (int i = 0; i < bytes.length; i++) {
      int b = in.read();
      if (b < 0) {
        if (i == 0) {
          return Optional.empty();
        }
        throw new NotWhole();
      }
      if (b == '\n') {
        return Optional.of(new String(bytes, 0, i, StandardCharsets.ISO_8859_1));
      }
      bytes[i] = (byte) b;
    }
    throw new NotWhole();
  }

  /** The bytes at this position are an unfinished frame, or damaged. */
  public static final class NotWhole extends IOException {
    private static final long serialVersionUID = 1L;
  }

  /** The exception, with what to do, for a frame that is not complete. */
  public Damaged damaged() {
    return new Damaged(
        file,
        new Bilingual(
            "Le journal est endommagé à l'octet "
                + position
                + " (changement "
                + next
                + "). Rien n'a été modifié. Restaurez la dernière copie de sauvegarde.",
            "The log is damaged at byte "
                + position
                + " (change "
                + next
                + "). Nothing was altered. Restore the last backup."));
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
