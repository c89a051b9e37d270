package org.passeur.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.graph.GraphFactory;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.passeur.TestBase;
import org.passeur.TestData;
import org.passeur.kernel.Bundled;
import org.passeur.kernel.Report;

/** The examples of the vocabulary keep its rules, each alone and all together. */
final class ExamplesTest extends TestBase {
  private static final ShapeCheck BLOCKING = new ShapeCheck(ShapeLibrary.blocking());

  @TestFactory
  Stream<DynamicTest> everyExampleIsValid() {
    return files().stream()
        .map(f -> dynamicTest(f, () -> assertEquals(List.of(), broken(read(List.of(f))))));
  }

  /** Together they tell one story, of which nothing need be amended. */
  @Test
  void theExamplesTogetherAreValidAndNeedNoAdvice() {
    Graph all = read(files());
    assertTrue(all.size() > 150, "statements: " + all.size());
    Report report = new ShapeCheck(ShapeLibrary.all()).check(all);
    assertEquals(List.of(), report.results().stream().map(ExamplesTest::text).toList());
  }

  private static List<String> broken(Graph graph) {
    return BLOCKING.check(graph).results().stream().map(ExamplesTest::text).toList();
  }

  private static String text(Report.Result result) {
    return result.focus() + ": " + result.message().en();
  }

  private static List<String> files() {
    return Bundled.list("ontology/examples", ".ttl");
  }

  private static Graph read(List<String> files) {
    Graph graph = GraphFactory.createDefaultGraph();
    for (String file : files) {
      try (InputStream in = Bundled.open(file)) {
        RDFParser.source(in).lang(Lang.TURTLE).base(TestData.ADDRESSES.resolver()).parse(graph);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return graph;
  }
}
