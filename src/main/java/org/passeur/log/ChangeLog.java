package org.passeur.log;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.passeur.kernel.Bilingual;
import org.passeur.kernel.Damaged;
import org.passeur.kernel.PrivateFiles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The numbered changes, in append-only files. A change is decided when {@link #append} returns: it
 * is on the disk, and the stores are brought to it whatever happens to them. One thread appends;
 * others may read at the same time.
 */
public final class ChangeLog implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ChangeLog.class);

  /** A file longer than this many bytes is closed and a new one begun. */
  static final long SEGMENT = 16L << 20;

  /** How a file is opened for writing; tests give channels that fail. */
  public interface Opener {
    FileChannel open(Path file) throws IOException;
  }

  /** Opens real files. */
  public static final Opener FILES =
      file -> PrivateFiles.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);

  /** The disk failed to sync: nothing on it can be relied on. */
  public static final class SyncFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SyncFailed(IOException cause) {
      super(cause);
    }
  }

  private final Path folder;
  private final Opener opener;
  private final DecidedMark mark;
  private Optional<Tail> tail = Optional.empty();
  private volatile long first;
  private volatile long head;
  private boolean syncFailed;

  /** The file being appended to. */
  private static final class Tail {
    private final Path file;
    private final FileChannel channel;
    private long length;

    /** Opens the file and cuts off what follows the given length: it was never decided. */
    Tail(Path file, FileChannel channel, long length) throws IOException {
      this.file = file;
      this.channel = channel;
      this.length = length;
      cut();
    }

    /**
     * Before each write, cuts off what a failed write left. Cutting off after the failure may fail
     * too, and what was left would make the next decided change unreadable.
     */
    void write(ByteBuffer bytes) throws IOException {
      cut();
      try {
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
      } catch (IOException e) {
        cut();
        throw e;
      }
    }

    private void cut() throws IOException {
      if (channel.size() > length) {
        channel.truncate(length);
      }
      channel.position(length);
    }
  }

  private ChangeLog(Path folder, Opener opener, DecidedMark mark) {
    this.folder = folder;
    this.opener = opener;
    this.mark = mark;
  }

  /** Opens the log in a folder, or begins a new one. */
  public static ChangeLog open(Path folder) {
    return open(folder, FILES);
  }

  /**
   * Opens the log of a folder, creating it when missing, and cuts off what was never decided.
   *
   * @throws Damaged when a decided change cannot be read
   */
  public static ChangeLog open(Path folder, Opener opener) {
    try {
      PrivateFiles.folder(folder);
      var log = new ChangeLog(folder, opener, DecidedMark.open(folder.resolve("decided")));
      List<Path> files = allFiles(folder);
      if (!files.isEmpty()) {
        log.first = Segment.first(files.get(0));
        log.takeUp(files.get(files.size() - 1));
      } else if (log.mark.knowsOfAny()) {
        throw log.missing(1);
      }
      return log;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Begins an empty log after a change that it does not hold, as after a restore or a snapshot.
   *
   * @param number of the last change that came before
   */
  public void beginAfter(long number) {
    if (head != 0) {
      throw new IllegalStateException("the log has begun");
    }
    head = number;
    first = number + 1;
  }

  /**
   * The change up to which everything was dropped in favour of a snapshot; empty when changes came
   * since.
   */
  public OptionalLong forgotten() {
    return head == 0 ? mark.forgotten() : OptionalLong.empty();
  }

  /** Records in an empty log that a snapshot replaces the changes up to this one. */
  public void beginBehind(long number) {
    try {
      mark.begin(number + 1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Number of the first change in the log; {@link #head} plus one when it is empty. */
  public long first() {
    return first == 0 ? head + 1 : first;
  }

  /** Number of the last decided change; 0 when there is none. */
  public long head() {
    return head;
  }

  /**
   * Reads the last file to its end and cuts off an entry that was being written when the process
   * died.
   */
  private void takeUp(Path file) throws IOException {
    long found = Segment.first(file) - 1;
    try (var segment = new Segment(file)) {
      try {
        while (segment.next().isPresent()) {
          found++;
        }
      } catch (Segment.NotWhole e) {
        if (mark.covers(Segment.first(file), segment.position())) {
          throw segment.damaged();
        }
        LOG.warn(
            "the log ends with a change that was not completely written, and so was never accepted:"
                + " its {} bytes are removed",
            Files.size(file) - segment.position());
      }
      if (mark.covers(Segment.first(file), segment.position()) && !mark.beginsAt(found + 1)) {
        throw segment.damaged(); // the file ends before what was decided
      }
      var last = new Tail(file, opener.open(file), segment.position());
      last.channel.force(true);
      tail = Optional.of(last);
    }
    head = found;
  }

  /**
   * Writes the next changes and waits until they are on the disk.
   *
   * @throws IOException when the disk is full or the file cannot be written; nothing is decided
   *     then
   * @throws SyncFailed when the disk failed; from then on every call throws it
   */
  public void append(List<LogEntry> entries) throws IOException {
    if (syncFailed) {
      throw new SyncFailed(new IOException("an earlier sync failed"));
    }
    var bytes = new ByteArrayOutputStream();
    long number = head;
    for (LogEntry entry : entries) {
      if (entry.number() != ++number) {
        throw new IllegalArgumentException(entry.number() + " after " + (number - 1));
      }
      bytes.writeBytes(EntryFormat.write(entry));
    }
    Tail last = roomy();
    last.write(ByteBuffer.wrap(bytes.toByteArray()));
    try {
      last.channel.force(false);
    } catch (IOException e) {
      // the content of the disk is unknown now, and another sync could succeed without writing it
      syncFailed = true;
      takeBack(last, e);
      throw new SyncFailed(e);
    }
    last.length += bytes.size();
    if (first == 0) {
      first = head + 1;
    }
    head = number;
    mark.set(Segment.first(last.file), last.length);
  }

  /**
   * Removes entries that failed: their authors are told that they are not decided, so the next
   * start must not find them.
   */
  private static void takeBack(Tail last, IOException failure) {
    try {
      last.cut();
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
  }

  /** The file being appended to; begins a new one when it is full. */
  private Tail roomy() throws IOException {
    if (tail.isPresent() && tail.get().length < SEGMENT) {
      return tail.get();
    }
    Path file = Segment.named(folder, head + 1);
    var next = new Tail(file, opener.open(file), 0);
    try {
      syncFolder();
    } catch (IOException e) {
      syncFailed = true;
      throw new SyncFailed(e);
    }
    if (tail.isPresent()) {
      tail.get().channel.close();
    }
    tail = Optional.of(next);
    return next;
  }

  /** A new file survives a crash only once its folder is synced too. */
  private void syncFolder() throws IOException {
    try (FileChannel directory = FileChannel.open(folder, StandardOpenOption.READ)) {
      directory.force(true);
    }
  }

  /**
   * Reads changes in order.
   *
   * @param from number of the first one wanted
   * @param to number of the last one wanted
   * @throws Damaged when one of them is damaged
   * @throws IllegalArgumentException when the log does not reach back to {@code from}
   */
  public void read(long from, long to, Consumer<LogEntry> reader) {
    frames(from, to, frame -> reader.accept(EntryFormat.read(frame.patch())));
  }

  /** Reads the idempotency keys of the last changes, oldest first, without their statements. */
  public void retries(long from, Consumer<LogEntry> reader) {
    frames(
        Math.max(from, first()),
        head,
        frame -> {
          if (EntryFormat.mayHoldKey(frame.patch())) {
            reader.accept(EntryFormat.readHeader(frame.patch()));
          }
        });
  }

  /**
   * Reads every byte.
   *
   * @throws Damaged at the first damaged one
   */
  public void verify() {
    frames(first(), head, frame -> EntryFormat.read(frame.patch()));
  }

  private void frames(long from, long to, Consumer<Segment.Frame> reader) {
    if (from > to) {
      return;
    }
    if (from < first()) {
      throw new IllegalArgumentException("the log begins at change " + first());
    }
    List<Path> files = files();
    long next = from;
    for (int i = 0; i < files.size(); i++) {
      boolean before = i + 1 < files.size() && Segment.first(files.get(i + 1)) <= from;
      if (!before && Segment.first(files.get(i)) <= to) {
        next = framesOf(files.get(i), next, to, reader);
      }
    }
    if (next != to + 1) {
      throw missing(next);
    }
  }

  /**
   * Reads the wanted frames of one file; a frame after them may be in the middle of being written.
   */
  private long framesOf(Path file, long from, long to, Consumer<Segment.Frame> reader) {
    long next = from;
    try (var segment = new Segment(file)) {
      try {
        long last = Segment.first(file) - 1;
        while (last < to) {
          Optional<Segment.Frame> frame = segment.next();
          if (frame.isEmpty()) {
            break;
          }
          last = frame.get().number();
          if (last > next) {
            throw missing(next);
          }
          if (last == next) {
            reader.accept(frame.get());
            next++;
          }
        }
      } catch (Segment.NotWhole e) {
        throw segment.damaged();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return next;
  }

  private Damaged missing(long number) {
    return new Damaged(
        folder,
        new Bilingual(
            "Le changement "
                + number
                + " manque dans le journal. Restaurez la dernière copie de sauvegarde.",
            "Change " + number + " is missing from the log. Restore the last backup."));
  }

  /**
   * Drops whole files of changes that a snapshot covers.
   *
   * @param upTo number of the last change that may go
   */
  void truncate(long upTo) throws IOException {
    List<Path> files = files();
    for (int i = 0; i + 1 < files.size() && Segment.first(files.get(i + 1)) <= upTo + 1; i++) {
      Files.delete(files.get(i));
      first = Segment.first(files.get(i + 1));
    }
    syncFolder();
  }

  /**
   * Drops all changes, which a snapshot holds. The next change begins a new file. Files are deleted
   * oldest first: if the process dies in between, the remaining ones still fit the decided mark.
   */
  public void forget() throws IOException {
    if (tail.isPresent()) {
      tail.get().channel.close();
      tail = Optional.empty();
    }
    mark.begin(head + 1);
    for (Path file : files()) {
      Files.delete(file);
    }
    syncFolder();
    first = head + 1;
  }

  /** Copies the files up to a change, while later ones may be appended. */
  public void copyTo(Path target, long upTo) throws IOException {
    for (Path file : files()) {
      if (Segment.first(file) <= upTo) {
        Path copy = target.resolve(file.getFileName());
        Files.copy(file, copy);
        try (var segment = new Segment(copy);
            FileChannel out = FileChannel.open(copy, StandardOpenOption.WRITE)) {
          long number = Segment.first(file) - 1;
          while (number < upTo && segment.next().isPresent()) {
            number++;
          }
          out.truncate(segment.position());
          out.force(true);
        }
      }
    }
  }

  /** Files that hold changes, oldest first. */
  List<Path> files() {
    return allFiles(folder).stream().filter(f -> Segment.first(f) <= head).toList();
  }

  private static List<Path> allFiles(Path folder) {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(Segment::isOne).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      if (tail.isPresent()) {
        tail.get().channel.close();
      }
      mark.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
