package org.passeur.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.OptionalLong;
import java.util.zip.CRC32C;
import org.passeur.kernel.PrivateFiles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records beside the log how far it is decided. It tells an entry that was being written when the
 * machine stopped (cut off at the next start) from a decided one that was damaged later (never cut
 * off). It is written after each sync of the log and not synced itself: after a power failure it
 * may be behind the log, but never ahead.
 */
final class DecidedMark implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DecidedMark.class);
  private static final int SIZE = 2 * Long.BYTES + Integer.BYTES;

  private final FileChannel file;
  private long segment;
  private long length;

  private DecidedMark(FileChannel file) {
    this.file = file;
  }

  static DecidedMark open(Path path) throws IOException {
    var mark =
        new DecidedMark(
            PrivateFiles.open(
                path,
                StandardOpenOption.CREATE,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE));
    mark.load();
    mark.file.write(
        mark.bytes(), 0); // reserves its space on the disk, so that later writes need none
    return mark;
  }

  private void load() throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(SIZE);
    if (file.read(bytes, 0) == SIZE) {
      bytes.flip();
      long s = bytes.getLong();
      long l = bytes.getLong();
      if (bytes.getInt() == crc(s, l)) {
        segment = s;
        length = l;
      }
    }
  }

  /** Returns whether decided changes stand at or after a position of a log file. */
  boolean covers(long segmentAsked, long position) {
    return segmentAsked < segment || (segmentAsked == segment && position < length);
  }

  /** Returns whether it records any decided change. */
  boolean knowsOfAny() {
    return length > 0;
  }

  /** The last change that was dropped, if all were and none was decided since. */
  OptionalLong forgotten() {
    return segment > 0 && length == 0 ? OptionalLong.of(segment - 1) : OptionalLong.empty();
  }

  /** Records where the next change goes, synced to the disk. */
  void begin(long number) throws IOException {
    set(number, 0);
    file.force(true);
  }

  /** Returns whether everything before a change was being dropped, with nothing decided since. */
  boolean beginsAt(long number) {
    return segment == number && length == 0;
  }

  /**
   * Records the end of the decided part. Never throws: the change is decided already, and a mark
   * that is behind does no harm.
   */
  void set(long newSegment, long newLength) {
    segment = newSegment;
    length = newLength;
    try {
      file.write(bytes(), 0);
    } catch (IOException e) {
      LOG.warn("the file that notes the last accepted change of the log could not be written", e);
    }
  }

  private ByteBuffer bytes() {
    return ByteBuffer.allocate(SIZE)
        .putLong(segment)
        .putLong(length)
        .putInt(crc(segment, length))
        .flip();
  }

  private static int crc(long s, long l) {
    var crc = new CRC32C();
    crc.update(ByteBuffer.allocate(2 * Long.BYTES).putLong(s).putLong(l).flip());
    return (int) crc.getValue();
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
