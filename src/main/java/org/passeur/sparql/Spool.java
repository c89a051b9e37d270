package org.passeur.sparql;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Supplier;
import org.passeur.document.Representation;
import org.passeur.evaluator.BoundedGraph;
import org.passeur.evaluator.Evaluation;
import org.passeur.kernel.Sha256;

/**
 * Receives an answer while it is written: in memory while it is short, then in a file without a
 * name. So memory does not grow with the answer, a query that fails late still gets an error
 * status, and a slow client holds up no query. Not thread-safe.
 */
final class Spool extends OutputStream {
  /** Bytes held in memory. */
  static final int IN_MEMORY = 1 << 20;

  /** Bytes written between two checks of the free disk space. */
  private static final long BETWEEN_LOOKS = 4L << 20;

  private final long most;
  private final Evaluation evaluation;
  private final LongAnswers folder;
  private final MessageDigest hash = Sha256.begin();
  private final Sink sink = new Sink();
  private final OutputStream hashed = new DigestOutputStream(sink, hash);

  /**
   * @param most most bytes; 0 for no limit
   * @param evaluation whose clock also limits writing
   * @param folder folder for long answers
   */
  Spool(long most, Evaluation evaluation, LongAnswers folder) {
    this.most = most;
    this.evaluation = evaluation;
    this.folder = folder;
  }

  @Override
  public void write(int b) throws IOException {
    hashed.write(b);
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    evaluation.goOn();
    hashed.write(bytes, from, length);
  }

  /** Returns whether all of it is in memory. */
  boolean isShort() {
    return sink.file.isEmpty();
  }

  /** The complete answer; when it is long, it can be read only once. */
  Representation document(String contentType) {
    String etag = '"' + Representation.tag(HexFormat.of().formatHex(hash.digest())) + '"';
    return new Representation(
        sink.content(), sink.length, contentType, etag, Optional.empty(), this::discard);
  }

  /** Releases what was written, when no document is made or when it is no longer needed. */
  void discard() {
    sink.file.ifPresent(Spool::close);
  }

  private static void close(FileChannel file) {
    try {
      file.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private final class Sink extends OutputStream {
    private Optional<FileChannel> file = Optional.empty();
    private ByteArrayOutputStream memory = new ByteArrayOutputStream(1024);
    private long length;
    private long looked;

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
      length += count;
      if (most > 0 && length > most) {
        throw BoundedGraph.tooLong(most);
      }
      if (file.isEmpty() && length > IN_MEMORY) {
        file = Optional.of(folder.file());
        append(ByteBuffer.wrap(memory.toByteArray()));
        memory = new ByteArrayOutputStream(0);
      }
      if (file.isEmpty()) {
        memory.write(bytes, from, count);
      } else {
        append(ByteBuffer.wrap(bytes, from, count));
      }
    }

    private void append(ByteBuffer bytes) {
      if (length - looked > BETWEEN_LOOKS) {
        looked = length;
        folder.leaveRoom();
      }
      try {
        while (bytes.hasRemaining()) {
          file.orElseThrow().write(bytes);
        }
      } catch (IOException e) {
        throw LongAnswers.noRoom(e);
      }
    }

    Supplier<InputStream> content() {
      if (file.isEmpty()) {
        byte[] bytes = memory.toByteArray();
        return () -> new ByteArrayInputStream(bytes);
      }
      FileChannel channel = file.get();
      return () -> {
        try {
          return Channels.newInputStream(channel.position(0));
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      };
    }
  }
}
