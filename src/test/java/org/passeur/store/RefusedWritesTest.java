package org.passeur.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sys.JenaSystem;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.passeur.kernel.Bilingual;
import org.passeur.kernel.Report;
import org.passeur.log.Change;
import org.passeur.log.Note;

final class RefusedWritesTest {
  private static final Note NOTE = new Note("test", "test", "test");
  private static final Quad BAD = quad("g", "bad", "p", "bad");

  /** With {@code abort} in place of the undoing, seed 4 ends in a store that cannot be read. */
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {4, 7})
  void afterManyRefusedAndTriedWritesEverythingReadsBack(long seed, @TempDir Path folder) {
    JenaSystem.init();
    var random = new Random(seed);
    Set<Quad> expected = new HashSet<>();
    try (var store = RecordStore.open(folder, "http://x/genid/", Clock.systemUTC())) {
      store.guardedBy(List.of(RefusedWritesTest::check));
      for (int round = 0; round < 10; round++) {
        boolean undone = random.nextBoolean();
        Set<Quad> some = some(random);
        Consumer<DatasetGraph> edit = data -> some.forEach(data::add);
        if (undone && random.nextInt(4) > 0) {
          store.tryOut(edit);
        } else if (undone) {
          assertThrows(Refused.class, () -> store.write(NOTE, edit.andThen(data -> data.add(BAD))));
        } else {
          store.write(NOTE, edit);
          expected.addAll(some);
        }
      }
      Set<Quad> found = new HashSet<>();
      store.read(
          data -> {
            data.find(Node.ANY, Node.ANY, Node.ANY, Node.ANY).forEachRemaining(found::add);
            return found;
          });
      found.removeIf(Quad::isDefaultGraph);
      assertEquals(expected, found);
    }
  }

  /** A check that reads the whole store, as checks may. */
  private static Report check(Change change, DatasetGraph after) {
    after.find().forEachRemaining(q -> {});
    return change.added().contains(BAD) ? refusal() : Report.CONFORMS;
  }

  private static Set<Quad> some(Random random) {
    Set<Quad> quads = new HashSet<>();
    int size = 1 + random.nextInt(3000);
    for (int i = 0; i < size; i++) {
      quads.add(
          quad(
              "g" + random.nextInt(5),
              "s" + random.nextInt(3000),
              "p" + random.nextInt(10),
              "v".repeat(1 + random.nextInt(60)) + random.nextInt(5000)));
    }
    return quads;
  }

  private static Quad quad(String g, String s, String p, String o) {
    return Quad.create(iri(g), iri(s), iri(p), NodeFactory.createLiteralString(o));
  }

  private static Node iri(String name) {
    return NodeFactory.createURI("http://x/" + name);
  }

  static Report refusal() {
    return new Report(
        List.of(
            new Report.Result(
                Report.Severity.VIOLATION,
                iri("bad"),
                Optional.empty(),
                Optional.empty(),
                iri("rule"),
                iri("rule"),
                new Bilingual("non", "no"))));
  }
}
