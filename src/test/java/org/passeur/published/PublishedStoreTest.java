package org.passeur.published;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.passeur.TestData.ADDRESSES;
import static org.passeur.TestData.NOTE;
import static org.passeur.TestData.SKOLEM;
import static org.passeur.TestData.add;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.IntUnaryOperator;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.Quad;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passeur.Logs;
import org.passeur.TestBase;
import org.passeur.TestData;
import org.passeur.log.Change;
import org.passeur.projection.Projection;
import org.passeur.projection.Projections;
import org.passeur.rights.Visibility;
import org.passeur.store.RecordStore;

/** Where the published store keeps what it holds, and how it moves. */
class PublishedStoreTest extends TestBase {
  private static final long ROOM = 1_000_000;
  private static final String ONE = "<graph/public/demo> { <id/theme/x> skos:prefLabel 'un'@fr }";

  @TempDir Path folder;

  @Test
  void inMemoryNothingIsLeftOnDisk() throws IOException {
    try (var store = new PublishedStore(folder, false, 0)) {
      store.apply(1, change(0, 10));
      assertFalse(store.isInMemory());
    }
    try (var store = new PublishedStore(folder, false, ROOM)) {
      assertTrue(store.isInMemory());
      assertEquals(-1, store.offset()); // to be made from the record store
      assertTrue(store.<Boolean>read(data -> store.union().isEmpty()));
    }
    try (var files = Files.list(folder)) {
      assertEquals(0, files.count());
    }
  }

  @Test
  void itMovesToDiskWhenItGrowsAndBackWhenItHasShrunk() {
    try (var store = new PublishedStore(folder, false, ROOM)) {
      store.apply(1, change(0, 3_000));
      assertTrue(store.isInMemory());
      store.apply(2, change(3_000, 6_000));
      assertFalse(store.isInMemory());
      assertEquals(2, store.offset());
      assertEquals(quads(0, 6_000), store.read(TestData::named));
    }
    try (var store = new PublishedStore(folder, false, ROOM)) {
      assertFalse(store.isInMemory());
      assertEquals(2, store.offset());
      store.apply(3, new Change(List.of(), List.copyOf(quads(1_000, 6_000))));
      assertEquals(quads(0, 1_000), store.read(TestData::named));
    }
    try (var store = new PublishedStore(folder, false, ROOM)) {
      assertTrue(store.isInMemory());
      store.rebuild(3, quads(0, 1_000).iterator());
      assertEquals(quads(0, 1_000), store.read(TestData::named));
    }
  }

  @Test
  void whatIsTooLargeFromTheStartGoesToDisk() {
    try (var store = new PublishedStore(folder, false, ROOM)) {
      store.rebuild(7, quads(0, 9_000).iterator());
      assertFalse(store.isInMemory());
      assertEquals(7, store.offset());
      assertEquals(quads(0, 9_000), store.read(TestData::named));
    }
  }

  @Test
  void aRebuildThatFailsLeavesWhatWasThere() {
    try (var store = new PublishedStore(folder, false, ROOM)) {
      store.apply(1, change(0, 10));
      Iterator<Quad> failing =
          new Iterator<>() {
            private int left = 5;

            @Override
            public boolean hasNext() {
              return true;
            }

            @Override
            public Quad next() {
              if (left-- == 0) {
                throw new IllegalStateException("as asked");
              }
              return quad(100 + left);
            }
          };
      assertThrows(IllegalStateException.class, () -> store.rebuild(2, failing));
      assertEquals(1, store.offset());
      assertEquals(quads(0, 10), store.read(TestData::named));
    }
  }

  /** A reader holds nobody up, and goes on seeing what it saw: also while the store moves. */
  @Test
  void aReaderKeepsItsStateAndNoWriterWaitsForIt() {
    try (var store = new PublishedStore(folder, false, ROOM)) {
      store.apply(1, change(0, 100));
      var reading = new CountDownLatch(1);
      var written = new CountDownLatch(1);
      CompletableFuture<List<Set<Quad>>> reader =
          CompletableFuture.supplyAsync(
              () ->
                  store.read(
                      data -> {
                        List<Set<Quad>> seen = new ArrayList<>(List.of(TestData.named(data)));
                        reading.countDown();
                        await(written);
                        seen.add(TestData.named(data));
                        seen.add(store.read(TestData::named));
                        assertEquals(100, store.union().size());
                        return seen;
                      }));
      await(reading);
      store.apply(2, new Change(List.copyOf(quads(100, 200)), List.copyOf(quads(0, 50))));
      assertEquals(quads(50, 200), store.read(TestData::named));
      store.apply(3, change(200, 9_000));
      assertFalse(store.isInMemory());
      written.countDown();
      assertEquals(List.of(quads(0, 100), quads(0, 100), quads(0, 100)), reader.join());
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void theVersionChangesWithTheMove() {
    try (var store = new PublishedStore(folder, false, ROOM)) {
      long before = store.version();
      store.apply(1, change(0, 9_000));
      assertTrue(store.version() > before);
    }
  }

  /**
   * What reads from the published store may hold what a consent opened that ended while the house
   * was closed. The published store is rebuilt and does not.
   */
  @Test
  void whatLapsedWhileTheHouseWasClosedIsForgottenByThoseWhoReadFromIt() {
    var projection = new Forgetful();
    opened(Clock.systemUTC(), projection, consent("2999-01-01"));
    projection.forgotten = false;
    opened(Clock.systemUTC(), projection, "");
    assertFalse(projection.forgotten);
    Clock later =
        Clock.fixed(java.time.Instant.parse("2999-01-02T12:00:00Z"), java.time.ZoneOffset.UTC);
    opened(later, projection, "");
    assertTrue(projection.forgotten);
  }

  private void opened(Clock clock, Projection projection, String trig) {
    try (var record = RecordStore.open(folder, SKOLEM, clock)) {
      Visibility visibility = record.read(data -> Visibility.of(ADDRESSES, data, clock));
      var published = new PublishedStore(folder.resolve("published"), false, ROOM);
      try (var projections = new Projections(record, visibility, published, List.of(projection))) {
        assertTrue(projections.publishedInMemory());
        if (!trig.isEmpty()) {
          record.write(NOTE, add(trig));
        }
      }
    }
  }

  private static String consent(String end) {
    return "<graph/restricted/consent> { <id/consent/c> dpv:hasDataSubject <id/person/aaaaaaaaaaaa>"
        + " ; dpv:hasConsentStatus dpv:ConsentGiven ; psr:consentAudience audience:public ;"
        + " psr:consentCovers data:name ; schema:endDate '"
        + end
        + "'^^xsd:date }";
  }

  private static final class Forgetful implements Projection {
    private boolean forgotten;
    private long offset = -1;

    @Override
    public String name() {
      return "forgetful";
    }

    @Override
    public long offset() {
      return offset;
    }

    @Override
    public void apply(long number, Change visible, Graph after) {
      offset = number;
    }

    @Override
    public void rebuild(long number, Graph everything) {
      offset = number;
    }

    @Override
    public long differences(Graph everything) {
      return 0;
    }

    @Override
    public void forget() {
      forgotten = true;
      offset = -1;
    }

    @Override
    public void close() {
      // holds nothing
    }
  }

  private static Change change(int from, int to) {
    return new Change(List.copyOf(quads(from, to)), List.of());
  }

  private static Set<Quad> quads(int from, int to) {
    Set<Quad> quads = new HashSet<>();
    for (int i = from; i < to; i++) {
      quads.add(quad(i));
    }
    return quads;
  }

  private static Quad quad(int i) {
    return Quad.create(
        NodeFactory.createURI("urn:example:g" + i % 3),
        NodeFactory.createURI("urn:example:s" + i),
        NodeFactory.createURI("urn:example:p"),
        NodeFactory.createLiteralString("o" + i % 7));
  }

  @Test
  @Logs("ERROR Database: ")
  void filesThatWereCutAreMadeAgain() throws IOException {
    spoil(".*[.](idn|dat|bdf)", size -> 3);
  }

  @Test
  @Logs("ERROR Database: ")
  void termsThatWereOverwrittenAreMadeAgain() throws IOException {
    spoil(".*nodes-data[.]obj", size -> size);
  }

  private void spoil(String files, IntUnaryOperator size) throws IOException {
    try (var record = RecordStore.open(folder, SKOLEM, Clock.systemUTC())) {
      Path on = folder.resolve("published");
      for (int round = 0; round < 2; round++) {
        Visibility visibility = record.read(d -> Visibility.of(ADDRESSES, d, Clock.systemUTC()));
        var published = new PublishedStore(on, false, 0);
        try (var projections = new Projections(record, visibility, published, List.of())) {
          record.write(NOTE, add(ONE));
          assertEquals(Set.copyOf(TestData.quads(ONE)), published.read(TestData::named));
          assertEquals(Map.of("published", 1L), projections.offsets());
        }
        try (var all = Files.walk(on)) {
          for (Path file : all.filter(f -> f.toString().matches(files)).toList()) {
            Files.write(file, new byte[size.applyAsInt((int) Files.size(file))]);
          }
        }
      }
    }
  }
}
