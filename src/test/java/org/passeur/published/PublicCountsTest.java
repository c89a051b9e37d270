package org.passeur.published;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.Quad;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.passeur.TestBase;
import org.passeur.engine.Counts;
import org.passeur.log.Change;

/** The counts of the published store belong to the state that the same reading sees. */
class PublicCountsTest extends TestBase {
  private static final int CHANGES = 400;

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(longs = {Long.MAX_VALUE, 0, 30_000})
  void whoeverReadsIsGivenTheCountsOfWhatIsRead(long memory) {
    var random = new Random(seed("PublicCountsTest"));
    try (var store = new PublishedStore(folder, false, memory)) {
      var over = new AtomicBoolean();
      var exact = new AtomicInteger();
      List<CompletableFuture<Void>> readers = new ArrayList<>();
      for (int i = 0; i < 2; i++) {
        readers.add(CompletableFuture.runAsync(() -> read(store, over, exact)));
      }
      Set<Quad> held = new HashSet<>();
      for (int number = 1; number <= CHANGES; number++) {
        if (number % 100 == 50) {
          store.rebuild(number, held.iterator());
        } else {
          store.apply(number, change(random, held));
        }
      }
      while (!isExact(store)) {
        Thread.onSpinWait();
      }
      over.set(true);
      readers.forEach(CompletableFuture::join);
      assertTrue(exact.get() > 0);
    }
  }

  private static Change change(Random random, Set<Quad> held) {
    Set<Quad> added = new HashSet<>();
    Set<Quad> removed = new HashSet<>();
    for (int i = 0; i < 10; i++) {
      Quad quad =
          Quad.create(
              iri("g" + random.nextInt(3)),
              iri("s" + random.nextInt(20)),
              iri("p" + random.nextInt(3)),
              iri("o" + random.nextInt(20)));
      if (held.contains(quad) ? !added.contains(quad) : !removed.contains(quad)) {
        (held.contains(quad) ? removed : added).add(quad);
      }
    }
    held.removeAll(removed);
    held.addAll(added);
    return new Change(List.copyOf(added), List.copyOf(removed));
  }

  private static boolean isExact(PublishedStore store) {
    return store.readCounted((data, known) -> known.isPresent() && known.get().exact());
  }

  private static void read(PublishedStore store, AtomicBoolean over, AtomicInteger exact) {
    while (!over.get()) {
      store.readCounted(
          (data, known) -> {
            if (known.isPresent() && known.get().exact()) {
              exact.incrementAndGet();
              Counts.Of all = known.get().counts().all();
              assertEquals(store.union().size(), all.triples());
            }
            return data;
          });
    }
  }

  private static Node iri(String name) {
    return NodeFactory.createURI("urn:example:" + name);
  }
}
