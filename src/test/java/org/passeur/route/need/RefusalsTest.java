package org.passeur.route.need;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A need refuses what its author does not want, and not what they lack. */
final class RefusalsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "un jardin collectif, pas de compost | compost | un jardin collectif",
        "un jardin collectif pas de compost | compost | un jardin collectif",
        "Un jardin, mais pas de compost svp. | compost svp | Un jardin, .",
        "jardiner entre voisins sauf le compost | compost | jardiner entre voisins",
        "animer un groupe, à l'exception des réunions en ligne | réunions en ligne | animer un groupe,",
        "je veux cuisiner, je ne veux pas de traiteur | traiteur | je veux cuisiner, je ne veux",
        "on veut du covoiturage, on veut pas d’autobus | autobus | on veut du covoiturage, on veut",
        "des outils de partage autres que Facebook | Facebook | des outils de partage",
        "se déplacer plutôt que l'auto solo | auto solo | se déplacer",
        "du mentorat, pas en anglais | anglais | du mentorat",
        "pas de compost : des fleurs pour la ruelle | compost | : des fleurs pour la ruelle",
        "a community garden, no compost | compost | a community garden",
        "help with housing but not evictions | evictions | help with housing",
        "anything on gardens except compost bins | compost bins | anything on gardens",
        "someone to facilitate, I don't want online meetings | online meetings | someone to facilitate, I",
        "cook together rather than order in | order in | cook together"
      })
  void refuses(String text, String refused, String wanted) {
    var heard = Refusals.in(text);
    assertEquals(List.of(refused), heard.refused());
    assertEquals(wanted, heard.wanted());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "on n'a pas de local pour nos réunions",
        "Notre village n’a plus d’autobus",
        "on a pas de budget pour un traiteur",
        "il n'y a pas de médecin ici",
        "y a pas de garderie dans le coin",
        "aider des personnes sans logement",
        "accueillir des personnes sans papiers",
        "nous ne trouvons pas de bénévoles",
        "je ne connais pas de médiateur",
        "un atelier pas cher",
        "une salle pas loin",
        "apprendre pas à pas",
        "pas de compost",
        "people who have no home",
        "there is no bus in our village",
        "not only meetings",
        "a group without leaders",
        "je cherche de l'aide",
        ""
      })
  void refusesNothingOfWhatIsLackingOrInDoubt(String text) {
    var heard = Refusals.in(text);
    assertEquals(List.of(), heard.refused());
    assertEquals(text, heard.wanted());
  }

  @Test
  void severalRefusalsAreAllHeard() {
    var heard = Refusals.in("un jardin, pas de compost, pas de tomates, sauf des fleurs");
    assertEquals(List.of("fleurs", "compost", "tomates"), heard.refused());
  }

  @Test
  void aDescriptionRefusesNothing() {
    String text = "Le modèle apprend, sauf exception, ce que disent les textes. ".repeat(12);
    assertEquals(List.of(), Refusals.in(text).refused());
  }

  @Test
  void whatIsRefusedAndWhatIsWantedAreParts() {
    String[] words = {
      "pas", "de", "sauf", "mais", ",", "compost", "jardin", "not", "but", "except", "no", "d'",
      "ne", "veux", "a", "autre", "que", ".", "plutôt", "au", "lieu", "\u00e9\u00e9", "l’", "for"
    };
    var random = new Random(17);
    for (int i = 0; i < 5_000; i++) {
      var text = new StringBuilder();
      for (int j = random.nextInt(14); j >= 0; j--) {
        text.append(words[random.nextInt(words.length)]).append(random.nextInt(9) == 0 ? "" : " ");
      }
      var heard = Refusals.in(text.toString());
      for (String refused : heard.refused()) {
        assertTrue(text.toString().contains(refused), text + " -> " + heard);
      }
      assertTrue(heard.wanted().length() <= text.length(), text + " -> " + heard);
    }
  }
}
