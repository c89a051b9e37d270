package org.passeur.sparql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passeur.Logs;
import org.passeur.TestBase;
import org.passeur.TestData;
import org.passeur.engine.GraphStatistics;
import org.passeur.evaluator.Evaluator;
import org.passeur.evaluator.Limits;
import org.passeur.kernel.Folders;
import org.passeur.kernel.Problem;

/** Answers too long for memory, and the folder that takes them. */
class LongAnswersTest extends TestBase {
  private static final int MANY = 30_000;
  private static final String ALL = "SELECT * { GRAPH ?g { ?s ?p ?o } }";

  @TempDir Path home;
  private Path folder;
  private SparqlService service;

  @BeforeEach
  void fill() {
    folder = home.resolve("answers");
    DatasetGraph data = DatasetGraphFactory.create();
    for (int i = 0; i < MANY; i++) {
      data.add(
          NodeFactory.createURI("urn:example:g"),
          NodeFactory.createURI("urn:example:subject" + i),
          NodeFactory.createURI("urn:example:p"),
          NodeFactory.createLiteralString("what is said of it " + i));
    }
    var source =
        new SparqlService.Source() {
          @Override
          public <T> T read(BiFunction<DatasetGraph, Optional<GraphStatistics>, T> reading) {
            return reading.apply(data, Optional.empty());
          }
        };
    var limits = new Limits(Duration.ofMinutes(1), 0, 10_000, 0);
    service =
        new SparqlService(
            source,
            TestData.ADDRESSES,
            limits,
            Optional.empty(),
            new LongAnswers(folder),
            new Evaluator());
  }

  private long lines(String query) throws IOException {
    try (InputStream in =
        service.answer(SparqlRequest.of(query, "text/csv"), false).document().content().get()) {
      return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8).lines().count();
    }
  }

  private void refusedInWords() {
    Problem told = assertThrows(Problem.class, () -> lines(ALL));
    assertEquals(Problem.Kind.UNAVAILABLE, told.kind());
    assertTrue(told.words().fr().contains("demandez moins de lignes"));
  }

  @Test
  void theFolderIsMadeAgainWhenItIsMissingAndNothingStaysInIt() throws IOException {
    assertEquals(MANY + 1, lines(ALL));
    Folders.delete(folder);
    assertEquals(MANY + 1, lines(ALL));
    try (Stream<Path> left = Files.list(folder)) {
      assertEquals(0, left.count());
    }
  }

  @Test
  @Logs("ERROR LongAnswers: a long answer could not be written")
  void whereThereIsNoRoomLongAnswersAreRefusedInWordsAndShortOnesGoOn() throws IOException {
    Folders.delete(folder);
    Files.createFile(folder);
    refusedInWords();
    assertEquals(11, lines(ALL + " LIMIT 10"));
    Files.delete(folder);
    assertEquals(MANY + 1, lines(ALL), "it works again once it can be made");
  }
}
