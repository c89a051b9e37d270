package org.passeur.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.passeur.TestData.NOTE;
import static org.passeur.TestData.quads;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.rdfpatch.RDFPatchOps;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.core.Quad;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.passeur.Logs;
import org.passeur.TestBase;
import org.passeur.kernel.Damaged;

/** The numbered changes on the disk. */
public final class ChangeLogTest extends TestBase {
  private static final Note NOTE =
      new Note("Ada « A. »", "une raison\nsur deux lignes", "a source");

  @TempDir Path folder;
  private ChangeLog log;

  @BeforeEach
  void open() {
    log = ChangeLog.open(folder);
  }

  @AfterEach
  void close() {
    log.close();
  }

  private static LogEntry entry(long number, String... values) {
    List<Quad> added = new ArrayList<>();
    for (String value : values) {
      added.add(
          Quad.create(
              NodeFactory.createURI("http://x/g"),
              NodeFactory.createURI("http://x/s"),
              NodeFactory.createURI("http://x/p"),
              NodeFactory.createLiteralString(value)));
    }
    return entry(number, new Change(added, List.of()));
  }

  private static LogEntry entry(long number, Change change) {
    Instant at = Instant.parse("2026-06-15T12:00:00.123456Z");
    return new LogEntry(number, at, NOTE, Optional.empty(), Digest.EMPTY.after(change), change);
  }

  private List<LogEntry> all() {
    List<LogEntry> read = new ArrayList<>();
    log.read(log.first(), log.head(), read::add);
    return read;
  }

  private void reopen() {
    log.close();
    open();
  }

  private Path onlyFile() {
    assertEquals(1, log.files().size());
    return log.files().get(0);
  }

  @Test
  void whatWasAppendedIsReadBackAfterARestart() throws IOException {
    var retry = Optional.of(new Retry("a key", "of this request"));
    var one = entry(1, new Change(quads("<graph/public/a> { <id/theme/x> a 'x' }"), List.of()));
    var two = entry(2, new Change(List.of(), one.change().added()));
    var three = new LogEntry(3, two.at(), NOTE, retry, two.digest(), entry(3, "v").change());
    log.append(List.of(one, two));
    log.append(List.of(three));
    assertEquals(List.of(one, two, three), all());
    reopen();
    assertEquals(3, log.head());
    assertEquals(1, log.first());
    assertEquals(List.of(one, two, three), all());
    List<LogEntry> retries = new ArrayList<>();
    log.retries(1, retries::add);
    assertEquals(1, retries.size());
    assertEquals(retry, retries.get(0).retry());
  }

  /** Any text that a literal may hold, in and around what a line of a patch looks like. */
  @Test
  void anyChangeIsReadBackExactly() throws IOException {
    Random random = new Random(seed("ChangeLogTest"));
    List<LogEntry> written = new ArrayList<>();
    for (int number = 1; number <= 200; number++) {
      List<Quad> added = new ArrayList<>();
      List<Quad> removed = new ArrayList<>();
      for (int i = 0; i < random.nextInt(5); i++) {
        (random.nextBoolean() ? added : removed).add(RandomTerms.quad(random));
      }
      written.add(entry(number, new Change(added, removed)));
    }
    log.append(written);
    assertEquals(written, all());
    reopen();
    assertEquals(written, all());
  }

  @ParameterizedTest
  @ValueSource(strings = {"-", "+", "", "1", "-1", "+.", "1e", ".", "e5", "true", "01"})
  void whatIsNoNumberIsReadBackToo(String text) throws IOException {
    List<LogEntry> entries = new ArrayList<>();
    for (XSDDatatype type :
        List.of(
            XSDDatatype.XSDinteger,
            XSDDatatype.XSDdecimal,
            XSDDatatype.XSDdouble,
            XSDDatatype.XSDboolean)) {
      Node literal = NodeFactory.createLiteralDT(text, type);
      Node x = NodeFactory.createURI("http://x/x");
      Change change = new Change(List.of(Quad.create(x, x, x, literal)), List.of());
      long number = entries.size() + 1L;
      entries.add(
          new LogEntry(number, Instant.EPOCH, NOTE, Optional.empty(), Digest.EMPTY, change));
    }
    log.append(entries);
    reopen();
    assertEquals(entries, all());
  }

  @Test
  void aFileOfTheLogIsAnRdfPatchDocument() throws IOException {
    log.append(List.of(entry(1, "a"), entry(2, "b", "c")));
    var data = DatasetGraphFactory.createTxnMem();
    try (var in = Files.newInputStream(onlyFile())) {
      RDFPatchOps.applyChange(data, in);
    }
    data.begin();
    assertEquals(3, data.stream().count());
    data.end();
  }

  @Test
  @Logs({
    "1 bytes are removed",
    "10 bytes are removed",
    "40 bytes are removed",
    "WARN ChangeLog: the log ends with a change that was not completely written"
  })
  void whatWasBeingWrittenWhenTheProgramDiedIsCutOff() throws IOException {
    log.append(List.of(entry(1, "a")));
    Path file = onlyFile();
    byte[] half = EntryFormat.write(entry(2, "b"));
    for (int length : new int[] {1, 10, 40, half.length - 1}) {
      log.close();
      long before = Files.size(file);
      Files.write(file, java.util.Arrays.copyOf(half, length), StandardOpenOption.APPEND);
      open();
      assertEquals(1, log.head());
      assertEquals(before, Files.size(file));
    }
    log.append(List.of(entry(2, "c")));
    reopen();
    assertEquals(List.of(entry(1, "a"), entry(2, "c")), all());
  }

  /** A whole change that reached the disk though nobody was told: it counts. */
  @Test
  void aWholeChangeBehindTheMarkIsKept() throws IOException {
    log.append(List.of(entry(1, "a")));
    Path file = onlyFile();
    log.close();
    Files.write(file, EntryFormat.write(entry(2, "b")), StandardOpenOption.APPEND);
    open();
    assertEquals(List.of(entry(1, "a"), entry(2, "b")), all());
  }

  @Test
  void anyFlippedBitIsFound() throws IOException {
    log.append(List.of(entry(1, "a"), entry(2, "b", "c"), entry(3, "d")));
    Path file = onlyFile();
    log.close();
    byte[] whole = Files.readAllBytes(file);
    for (int bit = 0; bit < whole.length * 8; bit += 11) {
      byte[] damaged = whole.clone();
      damaged[bit / 8] ^= (byte) (1 << bit % 8);
      Files.write(file, damaged);
      int position = bit;
      assertThrows(Damaged.class, () -> ChangeLog.open(folder).verify(), () -> "bit " + position);
    }
    Files.write(file, whole);
    open();
    log.verify();
  }

  @Test
  void aDecidedEndThatIsMissingIsDamageAndNothingIsCutOff() throws IOException {
    log.append(List.of(entry(1, "a"), entry(2, "b")));
    Path file = onlyFile();
    log.close();
    byte[] whole = Files.readAllBytes(file);
    byte[] first = EntryFormat.write(entry(1, "a"));
    for (int length : new int[] {0, 5, first.length, first.length + 7, whole.length - 1}) {
      Files.write(file, java.util.Arrays.copyOf(whole, length));
      assertThrows(Damaged.class, this::open, () -> "cut at " + length);
      assertEquals(length, Files.size(file));
    }
    Files.write(file, whole);
    open();
  }

  @Test
  void filesGrowToASizeAndAllCanBeDropped() throws IOException {
    String large = "x".repeat(3_000_000);
    for (int number = 1; number <= 20; number++) {
      log.append(List.of(entry(number, large + number)));
    }
    assertTrue(log.files().size() > 2);
    reopen();
    assertEquals(20, log.head());
    assertEquals(20, all().size());
    List<LogEntry> some = new ArrayList<>();
    log.read(7, 9, some::add);
    assertEquals(List.of(7L, 8L, 9L), some.stream().map(LogEntry::number).toList());

    log.forget();
    assertEquals(21, log.first());
    assertEquals(20, log.head());
    log.append(List.of(entry(21, "after")));
    reopen();
    assertEquals(List.of(entry(21, "after")), all());
  }

  @Test
  void aLogThatWasBeingDroppedWhenTheProgramDiedIsStillWhole() throws IOException {
    log.append(List.of(entry(1, "a")));
    Path file = onlyFile();
    byte[] content = Files.readAllBytes(file);
    log.forget();
    Files.write(file, content); // as if it had died between the mark and the file
    reopen();
    assertEquals(1, log.head());
    log.append(List.of(entry(2, "b")));
    reopen();
    assertEquals(2, log.head());
  }

  @Test
  void whatAFailedWriteLeftIsCutOffBeforeTheNextOne() throws IOException {
    var disk = new FailingDisk();
    try (var failing = ChangeLog.open(folder.resolve("other"), disk::open)) {
      failing.append(List.of(entry(1, "a")));
      disk.room = 7;
      disk.cuttingFails = true;
      assertThrows(IOException.class, () -> failing.append(List.of(entry(2, "lost"))));
      disk.room = Integer.MAX_VALUE;
      disk.cuttingFails = false;
      failing.append(List.of(entry(2, "b")));
    }
    try (var again = ChangeLog.open(folder.resolve("other"))) {
      assertEquals(2, again.head());
    }
  }

  @Test
  void aMissingFileInTheMiddleIsDamage() throws IOException {
    String large = "x".repeat(9_000_000);
    for (int number = 1; number <= 6; number++) {
      log.append(List.of(entry(number, large + number)));
    }
    Files.delete(log.files().get(1));
    assertThrows(Damaged.class, () -> log.verify());
  }

  // Disks that fail

  @Test
  void aFullDiskDecidesNothingAndLeavesRoomForLater() throws IOException {
    var disk = new FailingDisk();
    log.close();
    log = ChangeLog.open(folder, disk::open);
    log.append(List.of(entry(1, "a")));
    for (int room : new int[] {0, 1, 100}) {
      disk.room = room;
      assertThrows(IOException.class, () -> log.append(List.of(entry(2, "b"))));
      assertEquals(1, log.head());
    }
    disk.room = Integer.MAX_VALUE;
    log.append(List.of(entry(2, "c")));
    reopen();
    assertEquals(List.of(entry(1, "a"), entry(2, "c")), all());
  }

  /** The disk fails while writing, and then even to take the half change back. */
  @Test
  void aHalfChangeThatCouldNotBeCutOffIsNeverWrittenBehind() throws IOException {
    var disk = new FailingDisk();
    log.close();
    log = ChangeLog.open(folder, disk::open);
    log.append(List.of(entry(1, "a")));
    disk.cuttingFails = true;
    disk.room = 10;
    assertThrows(IOException.class, () -> log.append(List.of(entry(2, "b"))));
    disk.room = Integer.MAX_VALUE;
    assertThrows(IOException.class, () -> log.append(List.of(entry(2, "b"))));
    disk.cuttingFails = false;
    log.append(List.of(entry(2, "c")));
    reopen();
    assertEquals(List.of(entry(1, "a"), entry(2, "c")), all());
  }

  @Test
  void afterOneFailedSyncNothingMoreIsWritten() throws IOException {
    var disk = new FailingDisk();
    log.close();
    log = ChangeLog.open(folder, disk::open);
    log.append(List.of(entry(1, "a")));
    disk.syncFails = true;
    assertThrows(ChangeLog.SyncFailed.class, () -> log.append(List.of(entry(2, "b"))));
    disk.syncFails = false;
    long size = Files.size(log.files().get(0));
    assertThrows(ChangeLog.SyncFailed.class, () -> log.append(List.of(entry(2, "b"))));
    assertEquals(size, Files.size(log.files().get(0)));
    assertEquals(1, log.head());
  }

  /** Real files behind channels that run out of room, or whose sync fails. */
  public static final class FailingDisk {
    public volatile int room = Integer.MAX_VALUE;
    public volatile boolean syncFails;
    volatile boolean cuttingFails;

    public FileChannel open(Path file) throws IOException {
      FileChannel real =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      return new FailingChannel(real) {
        @Override
        public int write(ByteBuffer bytes) throws IOException {
          if (room == 0) {
            throw new IOException("No space left on device");
          }
          ByteBuffer some = bytes.slice();
          some.limit(Math.min(some.limit(), room));
          int written = real.write(some);
          bytes.position(bytes.position() + written);
          room = room == Integer.MAX_VALUE ? room : room - written;
          return written;
        }

        @Override
        public FileChannel truncate(long size) throws IOException {
          if (cuttingFails) {
            throw new IOException("Input/output error");
          }
          return super.truncate(size);
        }

        @Override
        public void force(boolean metadata) throws IOException {
          if (syncFails) {
            throw new IOException("Input/output error");
          }
          real.force(metadata);
        }
      };
    }
  }
}
