package org.passeur.route.need;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Names of themes in a text")
class LabelTrieTest {
  private final LabelTrie trie = new LabelTrie();

  LabelTrieTest() {
    for (String label :
        List.of(
            "air",
            "qualité de l’air",
            "pluie",
            "télex",
            "concert",
            "école",
            "communauté",
            "food security",
            "community",
            "TI",
            "de la",
            "été",
            "formation",
            "formations")) {
      trie.add(label, theme(label));
    }
  }

  private static Node theme(String label) {
    return NodeFactory.createURI("http://localhost/" + label.replace(' ', '-'));
  }

  private List<Node> in(String text) {
    return List.copyOf(trie.find(text));
  }

  @Test
  @DisplayName("are found whole: the longest name wins")
  void longest() {
    assertEquals(List.of(theme("qualité de l’air")), in("Mesurer la qualité de l'air en ville"));
    assertEquals(List.of(theme("air")), in("La qualité dans l'air"));
  }

  @ParameterizedTest
  @DisplayName("are found in the other number, in both languages")
  @CsvSource({
    "nos écoles, école",
    "les COMMUNAUTÉS, communauté",
    "our communities, community",
    "food securities, food security"
  })
  void plurals(String text, String label) {
    assertEquals(List.of(theme(label)), in(text));
  }

  @Test
  @DisplayName("as written come before those in another number")
  void asWritten() {
    assertEquals(List.of(theme("formations")), in("des formations"));
    assertEquals(List.of(theme("formation")), in("une formation"));
  }

  @ParameterizedTest
  @DisplayName("are not seen in words that only look alike")
  @ValueSource(
      strings = {"plus de temps", "une telle demande", "une action concertée", "", "de la"})
  void lookAlikes(String text) {
    assertEquals(List.of(), in(text));
  }

  @Test
  @DisplayName("of one or two letters, or that are stop words, are no names")
  void notNames() {
    assertEquals(List.of(), in("des TI de la ville"));
  }
}
