package org.passeur.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.OptionalLong;
import java.util.zip.CRC32C;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How far the log is known to be decided, beside the log. It tells a change that was being written
 * when the machine stopped (cut off) from a decided one that was damaged since (never cut off). It
 * is written after each sync and not synced itself: after a loss of power it may lag behind, never
 * run ahead.
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
        mark.bytes(), 0); // its place on the disk is taken now: later writes need no room
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

  /** True when decided changes stand at or behind a place of a file of the log. */
  boolean covers(long segmentAsked, long position) {
    return segmentAsked < segment || (segmentAsked == segment && position < length);
  }

  /** True when it says of some change that it was decided. */
  boolean knowsOfAny() {
    return length > 0;
  }

  /** The last change that was dropped, when everything was, and nothing was decided since. */
  OptionalLong forgotten() {
    return segment > 0 && length == 0 ? OptionalLong.of(segment - 1) : OptionalLong.empty();
  }

  /** Where the next change goes, to be found again whatever happens to the machine. */
  void begin(long number) throws IOException {
    set(number, 0);
    file.force(true);
  }

  /** True when everything before a change was being dropped, and nothing was decided since. */
  boolean beginsAt(long number) {
    return segment == number && length == 0;
  }

  /** Never fails the change, which is decided already: a mark that lags behind does no harm. */
  void set(long newSegment, long newLength) {
    segment = newSegment;
    length = newLength;
    try {
      file.write(bytes(), 0);
    } catch (IOException e) {
      LOG.warn("the mark beside the log could not be written", e);
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
