package org.passeur.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Across French and English")
class CognatesTest {
  @ParameterizedTest
  @DisplayName("words that look alike meet")
  @CsvSource({
    "sémantique, semantics",
    "évaluateur, evaluator",
    "diversité, diversity",
    "biodiversité, biodiversity",
    "organisation, organizations",
    "bénévolat, benevolate",
    "mécanicienne, mecanicien",
    "photographie, photography",
    "dépendance, dependency"
  })
  void alike(String french, String english) {
    assertEquals(
        WordAnalysis.tokens(WordAnalysis.COGNATE, french),
        WordAnalysis.tokens(WordAnalysis.COGNATE, english));
  }

  @ParameterizedTest
  @DisplayName("words that mean something else stay apart")
  @CsvSource({"concert, concertation", "journal, journey", "library, librairie"})
  void apart(String one, String other) {
    assertNotEquals(
        WordAnalysis.tokens(WordAnalysis.COGNATE, one),
        WordAnalysis.tokens(WordAnalysis.COGNATE, other));
  }

  @Test
  @DisplayName("short words have no look-alike")
  void tooShort() {
    assertEquals(Optional.empty(), Cognates.key("plus"));
  }

  @Test
  @DisplayName("common words are translated, whatever their number")
  void translated() {
    assertTrue(Lexicon.translations("bicycles", "fr").contains("velo"));
    assertTrue(Lexicon.translations("ados", "en").contains("teenager"));
    assertEquals(java.util.Set.of(), Lexicon.translations("xyzzy", "fr"));
  }

  @Test
  @DisplayName("the language of a text says which of its words say nothing")
  void stopWords() {
    assertEquals(List.of("car", "elderly"), WordAnalysis.telling("who has a car for the elderly"));
    assertEquals(
        List.of("autobu"),
        plural("il n'y a pas d'autobus car nous sommes loin de la").subList(0, 1));
    assertEquals(List.of(), WordAnalysis.telling("je cherche quelqu'un pour m'aider, merci"));
    assertEquals(List.of(), WordAnalysis.telling("can you help me with them please"));
  }

  private static List<String> plural(String text) {
    return WordAnalysis.telling(text).stream().map(WordAnalysis::singular).toList();
  }

  @Test
  @DisplayName("a text in a third language is recognised")
  void foreign() {
    assertEquals(
        Optional.of("es"), WordAnalysis.foreign("necesito ayuda con el compostaje de los barrios"));
    assertEquals(
        Optional.of("de"), WordAnalysis.foreign("wer kann mir bei dem Kompost helfen und wann"));
    assertEquals(Optional.empty(), WordAnalysis.foreign("qui peut m'aider à composter"));
    assertEquals(Optional.empty(), WordAnalysis.foreign("who can help me compost"));
    assertEquals(Optional.empty(), WordAnalysis.foreign("compost"));
  }
}
