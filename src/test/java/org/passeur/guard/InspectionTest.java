package org.passeur.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.passeur.TestData.NOTE;
import static org.passeur.TestData.SKOLEM;
import static org.passeur.TestData.add;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.junit.jupiter.api.Test;
import org.passeur.Logs;
import org.passeur.TestBase;
import org.passeur.TestData;
import org.passeur.kernel.Report;
import org.passeur.store.RecordStore;

/** The check of everything, over stores that no gate has kept. */
final class InspectionTest extends TestBase {
  private static final String WHOLE =
      """
      PREFIX visibility: <https://w3id.org/passeur/concept/visibility/>
      <graph/public/demo> { <id/resource/aaaaaaaaaaaa> a psr:KnowledgeResource ;
        dcterms:title "Guide (fictif)"@fr ; psr:visibility visibility:public }\
      """;

  private static final String UNTITLED =
      """
      PREFIX visibility: <https://w3id.org/passeur/concept/visibility/>
      <graph/restricted/x> { <id/resource/bbbbbbbbbbbb> a psr:KnowledgeResource ;
        psr:visibility visibility:private }\
      """;

  private static Inspection.Result inspect(String... contents) {
    try (var store = RecordStore.inMemory(SKOLEM, Clock.systemUTC())) {
      List.of(contents).forEach(content -> store.write(NOTE, add(content)));
      return new Inspection(
              store,
              judge -> Report.CONFORMS,
              () -> new ShapeCheck(ShapeLibrary.all()),
              Clock.systemUTC())
          .run();
    }
  }

  @Test
  void aStoreThatKeepsTheRulesIsSound() {
    Inspection.Result found = inspect(WHOLE);
    assertTrue(found.sound());
    assertEquals(1, found.change());
  }

  @Test
  @Logs("ERROR Inspection: check of stored data: required rules are broken at change 2")
  void whatBreaksABlockingRuleIsFoundByBothEnginesWhereverItStands() {
    Inspection.Result found = inspect(WHOLE, UNTITLED);
    assertFalse(found.sound());
    assertEquals(2, found.change());
    Set<Node> broken = Set.of(TestData.ours("id/resource/bbbbbbbbbbbb"));
    assertEquals(
        broken,
        Set.copyOf(
            found.of(Report.Severity.VIOLATION).stream().map(Report.Result::focus).toList()));
    assertEquals(Set.of(), found.disagreement());
  }

  @Test
  void adviceIsFoundAndBreaksNothing() {
    Inspection.Result found = inspect(WHOLE);
    assertFalse(found.of(Report.Severity.WARNING).isEmpty());
  }

  @Test
  @Logs("ERROR Inspection: check of stored data: required rules are broken at change 1")
  void bothEnginesLookAtInstancesOfSubclasses() {
    String inherited =
        """
        PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
        <graph/public/demo> {
          <id/theme/leaflet> rdfs:subClassOf psr:KnowledgeResource .
          <id/resource/cccccccccccc> a <id/theme/leaflet> }\
        """;
    Inspection.Result found = inspect(inherited);
    assertFalse(found.report().conforms());
    assertEquals(Set.of(), found.disagreement());
  }
}
