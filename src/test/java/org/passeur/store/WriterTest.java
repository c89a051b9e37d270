package org.passeur.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.passeur.TestData.NOTE;
import static org.passeur.TestData.SKOLEM;
import static org.passeur.TestData.add;
import static org.passeur.TestData.quads;
import static org.passeur.TestData.remove;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.tdb2.TDBException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.passeur.Logs;
import org.passeur.TestBase;
import org.passeur.TestData;
import org.passeur.kernel.Problem;
import org.passeur.kernel.Report;
import org.passeur.log.ChangeLogTest;
import org.passeur.log.Commit;
import org.passeur.log.Digest;
import org.passeur.log.RandomTerms;
import org.passeur.log.Retry;

/** What is decided stays, what is not leaves nothing, whatever fails in between. */
final class WriterTest extends TestBase {
  private static final Optional<Retry> NO_KEY = Optional.empty();

  @TempDir Path folder;
  private final ChangeLogTest.FailingDisk disk = new ChangeLogTest.FailingDisk();
  private RecordStore store;

  @BeforeEach
  void open() {
    store = RecordStore.open(folder, SKOLEM, Clock.systemUTC(), 0, disk::open);
  }

  @AfterEach
  void close() {
    store.close();
  }

  private Set<Quad> stored() {
    return store.read(TestData::named);
  }

  private static String fact(int n) {
    return "<graph/public/a> { <id/theme/x> skos:note '" + n + "' }\n";
  }

  private static Set<Quad> facts(int... numbers) {
    Set<Quad> all = new HashSet<>();
    for (int n : numbers) {
      all.addAll(quads(fact(n)));
    }
    return all;
  }

  /** Holds the writing thread until everything behind is in the queue, so that it is one batch. */
  private List<CompletableFuture<Commit>> together(List<Consumer<DatasetGraph>> edits) {
    var queued = new CountDownLatch(1);
    List<CompletableFuture<Commit>> answers = new ArrayList<>();
    var gate =
        store.submit(
            NOTE,
            NO_KEY,
            data -> {
              try {
                queued.await();
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
            });
    edits.forEach(edit -> answers.add(store.submit(NOTE, NO_KEY, edit)));
    queued.countDown();
    gate.join();
    answers.forEach(
        a -> {
          try {
            a.join();
          } catch (java.util.concurrent.CompletionException e) {
            assertTrue(a.isCompletedExceptionally());
          }
        });
    return answers;
  }

  @Test
  void aRefusedOrFailedEditOfABatchTakesNobodyAlong() {
    store.guardedBy(
        List.of(
            (change, after) ->
                change.added().equals(quads(fact(2)))
                    ? RefusedWritesTest.refusal()
                    : Report.CONFORMS));
    var answers =
        together(
            List.of(
                add(fact(1)),
                add(fact(2)),
                add(fact(3))
                    .andThen(
                        data -> {
                          throw new IllegalStateException("half way");
                        }),
                add(fact(4)).andThen(remove(fact(1)))));
    assertEquals(1, answers.get(0).join().number());
    assertTrue(answers.get(1).isCompletedExceptionally());
    assertTrue(answers.get(2).isCompletedExceptionally());
    assertEquals(2, answers.get(3).join().number());
    assertEquals(facts(4), stored());
  }

  @Test
  void anEditSeesWhatThoseBeforeItInTheBatchDid() {
    var answers =
        together(
            List.of(
                add(fact(1)),
                data -> {
                  if (data.contains(quads(fact(1)).get(0))) {
                    add(fact(2)).accept(data);
                  }
                }));
    assertEquals(facts(2), Set.copyOf(answers.get(1).join().change().added()));
  }

  @Test
  @Logs("ERROR Writer: writing stops: The database could not store")
  void aFailureOfTheEngineFailsOneEditAndTheOthersAreMade() {
    store.write(NOTE, add(fact(0)));
    var answers =
        together(
            List.of(
                add(fact(1)),
                add(fact(2))
                    .andThen(
                        data -> {
                          throw new TDBException("as when a file cannot be written");
                        }),
                add(fact(3))));
    assertTrue(answers.get(1).isCompletedExceptionally());
    assertEquals(2, answers.get(0).join().number());
    assertEquals(3, answers.get(2).join().number());
    assertEquals(facts(0, 1, 3), stored());
    assertTrue(store.state().ready());
  }

  @Test
  void decidedChangesThatTheDatabaseDoesNotHoldYetComeFromTheLog() throws IOException {
    store.write(NOTE, add(fact(1)));
    store.settle();
    Path copy = Files.createDirectory(folder.resolve("copy"));
    copy(folder.resolve("record"), copy.resolve("record"));
    store.write(NOTE, add(fact(2)));
    store.write(NOTE, remove(fact(1)));
    copy(folder.resolve("log"), copy.resolve("log"));
    Digest digest = store.digest();
    try (var after = RecordStore.open(copy, SKOLEM, Clock.systemUTC())) {
      assertEquals(3, after.head());
      assertEquals(facts(2), after.read(TestData::named));
      assertEquals(digest, after.digest());
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (var files = Files.walk(from)) {
      for (Path file : files.toList()) {
        if (!file.getFileName().toString().equals("tdb.lock")) {
          Files.copy(file, to.resolve(from.relativize(file).toString()));
        }
      }
    }
  }

  @Test
  @Logs(maybe = "ERROR RecordStore: the d")
  void aDatabaseThatWasDeletedIsMadeAgainFromTheLogOrTheSnapshot() throws IOException {
    store.write(NOTE, add(fact(1)));
    store.write(NOTE, add(fact(2)));
    for (boolean forget : new boolean[] {false, true}) {
      store.compact(forget);
      Digest digest = store.digest();
      close();
      try (var files = Files.walk(folder.resolve("record"))) {
        files.sorted(java.util.Comparator.reverseOrder()).forEach(f -> f.toFile().delete());
      }
      open();
      assertEquals(2, store.head());
      assertEquals(facts(1, 2), stored());
      assertEquals(digest, store.digest());
    }
    assertEquals(3, store.write(NOTE, add(fact(3))).number());
    close();
    open();
    assertEquals(facts(1, 2, 3), stored());
  }

  /** As a kill while TDB2 writes its journal leaves it: the head of an entry without the rest. */
  @Test
  @Logs("ERROR RecordStore: the database is damaged and is rebuilt")
  void aDatabaseWhoseJournalEndsInHalfAnEntryIsMadeAnew() throws IOException {
    store.write(NOTE, add(fact(1)));
    store.write(NOTE, add(fact(2)));
    Digest digest = store.digest();
    close();
    Files.write(
        folder.resolve("record/Data-0001/journal.jrnl"),
        ByteBuffer.allocate(16).putInt(24).putInt(0x08da00f7).putInt(1).putInt(24).array(),
        StandardOpenOption.APPEND);
    open();
    assertEquals(facts(1, 2), stored());
    assertEquals(digest, store.digest());
    assertEquals(3, store.write(NOTE, add(fact(3))).number());
    assertFalse(Files.exists(folder.resolve("record-in-doubt")));
  }

  /** The mark is left by a commit that the disk did not confirm: FsyncTrial makes one. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  @Logs("ERROR RecordStore: the disk may not have kept all of the database")
  void aDatabaseThatTheDiskMayNotHaveKeptIsMadeAnew(boolean interrupted) throws IOException {
    store.write(NOTE, add(fact(1)));
    store.write(NOTE, add(fact(2)));
    Digest digest = store.digest();
    close();
    Path record = folder.resolve("record");
    Files.createFile(record.resolve("in-doubt"));
    if (interrupted) {
      Files.move(record, folder.resolve("record-in-doubt"));
      Files.createDirectory(record);
      Files.createFile(record.resolve("half"));
    }
    open();
    assertEquals(facts(1, 2), stored());
    assertEquals(digest, store.digest());
    try (var left = Files.list(folder)) {
      assertEquals(List.of(), left.filter(f -> f.toString().contains("doubt")).toList());
    }
    assertFalse(Files.exists(record.resolve("in-doubt")) || Files.exists(record.resolve("half")));
  }

  @Test
  @Logs("ERROR Writer: writing stops: The disk is full")
  void aFullDiskStopsWritingAndRoomStartsItAgain() {
    store.write(NOTE, add(fact(1)));
    disk.room = 10;
    Problem full = assertThrows(Problem.class, () -> store.write(NOTE, add(fact(2))));
    assertEquals(Problem.Kind.NO_ROOM, full.kind());
    assertEquals(facts(1), stored());
    disk.room = Integer.MAX_VALUE;
    assertEquals(2, writeWhenPossible(add(fact(3))).number());
    assertEquals(facts(1, 3), stored());
  }

  private Commit writeWhenPossible(Consumer<DatasetGraph> edit) {
    while (true) {
      try {
        return store.write(NOTE, edit);
      } catch (Problem e) {
        assertEquals(Problem.Kind.NO_ROOM, e.kind());
        Thread.onSpinWait();
      }
    }
  }

  @Test
  @Logs(
      value = "ERROR Writer: writing stops: The disk did not confirm",
      maybe = "ERROR RecordStore: the d")
  void aFailedSyncStopsWritingForGoodAndReadingGoesOn() {
    store.write(NOTE, add(fact(1)));
    disk.syncFails = true;
    assertEquals(
        Problem.Kind.UNAVAILABLE,
        assertThrows(Problem.class, () -> store.write(NOTE, add(fact(2)))).kind());
    disk.syncFails = false;
    assertThrows(Problem.class, () -> store.write(NOTE, add(fact(3))));
    assertEquals(StoreState.Kind.STOPPED, store.state().kind());
    assertEquals(facts(1), stored());
    close();
    open();
    assertEquals(facts(1), stored());
    assertEquals(store.head() + 1, store.write(NOTE, add(fact(4))).number());
  }

  @Test
  @Logs("ERROR Writer: writing stops: The database could not store")
  void whatFollowsMayFailAndWritingGoesOnAndNothingIsLeftUntold() {
    List<Long> told = new ArrayList<>();
    store.followedBy(
        new RecordStore.Follower() {
          private boolean failed;

          @Override
          public void decided(List<Commit> batch, DatasetGraph after) {
            if (!failed) {
              failed = true;
              throw new IllegalStateException("as asked");
            }
            batch.forEach(commit -> told.add(commit.number()));
          }
        });
    assertTimeoutPreemptively(
        Duration.ofSeconds(30),
        () -> {
          assertEquals(1, store.decide(NOTE, NO_KEY, add(fact(1))).number());
          assertEquals(2, decideWhenPossible(add(fact(2))).number());
        });
    assertEquals(facts(1, 2), stored());
    assertEquals(List.of(1L, 2L), told);
  }

  private Commit decideWhenPossible(Consumer<DatasetGraph> edit) {
    while (true) {
      try {
        return store.decide(NOTE, NO_KEY, edit);
      } catch (Problem e) {
        assertEquals(Problem.Kind.UNAVAILABLE, e.kind());
        Thread.onSpinWait();
      }
    }
  }

  @Test
  void theSameRequestUnderTheSameKeyIsMadeOnce() {
    var key = Optional.of(new Retry("k", "insert 1"));
    Commit first = store.decide(NOTE, key, add(fact(1)));
    store.decide(NOTE, NO_KEY, remove(fact(1)));
    assertEquals(first.number(), store.decide(NOTE, key, add(fact(1))).number());
    assertEquals(Set.of(), stored());
    close();
    open();
    assertEquals(first.number(), store.decide(NOTE, key, add(fact(1))).number());
    assertEquals(Set.of(), stored());
    var other = Optional.of(new Retry("k", "insert 2"));
    assertEquals(
        Problem.Kind.UNPROCESSABLE,
        assertThrows(Problem.class, () -> store.decide(NOTE, other, add(fact(2)))).kind());
  }

  /** Numbers and dates are values to the engine: what is logged must be what is read. */
  @Test
  void literalsAreLoggedAsTheyAreStored() {
    Random random = new Random(seed("WriterTest"));
    Set<Quad> expected = new HashSet<>();
    for (int round = 0; round < 30; round++) {
      List<Quad> some = new ArrayList<>();
      for (int i = 0; i < 10; i++) {
        some.add(RandomTerms.quad(random));
      }
      expected.addAll(store.write(NOTE, data -> some.forEach(data::add)).change().added());
    }
    Set<Quad> held = stored();
    assertEquals(Digest.of(held.iterator()), store.digest());
    assertEquals(expected, held);
    close();
    open();
    assertEquals(held, stored());
    assertEquals(Digest.of(held.iterator()), store.digest());
  }
}
