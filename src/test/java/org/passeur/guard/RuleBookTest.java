package org.passeur.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.junit.jupiter.api.Test;
import org.passeur.TestBase;
import org.passeur.guard.RuleBook.Held;
import org.passeur.guard.RuleBook.Rule;
import org.passeur.vocab.Psr;
import org.passeur.vocab.Sh;

/** The rules, as people read them. */
final class RuleBookTest extends TestBase {
  private final RuleBook book = new RuleBook();

  @Test
  void everyShapeIsARuleAndEveryRuleOfTheDocumentsIsThere() throws IOException {
    Set<String> names = book.rules().stream().map(Rule::name).collect(Collectors.toSet());
    ShapeLibrary.all()
        .graph()
        .find(Node.ANY, org.passeur.vocab.Rdf.TYPE, Sh.NODE_SHAPE)
        .filterKeep(t -> t.getSubject().isURI())
        .forEachRemaining(
            t ->
                assertTrue(
                    names.contains(t.getSubject().getURI().substring(Psr.SHAPES.length())),
                    t.toString()));
    List<String> documented =
        Files.readAllLines(Path.of("docs/rules.md")).stream()
            .filter(line -> line.matches("\\| `[A-Za-z]+` \\|.*"))
            .map(line -> line.replaceFirst("\\| `([A-Za-z]+)`.*", "$1"))
            .toList();
    assertFalse(documented.isEmpty());
    for (String name : documented) {
      assertTrue(names.contains(name), name);
    }
    assertEquals(names.size(), book.rules().size(), "a name stands for two rules");
  }

  @Test
  void everyRuleSaysWhatItAsksAndWhatItTellsInBothLanguages() {
    for (String language : List.of("fr", "en")) {
      var texts = ResourceBundle.getBundle("messages", java.util.Locale.forLanguageTag(language));
      for (Rule rule : book.rules()) {
        assertTrue(texts.containsKey("rules.asks." + rule.name()), language + " " + rule.name());
        assertTrue(
            !rule.title().isEmpty() || texts.containsKey("rules.title." + rule.name()),
            language + " " + rule.name());
        assertTrue(texts.containsKey("rules.group." + rule.group()), rule.group());
        assertFalse(rule.messages().isEmpty(), rule.name());
        rule.messages().forEach(m -> assertFalse(m.in(language).isBlank(), rule.name()));
      }
    }
  }

  @Test
  void aTermKnowsItsRulesAndItsList() {
    assertTrue(
        book.about(Psr.COMMUNITY).stream()
            .anyMatch(r -> r.name().equals("CommunityName") && r.held() == Held.COMMIT));
    assertEquals(
        NodeFactory.createURI(Psr.CONCEPT + "level"),
        book.listOf(Psr.CONDITION_LEVEL).orElseThrow());
    assertTrue(book.listOf(Psr.EVIDENCE).isEmpty());
  }
}
