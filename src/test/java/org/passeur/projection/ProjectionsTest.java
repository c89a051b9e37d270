package org.passeur.projection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.passeur.TestData.ADDRESSES;
import static org.passeur.TestData.NOTE;
import static org.passeur.TestData.SKOLEM;
import static org.passeur.TestData.add;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;
import org.passeur.Logs;
import org.passeur.TestBase;
import org.passeur.TestData;
import org.passeur.log.Change;
import org.passeur.log.Retry;
import org.passeur.published.PublishedStore;
import org.passeur.rights.Visibility;
import org.passeur.store.RecordStore;
import org.passeur.vocab.Dpv;
import org.passeur.vocab.Foaf;
import org.passeur.vocab.Psr;
import org.passeur.vocab.Schema;

/**
 * What follows the record store, in step with it: with the published store in memory, on disk, and
 * in so little memory that it moves from one to the other.
 */
@ParameterizedClass
@ValueSource(longs = {Long.MAX_VALUE, 0, 2_000})
final class ProjectionsTest extends TestBase {
  private static final String ONE = "<graph/public/demo> { <id/theme/x> skos:prefLabel 'un'@fr }";
  private static final String TWO = "<graph/public/demo> { <id/theme/x> skos:altLabel 'deux'@fr }";
  private static final String THREE = "<graph/public/demo> { <id/theme/x> skos:note 'trois'@fr }";

  private final long memory;

  ProjectionsTest(long memory) {
    this.memory = memory;
  }

  private PublishedStore published(String name) {
    return new PublishedStore(folder.resolve(name), false, memory);
  }

  @TempDir Path folder;
  private final Follower follower = new Follower();
  private RecordStore record;
  private PublishedStore published;
  private Projections projections;

  @BeforeEach
  void open() {
    record = RecordStore.open(folder, SKOLEM, Clock.systemUTC());
    published = published("published");
    projections = new Projections(record, visibility(), published, List.of(follower));
  }

  @AfterEach
  void close() {
    projections.close();
    record.close();
  }

  private Visibility visibility() {
    return record.read(data -> Visibility.of(ADDRESSES, data, Clock.systemUTC()));
  }

  @Test
  void aWriterReadsItsOwnWrites() {
    record.write(NOTE, add(ONE));
    assertEquals(Set.copyOf(TestData.quads(ONE)), published.read(TestData::named));
    assertEquals(triples(ONE), follower.held);
  }

  @Test
  void everyProjectionKnowsTheNumberOfTheLastChange() {
    record.write(NOTE, add(ONE));
    record.write(NOTE, add(TWO));
    assertEquals(Map.of("published", 2L, "follower", 2L), projections.offsets());
    assertEquals(Set.of(), projections.failed());
  }

  @Test
  void aProjectionIsToldOnlyOfWhatIsPublic() {
    record.write(NOTE, add(ONE + "<graph/restricted/x> { <id/theme/x> skos:note 'secret'@fr }"));
    record.write(NOTE, add("<graph/restricted/x> { <id/theme/y> skos:note 'secret'@fr }"));
    assertEquals(triples(ONE), follower.held);
    assertEquals(Set.copyOf(TestData.quads(ONE)), published.read(TestData::named));
  }

  @Test
  @Logs("ERROR Projections: projection follower failed and will be rebuilt")
  void aFailingProjectionIsMarkedAndTheChangeIsStored() {
    record.write(NOTE, add(ONE));
    follower.failing = true;
    record.write(NOTE, add(TWO));
    assertEquals(2, record.head());
    assertEquals(Set.copyOf(TestData.quads(ONE + TWO)), record.read(TestData::named));
    assertEquals(Set.copyOf(TestData.quads(ONE + TWO)), published.read(TestData::named));
    assertEquals(Set.of("follower"), projections.failed());
    assertEquals(1, projections.offsets().get("follower"));
  }

  @Test
  @Logs("ERROR Projections: projection follower failed and will be rebuilt")
  void aFailedProjectionIsRebuiltAtTheNextChange() {
    follower.failing = true;
    record.write(NOTE, add(ONE));
    record.write(NOTE, add(TWO)); // the rebuilding fails too
    assertEquals(Set.of("follower"), projections.failed());
    follower.failing = false;
    record.write(NOTE, add(THREE));
    assertTrue(projections.awaitMended(Duration.ofSeconds(30)));
    assertEquals(triples(ONE + TWO + THREE), follower.held);
    assertEquals(3, follower.offset());
  }

  @Test
  @Logs("ERROR Projections: projection follower failed and will be rebuilt")
  void anErrorOfAProjectionIsNoErrorOfTheWriter() {
    follower.error = new StackOverflowError("as deep data causes");
    record.write(NOTE, add(ONE));
    assertEquals(1, record.head());
    assertEquals(Set.of("follower"), projections.failed());
  }

  @Test
  @Logs("ERROR Projections: projection follower failed and will be rebuilt")
  void aProjectionThatIsBehindIsRebuiltWhenTheHouseOpens() {
    record.write(NOTE, add(ONE));
    follower.failing = true;
    record.write(NOTE, add(TWO));
    close();
    follower.failing = false;
    open();
    assertEquals(triples(ONE + TWO), follower.held);
    assertEquals(Map.of("published", 2L, "follower", 2L), projections.offsets());
  }

  @Test
  void aPublishedStoreThatWasDeletedIsMadeAgain() {
    record.write(NOTE, add(ONE));
    close();
    record = RecordStore.open(folder, SKOLEM, Clock.systemUTC());
    published = published("another");
    projections = new Projections(record, visibility(), published, List.of(follower));
    assertEquals(Set.copyOf(TestData.quads(ONE)), published.read(TestData::named));
  }

  /**
   * A projection is rebuilt while writing goes on: it then holds a statement whose coming it is
   * still to be told, together with its going.
   */
  @Test
  @Logs("ERROR Projections: projection follower failed and will be rebuilt")
  void whatCameBeforeARebuildAndWentAfterItIsGone() throws InterruptedException {
    close();
    var failingNow = new CountDownLatch(1);
    var mayFail = new CountDownLatch(1);
    var rebuilt = new CountDownLatch(1);
    var mayEnd = new CountDownLatch(1);
    var staff =
        new Follower() {
          private boolean first = true;

          @Override
          public void apply(long number, Change visible, Graph after) {
            if (first) {
              first = false;
              failingNow.countDown();
              waitFor(mayFail);
              throw new IllegalStateException("as asked");
            }
            super.apply(number, visible, after);
          }

          @Override
          public void rebuild(long number, Graph everything) {
            super.rebuild(number, everything);
            if (number == 2) {
              rebuilt.countDown();
              waitFor(mayEnd);
            }
          }
        };
    record = RecordStore.open(folder, SKOLEM, Clock.systemUTC());
    published = published("published");
    projections =
        new Projections(record, visibility(), published, List.of(), List.<Projection>of(staff));
    Optional<Retry> noKey = Optional.empty();
    record.decide(NOTE, noKey, add(ONE));
    record.settle();
    failingNow.await();
    record.decide(NOTE, noKey, add(TWO));
    record.settle();
    mayFail.countDown();
    rebuilt.await();
    record.decide(NOTE, noKey, TestData.remove(TWO));
    record.settle();
    mayEnd.countDown();
    record.write(NOTE, add(THREE));
    assertEquals(triples(ONE + THREE), staff.held);
    assertEquals(4, staff.offset());
  }

  /** A reader may be shown what is a moment old, but not what was closed in that moment. */
  @Test
  void whatWasClosedIsKnownToBeStillShownUntilItIsFollowed() throws InterruptedException {
    Node subject = ADDRESSES.thing("consent", "consent0");
    Quad status = consent(subject, Dpv.HAS_CONSENT_STATUS, Dpv.CONSENT_GIVEN);
    String name = "aaaaaaaaaaaa";
    record.write(
        NOTE,
        data -> {
          data.add(consent(subject, Dpv.HAS_DATA_SUBJECT, person(name)));
          data.add(status);
          data.add(consent(subject, Psr.CONSENT_AUDIENCE, Psr.PUBLIC_AUDIENCE));
          data.add(consent(subject, Psr.CONSENT_COVERS, Psr.concept("data", "name")));
          data.add(
              Quad.create(
                  ADDRESSES.personGraph(name, "name"),
                  person(name),
                  Foaf.NAME,
                  NodeFactory.createLiteralString("Ada (fictive)")));
        });
    assertEquals(1, follower.held.size());
    var mayFollow = new CountDownLatch(1);
    follower.waiting = mayFollow;
    record.decide(NOTE, Optional.empty(), add(ONE));
    assertTrue(projections.awaitClosed(Duration.ZERO)); // an addition may come a moment late
    record.decide(NOTE, Optional.empty(), data -> data.delete(status));
    assertFalse(projections.awaitClosed(Duration.ZERO));
    mayFollow.countDown();
    assertTrue(projections.awaitClosed(Duration.ofSeconds(30)));
    assertEquals(triples(ONE), follower.held);
  }

  private static void waitFor(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void rebuildingChangesNothing() {
    record.write(NOTE, add(ONE + TWO));
    projections.rebuild();
    assertEquals(Set.copyOf(TestData.quads(ONE + TWO)), published.read(TestData::named));
    assertEquals(triples(ONE + TWO), follower.held);
  }

  /** Random facts and consents of three people; what follows must equal what is made afresh. */
  @Test
  void followingChangesGivesTheSameAsStartingOver() {
    Random random = new Random(seed("ProjectionsTest"));
    for (int round = 0; round < 150; round++) {
      int size = 1 + random.nextInt(4);
      record.write(
          NOTE,
          data -> {
            for (int i = 0; i < size; i++) {
              edit(data, random);
            }
          });
      Visibility fresh = visibility();
      Set<Quad> expected = new HashSet<>();
      for (Quad quad : record.read(TestData::named)) {
        if (fresh.isPublic(quad.getGraph())) {
          expected.add(quad);
        }
      }
      assertEquals(expected, published.read(TestData::named), "round " + round);
      Set<Triple> union = new HashSet<>();
      expected.forEach(q -> union.add(q.asTriple()));
      assertEquals(union, follower.held, "round " + round);
    }
    close();
    Set<Quad> before = reopened();
    projections.rebuild();
    assertEquals(before, published.read(TestData::named));
  }

  private Set<Quad> reopened() {
    open();
    return published.read(TestData::named);
  }

  private static void edit(DatasetGraph data, Random random) {
    Quad quad = random.nextInt(3) == 0 ? fact(random) : consent(random);
    if (random.nextInt(12) == 0) {
      data.removeGraph(quad.getGraph());
    } else if (random.nextInt(8) == 0) {
      data.deleteAny(quad.getGraph(), quad.getSubject(), Node.ANY, Node.ANY);
    } else if (random.nextInt(3) == 0) {
      data.delete(quad);
    } else {
      data.add(quad);
    }
  }

  private static Quad fact(Random random) {
    String key = key(random);
    Node value = NodeFactory.createLiteralString("v" + random.nextInt(3));
    Node graph =
        switch (random.nextInt(4)) {
          case 0 -> ADDRESSES.publicGraph("demo");
          case 1 -> ADDRESSES.communityGraph(key);
          default -> ADDRESSES.personGraph(key, category(random));
        };
    return Quad.create(graph, person(key), Foaf.NAME, value);
  }

  private static Quad consent(Random random) {
    Node subject = ADDRESSES.thing("consent", "consent" + random.nextInt(3));
    return switch (random.nextInt(9)) {
      case 0, 1 -> consent(subject, Dpv.HAS_DATA_SUBJECT, person(key(random)));
      case 2, 3 -> consent(subject, Dpv.HAS_CONSENT_STATUS, Dpv.CONSENT_GIVEN);
      case 4 ->
          consent(
              subject,
              Dpv.HAS_CONSENT_STATUS,
              random.nextBoolean() ? Dpv.CONSENT_WITHDRAWN : Dpv.CONSENT_EXPIRED);
      case 5 -> consent(subject, Psr.CONSENT_AUDIENCE, Psr.PUBLIC_AUDIENCE);
      case 6 ->
          consent(
              subject,
              Schema.END_DATE,
              NodeFactory.createLiteralString(random.nextBoolean() ? "2999-01-01" : "1999-01-01"));
      case 7 -> consent(subject, Psr.CONSENT_COVERS, Psr.concept("data", "name"));
      default -> consent(subject, Psr.CONSENT_COVERS, Psr.concept("data", category(random)));
    };
  }

  private static Quad consent(Node subject, Node predicate, Node object) {
    return Quad.create(ADDRESSES.consentGraph(), subject, predicate, object);
  }

  private static String category(Random random) {
    return List.of("name", "expertise", "contact").get(random.nextInt(3));
  }

  private static String key(Random random) {
    return "abc".charAt(random.nextInt(3)) + "aaaaaaaaaaa";
  }

  private static Node person(String key) {
    return ADDRESSES.thing("person", key);
  }

  private static Set<Triple> triples(String trig) {
    Set<Triple> triples = new HashSet<>();
    TestData.quads(trig).forEach(q -> triples.add(q.asTriple()));
    return triples;
  }

  /** Keeps what it is told of: as simple as a projection can be. */
  private static class Follower implements Projection {
    private boolean failing;
    private volatile CountDownLatch waiting = new CountDownLatch(0);
    private Error error = new Error();
    Set<Triple> held = new HashSet<>();
    private long offset = -1;

    @Override
    public String name() {
      return "follower";
    }

    @Override
    public long offset() {
      return offset;
    }

    @Override
    public void apply(long number, Change visible, Graph after) {
      waitFor(waiting);
      fail();
      // a triple may stand in several graphs: what leaves one may stay in another
      List<Triple> gone = new ArrayList<>();
      visible.removed().forEach(q -> gone.add(q.asTriple()));
      gone.removeIf(after::contains);
      held.removeAll(gone);
      visible.added().forEach(q -> held.add(q.asTriple()));
      offset = number;
    }

    @Override
    public void rebuild(long number, Graph everything) {
      fail();
      held = new HashSet<>(everything.find().toList());
      offset = number;
    }

    private void fail() {
      if (failing) {
        throw new IllegalStateException("as asked");
      }
      if (error.getMessage() != null) {
        throw error;
      }
    }

    @Override
    public long differences(Graph everything) {
      Set<Triple> wanted = new HashSet<>(everything.find().toList());
      long there = held.stream().filter(wanted::contains).count();
      return held.size() + wanted.size() - 2 * there;
    }

    @Override
    public void forget() {
      held = new HashSet<>();
      offset = -1;
    }

    @Override
    public void close() {}
  }
}
