package org.passeur.ingest.rdf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.passeur.TestBase;
import org.passeur.TestData;
import org.passeur.evaluator.Evaluation;
import org.passeur.store.RecordStore;

/** An update made ready outside changes what the same update changes in the writing thread. */
class PreparedUpdateTest extends TestBase {
  private static final String DATA =
      """
      <graph/public/a> { <id/x/1> <urn:example:p> 1, 2 ; <urn:example:q> <id/x/2> . <id/x/2> <urn:example:p> 3 . }
      <graph/public/b> { <id/x/1> <urn:example:p> 1 . <id/x/3> <urn:example:p> 3 . }
      """;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "INSERT DATA { GRAPH <graph/public/c> { <id/x/4> <urn:example:p> 4 } }",
        "DELETE DATA { GRAPH <graph/public/a> { <id/x/1> <urn:example:p> 1 } }",
        "DELETE WHERE { GRAPH ?g { ?s <urn:example:p> 3 } }",
        "INSERT { GRAPH <graph/public/c> { ?s <urn:example:r> ?n } } WHERE { SELECT ?s (COUNT(*) AS ?n) {"
            + " ?s <urn:example:p> ?o } GROUP BY ?s }",
        "WITH <graph/public/a> DELETE { ?s <urn:example:p> ?o } INSERT { ?s <urn:example:r> ?o } WHERE { ?s"
            + " <urn:example:p> ?o FILTER NOT EXISTS { ?s <urn:example:q> ?x } }",
        "INSERT { GRAPH <graph/public/c> { ?s <urn:example:r> ?o } } USING <graph/public/b> WHERE { ?s"
            + " <urn:example:p> ?o }",
        "CLEAR GRAPH <graph/public/a>",
        "CLEAR DEFAULT",
        "DROP ALL",
        "COPY <graph/public/a> TO <graph/public/c>",
        "MOVE <graph/public/a> TO <graph/public/b>",
        "ADD <graph/public/a> TO <graph/public/b>",
        "INSERT DATA { GRAPH <graph/public/c> { <id/x/4> <urn:example:p> 4 } } ; DELETE WHERE { GRAPH"
            + " <graph/public/b> { ?s <urn:example:p> 3 } } ; INSERT { GRAPH <graph/public/d> { ?s <urn:example:r>"
            + " ?o } } WHERE { ?s <urn:example:p> ?o } ; DELETE { GRAPH ?g { ?s ?p 1 } } WHERE { GRAPH ?g {"
            + " ?s ?p 1 } }"
      })
  void bothWaysChangeTheSame(String text) {
    assertEquals(made(text, false), made(text, true));
    if (!text.equals("CLEAR DEFAULT")) {
      assertFalse(made(text, true).equals(made("", true)), "it changes something");
    }
  }

  private static Set<Quad> made(String text, boolean outside) {
    var update = SparqlUpdate.parse(TestData.update(text), "", List.of(), List.of());
    Consumer<DatasetGraph> edit =
        data ->
            Evaluation.within(
                evaluation -> {
                  update.applyTo(data, evaluation);
                  return data;
                });
    try (var record = RecordStore.inMemory(TestData.SKOLEM, Clock.systemUTC())) {
      record.write(TestData.NOTE, TestData.add(DATA));
      if (outside) {
        record.decide(TestData.NOTE, Optional.empty(), record.prepare(edit));
      } else {
        record.write(TestData.NOTE, edit);
      }
      return record.read(TestData::named);
    }
  }
}
