package org.passeur.search;

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
class WordAnalysisTest {
  @ParameterizedTest
  @DisplayName("elision, accents, case and number do not matter in French")
  @ValueSource(
      strings = {
        "l'éducation",
        "l’éducation",
        "éducation",
        "education",
        "educations",
        "L’ÉDUCATION",
        "l’e\u0301ducation",
        "L’E\u0301DUCATION"
      })
  void oneFrenchStem(String written) {
    assertEquals(List.of("education"), WordAnalysis.tokens(WordAnalysis.FRENCH, written));
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
    "aînés, ainé",
    "aîné·e·s, aînés",
    "aîné.e.s, aînés",
    "aîné(e)s, aînés",
    "aîné/e/s, aînés",
    "réfugiée, réfugié",
    "réfugié/réfugiée, réfugié",
    "médiateur/médiatrice, médiateur",
    "médiateur·rice·s, médiateurs",
    "médiatrice, médiateur",
    "travailleuses, travailleur",
    "aidante, aidant",
    "infirmière, infirmier",
    "citoyen·ne·s, citoyens"
  })
  void sameStems(String one, String other) {
    assertEquals(
        WordAnalysis.tokens(WordAnalysis.FRENCH, other),
        WordAnalysis.tokens(WordAnalysis.FRENCH, one));
  }

  @ParameterizedTest
  @DisplayName("words that only look alike stay apart")
  @CsvSource({"plus, pluie", "telle, télex", "concertée, concert", "mais, maison", "mère, mer"})
  void differentStems(String one, String other) {
    assertNotEquals(
        WordAnalysis.tokens(WordAnalysis.FRENCH, other),
        WordAnalysis.tokens(WordAnalysis.FRENCH, one));
  }

  @Test
  @DisplayName("stop words stay in the exact form and leave the stems")
  void stopWords() {
    assertEquals(List.of("la", "qualite", "de", "air"), WordAnalysis.exact("La qualité de l’air"));
    assertEquals(
        List.of("qualite", "air"), WordAnalysis.tokens(WordAnalysis.FRENCH, "La qualité de l’air"));
    assertTrue(WordAnalysis.isStopWord("a"), "à without its accent");
  }

  @Test
  @DisplayName("words as spoken line up with their exact forms")
  void spoken() {
    assertEquals(List.of("réparer", "été"), WordAnalysis.spoken("Réparer l'été"));
    assertEquals(List.of("reparer", "ete"), WordAnalysis.exact("Réparer l'été"));
  }

  @Test
  @DisplayName("English plurals and possessives meet")
  void english() {
    assertEquals(
        WordAnalysis.tokens(WordAnalysis.ENGLISH, "gardener tool"),
        WordAnalysis.tokens(WordAnalysis.ENGLISH, "gardener's tools"));
  }
}
