package org.passeur.engine.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.Quad;
import org.junit.jupiter.api.Test;
import org.passeur.TestBase;

/**
 * One thread makes version after version of a dataset in memory while others read the ones they
 * hold, in an order that the seed decides: how many edits are made between how many readings, which
 * edits are given up, which versions are held, and how far a reading goes before something else is
 * read. Every version is, whenever it is read, what a plain set of statements was at its number.
 */
class VersionsUnderEditsTest extends TestBase {
  private static final Node ANY = Node.ANY;
  private static final int EDITS = 250;
  private static final int READERS = 4;
  private static final int HELD = 6;
  private static final int MOST_CHANGES = 60;

  /** The edit waits for so many readings at most. */
  private static final int MOST_READINGS = 12;

  private static final int PATIENCE = 60; // seconds

  private final long seed = seed("VersionsUnderEditsTest");

  /** What each version holds, by its number. */
  private final List<Set<Quad>> model = new ArrayList<>();

  private volatile Version newest = new Version(0, new MemoryDataset(DefaultGraph.UNION));
  private final Semaphore readings = new Semaphore(0);
  private volatile boolean ended;

  private record Version(int number, MemoryDataset data) {}

  private record Change(boolean adds, Quad quad) {
    void make(MemoryDataset data) {
      if (adds) {
        data.add(quad);
      } else {
        data.delete(quad);
      }
    }

    void make(Set<Quad> held) {
      if (adds) {
        held.add(quad);
      } else {
        held.remove(quad);
      }
    }
  }

  @Test
  void aVersionThatIsHeldStaysAsItWasWhileOthersAreMade() throws Exception {
    var random = new Random(seed);
    int terms = List.of(4, 15, 60).get(random.nextInt(3));
    List<List<Change>> edits = new ArrayList<>();
    model.add(Set.of());
    for (int i = 0; i < EDITS; i++) {
      edits.add(changes(random, terms));
      Set<Quad> next = new HashSet<>(model.get(i));
      edits.get(i).forEach(change -> change.make(next));
      model.add(next);
    }
    ExecutorService threads = Executors.newFixedThreadPool(READERS + 1);
    try {
      List<Future<Integer>> readers = new ArrayList<>();
      for (int i = 0; i < READERS; i++) {
        var own = new Random(random.nextLong());
        readers.add(threads.submit(() -> new Reader(own, terms).read()));
      }
      Future<?> writer = threads.submit(() -> write(edits, new Random(random.nextLong()), terms));
      int older = 0;
      for (Future<Integer> reader : readers) {
        older += reader.get(2 * PATIENCE, TimeUnit.SECONDS);
      }
      writer.get(PATIENCE, TimeUnit.SECONDS);
      assertEquals(EDITS, newest.number());
      assertTrue(older > 0, "no version was read that edits had passed");
    } finally {
      ended = true;
      threads.shutdownNow();
    }
  }

  private Void write(List<List<Change>> edits, Random random, int terms) throws Exception {
    try {
      for (int i = 0; i < EDITS; i++) {
        MemoryDataset before = newest.data();
        if (random.nextInt(4) == 0) {
          MemoryDataset givenUp = before.edit();
          changes(random, terms).forEach(change -> change.make(givenUp));
          pause(random);
        }
        MemoryDataset next = before.edit();
        List<Change> changes = edits.get(i);
        int half = random.nextInt(changes.size() + 1);
        changes.subList(0, half).forEach(change -> change.make(next));
        pause(random); // others read while this one is half made
        changes.subList(half, changes.size()).forEach(change -> change.make(next));
        next.freeze();
        newest = new Version(i + 1, next);
      }
      return null;
    } finally {
      ended = true;
    }
  }

  /** Waits until others have read so often as chance wants it. */
  private void pause(Random random) throws InterruptedException {
    readings.drainPermits();
    assertTrue(
        readings.tryAcquire(random.nextInt(MOST_READINGS), PATIENCE, TimeUnit.SECONDS),
        "nobody reads any more");
  }

  private final class Reader {
    private final Random random;
    private final int terms;
    private final List<Version> held = new ArrayList<>();
    private int older;

    Reader(Random random, int terms) {
      this.random = random;
      this.terms = terms;
    }

    /**
     * Reads until everything is written. Returns how often it read what was no longer the newest.
     */
    int read() {
      while (!ended) {
        Version next = newest;
        if (held.size() < HELD) {
          held.add(next);
        } else if (random.nextInt(3) == 0) {
          held.set(random.nextInt(HELD), next);
        }
        Version one = one();
        check(one);
        if (one.number() < newest.number()) {
          older++;
        }
        readings.release();
      }
      held.forEach(this::whole);
      return older;
    }

    private Version one() {
      return held.get(random.nextInt(held.size()));
    }

    private void check(Version one) {
      switch (random.nextInt(4)) {
        case 0 -> whole(one);
        case 1 -> pattern(one);
        case 2 -> follow(one);
        default -> together(one, one());
      }
    }

    private void whole(Version one) {
      Set<Quad> then = model.get(one.number());
      assertEquals(then, Iter.toSet(one.data().find()), () -> said(one));
      assertEquals(then.size(), one.data().quads(), () -> said(one));
    }

    private void pattern(Version one) {
      Quad like = quad(random, terms);
      Node g = random.nextBoolean() ? ANY : like.getGraph();
      Node s = random.nextBoolean() ? ANY : like.getSubject();
      Node p = random.nextBoolean() ? ANY : like.getPredicate();
      Node o = random.nextBoolean() ? ANY : like.getObject();
      assertEquals(held(one, g, s, p, o), Iter.toSet(one.data().find(g, s, p, o)), () -> said(one));
    }

    /** From a statement on to those about its object, by the way that all versions share. */
    private void follow(Version one) {
      Iterator<IndexedTriple> some =
          one.data().triples(ANY, ANY, quad(random, terms).getPredicate(), ANY);
      for (int i = 0; i < 5 && some.hasNext(); i++) {
        IndexedTriple from = some.next();
        Node middle = from.getObject();
        Set<Triple> then = new HashSet<>();
        held(one, ANY, middle, ANY, ANY).forEach(q -> then.add(q.asTriple()));
        assertEquals(
            then,
            Iter.toSet(one.data().triples(ANY, middle, from.object(), ANY, ANY, null)),
            () -> said(one));
      }
    }

    /** Two versions read in turns, statement by statement, as long answers are. */
    private void together(Version one, Version other) {
      Set<Quad> first = new HashSet<>();
      Set<Quad> second = new HashSet<>();
      Iterator<Quad> a = one.data().find();
      Iterator<Quad> b = other.data().find();
      while (a.hasNext() || b.hasNext()) {
        boolean left = b.hasNext() ? a.hasNext() && random.nextBoolean() : true;
        if (left) {
          first.add(a.next());
        } else {
          second.add(b.next());
        }
        if (random.nextInt(50) == 0) {
          readings.release();
          Thread.onSpinWait();
        }
      }
      assertEquals(model.get(one.number()), first, () -> said(one));
      assertEquals(model.get(other.number()), second, () -> said(other));
    }

    private Set<Quad> held(Version one, Node g, Node s, Node p, Node o) {
      Set<Quad> found = new HashSet<>();
      for (Quad quad : model.get(one.number())) {
        if ((g.equals(ANY) || g.equals(quad.getGraph()))
            && Triple.create(s, p, o).matches(quad.asTriple())) {
          found.add(quad);
        }
      }
      return found;
    }

    private String said(Version one) {
      return "version " + one.number() + ", read when there were " + newest.number();
    }
  }

  private static List<Change> changes(Random random, int terms) {
    List<Change> changes = new ArrayList<>();
    for (int i = random.nextInt(MOST_CHANGES); i >= 0; i--) {
      changes.add(new Change(random.nextInt(5) < 3, quad(random, terms)));
    }
    return changes;
  }

  /** Few subjects and objects, so that short lists become sets and back. */
  private static Quad quad(Random random, int terms) {
    Node object =
        random.nextInt(4) == 0
            ? NodeFactory.createLiteralString("t" + random.nextInt(100))
            : iri("n" + random.nextInt(terms));
    return Quad.create(
        iri("g" + random.nextInt(4)),
        iri("n" + random.nextInt(terms)),
        iri("p" + random.nextInt(4)),
        object);
  }

  private static Node iri(String name) {
    return NodeFactory.createURI("urn:example:" + name);
  }
}
