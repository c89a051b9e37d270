package org.passeur.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Words")
class WordsTest {
  @ParameterizedTest
  @DisplayName("elision, accents, case and number do not matter in French")
  @ValueSource(
      strings = {
        "l'éducation",
        "l’éducation",
        "éducation",
        "education",
        "educations",
        "L’ÉDUCATION"
      })
  void oneFrenchStem(String written) {
    assertEquals(List.of("education"), Words.tokens(Words.FRENCH, written));
  }

  @ParameterizedTest
  @DisplayName("forms that mean the same meet")
  @CsvSource({
    "chevaux, cheval",
    "organisées, organisé",
    "animée, animé",
    "communautés, communaute",
    "stratégies, stratégie",
    "écoles, école",
    "qu’une école, écoles",
    "jusqu’au jardin, jardins",
    "cœur, coeur",
    "aînés, ainé"
  })
  void sameStems(String one, String other) {
    assertEquals(Words.tokens(Words.FRENCH, other), Words.tokens(Words.FRENCH, one));
  }

  @ParameterizedTest
  @DisplayName("words that only look alike stay apart")
  @CsvSource({"plus, pluie", "telle, télex", "concertée, concert", "mais, maison"})
  void differentStems(String one, String other) {
    assertNotEquals(Words.tokens(Words.FRENCH, other), Words.tokens(Words.FRENCH, one));
  }

  @Test
  @DisplayName("stop words stay in the exact form and leave the stems")
  void stopWords() {
    assertEquals(List.of("la", "qualite", "de", "air"), Words.exact("La qualité de l’air"));
    assertEquals(List.of("qualite", "air"), Words.tokens(Words.FRENCH, "La qualité de l’air"));
    assertTrue(Words.isStopWord("a"), "à without its accent");
  }

  @Test
  @DisplayName("words as spoken line up with their exact forms")
  void spoken() {
    assertEquals(List.of("réparer", "été"), Words.spoken("Réparer l'été"));
    assertEquals(List.of("reparer", "ete"), Words.exact("Réparer l'été"));
  }

  @Test
  @DisplayName("English plurals and possessives meet")
  void english() {
    assertEquals(
        Words.tokens(Words.ENGLISH, "gardener tool"),
        Words.tokens(Words.ENGLISH, "gardener's tools"));
  }
}
