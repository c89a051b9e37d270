package org.passeur.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.passeur.TestData.NOTE;
import static org.passeur.TestData.SKOLEM;
import static org.passeur.TestData.add;
import static org.passeur.TestData.ours;
import static org.passeur.TestData.quads;
import static org.passeur.TestData.remove;
import static org.passeur.TestData.update;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.update.UpdateAction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.passeur.Logs;
import org.passeur.TestBase;
import org.passeur.TestData;
import org.passeur.kernel.Bilingual;
import org.passeur.kernel.Report;
import org.passeur.log.Change;
import org.passeur.log.Commit;

/** The one door for writes. */
final class RecordStoreTest extends TestBase {
  private static final String ONE = "<graph/public/a> { <id/theme/x> skos:prefLabel 'un'@fr }\n";
  private static final String TWO = "<graph/public/b> { <id/theme/x> skos:prefLabel 'un'@fr }\n";
  private static final String BAD = "<graph/public/a> { <id/theme/bad> skos:note 'bad' }\n";
  private static final Node BAD_NODE = ours("id/theme/bad");

  @TempDir Path folder;
  private RecordStore store;

  @BeforeEach
  void open() {
    store = RecordStore.open(folder, SKOLEM, Clock.systemUTC());
    store.guardedBy(List.of(RecordStoreTest::noBad));
  }

  @AfterEach
  void close() {
    store.close();
  }

  private static Report noBad(Change change, DatasetGraph after) {
    boolean bad = after.find(Node.ANY, BAD_NODE, Node.ANY, Node.ANY).hasNext();
    return bad
        ? new Report(
            List.of(
                new Report.Result(
                    Report.Severity.VIOLATION,
                    BAD_NODE,
                    Optional.empty(),
                    Optional.empty(),
                    BAD_NODE,
                    BAD_NODE,
                    new Bilingual("non", "no"))))
        : Report.CONFORMS;
  }

  private Set<Quad> stored() {
    return store.read(TestData::named);
  }

  private static Set<Quad> set(String trig) {
    return Set.copyOf(quads(trig));
  }

  @Test
  void numbersGrowByOneAndOutliveTheProgram() {
    assertEquals(0, store.head());
    assertEquals(1, store.write(NOTE, add(ONE)).number());
    assertEquals(2, store.write(NOTE, add(TWO)).number());
    close();
    open();
    assertEquals(2, store.head());
    assertEquals(3, store.write(NOTE, remove(TWO)).number());
  }

  @Test
  void anEditThatChangesNothingIsNotAChange() {
    store.write(NOTE, add(ONE));
    for (Consumer<DatasetGraph> nothing :
        List.<Consumer<DatasetGraph>>of(
            data -> {},
            add(ONE),
            remove(TWO),
            add(TWO).andThen(remove(TWO)),
            remove(ONE).andThen(add(ONE)))) {
      var commit = store.write(NOTE, nothing);
      assertTrue(commit.change().isEmpty());
      assertEquals(1, commit.number());
    }
    assertEquals(1, store.head());
    assertEquals(set(ONE), stored());
  }

  @Test
  void aRefusedChangeLeavesNothingAndTakesNoNumber() {
    store.write(NOTE, add(ONE));
    assertThrows(
        Refused.class, () -> store.write(NOTE, remove(ONE).andThen(add(TWO)).andThen(add(BAD))));
    assertEquals(set(ONE), stored());
    assertEquals(1, store.head());
    assertEquals(2, store.write(NOTE, add(TWO)).number());
  }

  @Test
  void anEditThatStopsHalfWayLeavesNothing() {
    store.write(NOTE, add(ONE));
    var stop = new IllegalStateException("half way");
    var thrown =
        assertThrows(
            IllegalStateException.class,
            () ->
                store.write(
                    NOTE,
                    remove(ONE)
                        .andThen(add(TWO))
                        .andThen(
                            data -> {
                              throw stop;
                            })));
    assertEquals(stop, thrown);
    assertEquals(set(ONE), stored());
    assertEquals(1, store.head());
    assertEquals(2, store.write(NOTE, add(TWO)).number());
  }

  @Test
  @Logs("ERROR Writer: writing stops: The database could not store")
  void anErrorHalfWayLeavesNothingEither() {
    assertThrows(
        StackOverflowError.class,
        () ->
            store.write(
                NOTE,
                add(ONE)
                    .andThen(
                        data -> {
                          throw new StackOverflowError("as deep data causes");
                        })));
    assertEquals(Set.of(), stored());
    assertEquals(1, store.write(NOTE, add(ONE)).number());
  }

  @Test
  void aTrialSaysWhatWouldChangeAndStoresNothing() {
    store.write(NOTE, add(ONE));
    var good = store.tryOut(remove(ONE).andThen(add(TWO)));
    assertEquals(set(TWO), Set.copyOf(good.change().added()));
    assertEquals(set(ONE), Set.copyOf(good.change().removed()));
    assertTrue(good.report().conforms());
    assertFalse(store.tryOut(add(BAD)).report().conforms());
    assertThrows(
        IllegalStateException.class,
        () ->
            store.tryOut(
                data -> {
                  add(TWO).accept(data);
                  throw new IllegalStateException();
                }));
    assertEquals(set(ONE), stored());
    assertEquals(1, store.head());
  }

  @Test
  void theFollowerIsToldOfEveryDecidedChangeBeforeTheWriterGoesOn() {
    List<Commit> told = new ArrayList<>();
    store.followedBy(
        new RecordStore.Follower() {
          @Override
          public void decided(List<Commit> batch, DatasetGraph after) {
            told.addAll(batch);
          }
        });
    var first = store.write(NOTE, add(ONE));
    assertEquals(List.of(first), told);
    store.write(NOTE, add(ONE));
    assertThrows(Refused.class, () -> store.write(NOTE, add(BAD)));
    store.tryOut(add(TWO));
    assertEquals(List.of(first), told);
  }

  @Test
  void laterChecksAreNotAskedWhenAnEarlierOneRefuses() {
    var asked = new AtomicInteger();
    store.guardedBy(
        List.of(
            RecordStoreTest::noBad,
            (change, after) -> {
              asked.incrementAndGet();
              return Report.CONFORMS;
            }));
    assertThrows(Refused.class, () -> store.write(NOTE, add(BAD)));
    assertEquals(0, asked.get());
    store.write(NOTE, add(ONE));
    assertEquals(1, asked.get());
  }

  // Blank nodes

  @Test
  void aBlankNodeBecomesOneIriWithinAnEdit() {
    var commit =
        store.write(
            NOTE,
            add(
                "<graph/public/a> { _:x skos:note 'a' ; skos:related _:x , _:y } "
                    + "<graph/public/b> { _:x skos:note 'b' }"));
    Set<Node> names = new HashSet<>();
    commit
        .change()
        .quads()
        .forEach(
            q -> {
              names.add(q.getSubject());
              if (!q.getObject().isLiteral()) {
                names.add(q.getObject());
              }
            });
    assertEquals(2, names.size());
    names.forEach(n -> assertTrue(n.isURI() && n.getURI().startsWith(SKOLEM), n.toString()));
  }

  @Test
  void theSameBlankNodeInAnotherEditIsAnotherThing() {
    Consumer<DatasetGraph> edit = add("<graph/public/a> { _:x skos:note 'a' }");
    var first = store.write(NOTE, edit).change().added().get(0);
    var second = store.write(NOTE, edit).change().added().get(0);
    assertNotEquals(first.getSubject(), second.getSubject());
  }

  @Test
  void aBlankNodeAddedAndRemovedInOneEditLeavesNoTrace() {
    List<Quad> blank = quads("<graph/public/a> { _:x skos:note 'a' ; skos:related _:y }");
    var commit =
        store.write(
            NOTE,
            data -> {
              blank.forEach(data::add);
              blank.forEach(data::delete);
            });
    assertTrue(commit.change().isEmpty(), commit.change().toString());
  }

  // What SPARQL Update and the graph methods do is captured exactly

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CLEAR ALL",
        "CLEAR DEFAULT",
        "CLEAR NAMED",
        "DROP ALL",
        "DROP SILENT DEFAULT",
        "CLEAR GRAPH <graph/public/a>",
        "DROP GRAPH <graph/public/a>",
        "DROP SILENT GRAPH <graph/public/none>",
        "CREATE GRAPH <graph/public/none>",
        "COPY <graph/public/a> TO <graph/public/b>",
        "COPY <graph/public/a> TO <graph/public/a>",
        "MOVE <graph/public/a> TO <graph/public/b>",
        "MOVE <graph/public/a> TO <graph/public/a>",
        "ADD <graph/public/a> TO <graph/public/c>",
        "COPY DEFAULT TO <graph/public/a>",
        "ADD DEFAULT TO <graph/public/a>",
        "MOVE SILENT DEFAULT TO <graph/public/a>",
        "DELETE WHERE { ?s ?p ?o }",
        "DELETE WHERE { GRAPH ?g { ?s ?p ?o } }",
        "INSERT { GRAPH <graph/public/c> { ?s ?p ?o } } WHERE { ?s ?p ?o }",
        "WITH <graph/public/a> DELETE { ?s ?p ?o } INSERT { ?s skos:note ?o } WHERE { ?s ?p ?o }",
        "INSERT DATA { GRAPH <graph/public/a> { <id/theme/x> skos:note 1 , 01 , 1.0 } }",
        "INSERT { GRAPH <graph/public/a> { [] skos:note ?o } } WHERE { GRAPH ?g { ?s ?p ?o } }",
      })
  void anUpdateIsCapturedExactly(String text) {
    store.write(NOTE, add(ONE + TWO + "<graph/public/b> { <id/theme/y> skos:note 'y' }"));
    exactly(data -> UpdateAction.parseExecute(update(text), data));
  }

  @Test
  void aGraphPutInPlaceOfAnotherIsCapturedExactly() {
    store.write(NOTE, add(ONE + "<graph/public/b> { <id/theme/y> skos:note 'y' }"));
    Node a = ours("graph/public/a");
    Node b = ours("graph/public/b");
    exactly(data -> data.addGraph(b, data.getGraph(a)));
    exactly(data -> data.addGraph(a, data.getGraph(a)));
    exactly(data -> data.getGraph(a).clear());
    exactly(data -> data.getGraph(b).remove(Node.ANY, Node.ANY, Node.ANY));
    assertEquals(Set.of(), stored());
  }

  @Test
  void theBooksOfTheStoreCannotBeErasedOrRead() {
    store.write(NOTE, add(ONE));
    var commit = store.write(NOTE, data -> UpdateAction.parseExecute("CLEAR ALL", data));
    assertEquals(set(ONE), Set.copyOf(commit.change().removed()));
    assertTrue(
        store.write(NOTE, data -> UpdateAction.parseExecute("DROP ALL", data)).change().isEmpty());
    assertEquals(2, store.head());
    store.write(
        NOTE,
        data ->
            UpdateAction.parseExecute(
                update(
                    "COPY DEFAULT TO <graph/public/a> ;"
                        + "INSERT { GRAPH <graph/public/a> { ?s ?p ?o } } WHERE { ?s ?p ?o }"),
                data));
    assertEquals(Set.of(), stored());
    close();
    open();
    assertEquals(2, store.head());
  }

  @Test
  void randomUpdatesAreCapturedExactly() {
    Random random = new Random(seed("RecordStoreTest"));
    for (int round = 0; round < 150; round++) {
      List<String> texts = new ArrayList<>();
      for (int i = 0; i <= random.nextInt(4); i++) {
        texts.add(randomUpdate(random));
      }
      String text = String.join(" ;\n", texts);
      exactly(data -> UpdateAction.parseExecute(update(text), data), text);
    }
  }

  private static String randomUpdate(Random random) {
    String g = "<graph/public/" + random.nextInt(3) + ">";
    String h = "<graph/public/" + random.nextInt(3) + ">";
    String s = random.nextInt(6) == 0 ? "[]" : "<id/theme/" + random.nextInt(4) + ">";
    String o = "'" + random.nextInt(4) + "'";
    return switch (random.nextInt(16)) {
      case 0 -> "CLEAR SILENT GRAPH " + g;
      case 1 -> "COPY SILENT " + g + " TO " + h;
      case 2 -> "MOVE SILENT " + g + " TO " + h;
      case 3 -> "ADD SILENT " + g + " TO " + h;
      case 4 -> "DELETE { GRAPH " + g + " { ?s ?p ?o } } WHERE { GRAPH " + h + " { ?s ?p ?o } }";
      case 5 ->
          "INSERT { GRAPH "
              + g
              + " { ?o2 ?p ?s } } WHERE { GRAPH ?h { ?s ?p ?o } BIND(?s AS ?o2) }";
      case 6 -> "DELETE WHERE { GRAPH " + g + " { ?s skos:note " + o + " } }";
      case 7 ->
          "DELETE DATA { GRAPH "
              + g
              + " { <id/theme/"
              + random.nextInt(4)
              + "> skos:note "
              + o
              + " } }";
      case 8 -> random.nextInt(10) == 0 ? "CLEAR ALL" : "CLEAR DEFAULT";
      default -> "INSERT DATA { GRAPH " + g + " { " + s + " skos:note " + o + " } }";
    };
  }

  private void exactly(Consumer<DatasetGraph> edit) {
    exactly(edit, "");
  }

  /** Before, with what the change says, is after; and the change says nothing that is not so. */
  private void exactly(Consumer<DatasetGraph> edit, String text) {
    Set<Quad> before = stored();
    Change change = store.write(NOTE, edit).change();
    Set<Quad> expected = new HashSet<>(before);
    change
        .removed()
        .forEach(q -> assertTrue(expected.remove(q), () -> "was not there: " + q + "\n" + text));
    change.added().forEach(q -> assertTrue(expected.add(q), () -> "was there: " + q + "\n" + text));
    assertEquals(expected, stored(), text);
  }

  // Side by side

  @Test
  void readersSeeWholeStatesWhileWritersWrite() throws Exception {
    int writers = 3;
    int writes = 40;
    var left = new AtomicInteger(writers);
    ExecutorService pool = Executors.newFixedThreadPool(writers + 2);
    try {
      List<Future<Integer>> work = new ArrayList<>();
      for (int w = 0; w < writers; w++) {
        work.add(pool.submit(writer(w, writes, left)));
      }
      for (int r = 0; r < 2; r++) {
        work.add(pool.submit(() -> reader(left)));
      }
      int stored = 0;
      for (int w = 0; w < writers; w++) {
        stored += work.get(w).get();
      }
      for (int r = writers; r < work.size(); r++) {
        assertTrue(work.get(r).get() > 0, "a reader never read");
      }
      assertEquals(stored, store.head());
    } finally {
      pool.shutdownNow();
    }
  }

  /** Each change replaces a pair of statements that say the same number; some are refused. */
  private Callable<Integer> writer(int name, int writes, AtomicInteger left) {
    return () -> {
      int stored = 0;
      try {
        for (int i = 1; i <= writes; i++) {
          String value = NodeFactory.createLiteralString(name + "-" + i).toString();
          String pair =
              "DELETE WHERE { GRAPH <graph/public/l> { ?s skos:note ?o } } ; "
                  + "DELETE WHERE { GRAPH <graph/public/r> { ?s skos:note ?o } } ; "
                  + ("INSERT DATA { GRAPH <graph/public/l> { <id/theme/x> skos:note "
                      + value
                      + " } "
                      + "GRAPH <graph/public/r> { <id/theme/x> skos:note "
                      + value
                      + " } }");
          Consumer<DatasetGraph> edit = data -> UpdateAction.parseExecute(update(pair), data);
          if (i % 4 == 0) {
            assertThrows(Refused.class, () -> store.write(NOTE, edit.andThen(add(BAD))));
          } else {
            store.write(NOTE, edit);
            stored++;
          }
        }
        return stored;
      } finally {
        left.decrementAndGet();
      }
    };
  }

  private int reader(AtomicInteger left) {
    int reads = 0;
    while (left.get() > 0) {
      Set<Quad> seen = stored();
      Set<Node> values = new HashSet<>();
      seen.forEach(q -> values.add(q.getObject()));
      assertTrue(seen.isEmpty() || (seen.size() == 2 && values.size() == 1), seen.toString());
      reads++;
    }
    return reads;
  }

  @Test
  void nothingIsWrittenWhileOneReadsAlone() throws Exception {
    store.write(NOTE, add(ONE));
    ExecutorService pool = Executors.newSingleThreadExecutor();
    try {
      Future<Commit> other =
          store.readAlone(
              data -> {
                var started = pool.submit(() -> store.write(NOTE, add(TWO)));
                assertEquals(1, store.head());
                assertEquals(set(ONE), TestData.named(data));
                return started;
              });
      assertEquals(2, other.get().number());
    } finally {
      pool.shutdownNow();
    }
  }

  private static final String COMPOSED = "<graph/public/a> { <id/theme/x> skos:note 'été'@fr }\n";
  private static final String PARTED = COMPOSED.replace("é", "e\u0301");

  @Test
  void lettersOfTextsAreComposedAndAForeignAddressIsLeftAlone() {
    store.write(
        NOTE, add(PARTED + "<graph/public/a> { <http://x.example/e\u0301> skos:note 'x' }"));

    List<Quad> notes = store.read(data -> List.copyOf(TestData.named(data)));
    assertTrue(notes.containsAll(quads(COMPOSED)), notes.toString());
    assertTrue(notes.toString().contains("http://x.example/e\u0301"), notes.toString());
    assertTrue(store.write(NOTE, add(COMPOSED)).change().isEmpty());
    store.write(NOTE, remove(PARTED));
    assertEquals(1, store.read(TestData::named).size());
  }

  @Test
  void aTextThatAnOlderFolderHoldsInPartsCanBeRemovedAsItIs() {
    store.close();
    store = RecordStore.open(folder, "", Clock.systemUTC());
    store.write(NOTE, add(PARTED));
    store.close();
    store = RecordStore.open(folder, SKOLEM, Clock.systemUTC());

    assertEquals(Set.copyOf(quads(PARTED)), store.read(TestData::named));
    store.write(NOTE, remove(PARTED));
    assertEquals(Set.of(), store.read(TestData::named));
  }
}
