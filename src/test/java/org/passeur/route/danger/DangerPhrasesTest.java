package org.passeur.route.danger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Danger is heard in a need")
class DangerPhrasesTest {
  private static final Path NEEDS = Path.of("src/test/resources/route");

  /** How often the kind of danger is the one that was meant, of sixty. */
  private static final int RIGHT_KINDS = 58;

  private static boolean heard(String text) {
    return !DangerPhrases.SHIPPED.in(text).isEmpty();
  }

  private static List<String[]> lines(String file) throws IOException {
    return Files.readAllLines(NEEDS.resolve(file)).stream()
        .filter(line -> !line.startsWith("#"))
        .map(line -> line.split("\t", -1))
        .toList();
  }

  @Test
  @DisplayName("in first person, slang, without accents, misspelt, or in the middle of a long text")
  void heard() throws IOException {
    List<String> missed = new ArrayList<>();
    int right = 0;
    int kinds = 0;
    for (String[] need : lines("danger-needs.tsv")) {
      var dangers = DangerPhrases.SHIPPED.in(need[3]);
      if (dangers.isEmpty()) {
        missed.add(need[3]);
      }
      if (!need[1].equals("-")) {
        kinds++;
        right += dangers.containsKey(need[1]) ? 1 : 0;
      }
    }
    assertEquals(List.of(), missed);
    assertEquals(60, kinds);
    assertTrue(right >= RIGHT_KINDS, right + " of " + kinds);
  }

  @Test
  @DisplayName("and not in ordinary needs, even with words that are heard in danger too")
  void quiet() throws IOException {
    List<String> alarms = new ArrayList<>();
    List<String> asked = new ArrayList<>();
    for (String file : List.of("ordinary-needs.tsv", "misleading-needs.tsv", "thirty-needs.tsv")) {
      lines(file).forEach(need -> asked.add(need[1]));
    }
    String demonstration = Files.readString(Path.of("ontology/demo/needs.trig"));
    var texts = Pattern.compile("dcterms:(?:title|description) \"((?:[^\"\\\\]|\\\\.)*)\"");
    texts.matcher(demonstration).results().forEach(found -> asked.add(found.group(1)));
    for (String need : asked) {
      Map<String, ?> dangers = DangerPhrases.SHIPPED.in(need);
      if (!dangers.isEmpty()) {
        alarms.add(need + " " + dangers);
      }
    }
    assertTrue(asked.size() > 250, asked.size() + " needs");
    assertEquals(List.of(), alarms);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UNE PERSONNE PARLE DE SE SUICIDER",
        "une personne parle de se suicidr",
        "une personne parle de se s*icider",
        "une personne parle de se su1c1der",
        "une personne parle de se suiciiiider",
        "une personne\u00a0parle\nde se suicider",
        "une personne parle de se su\u00efcider",
        "une personne parle de se ｓｕｉｃｉｄｅｒ"
      })
  @DisplayName("however it is typed")
  void typed(String need) {
    assertTrue(heard(need), need);
  }

  @Test
  @DisplayName("but no phrase reaches from one sentence into the next")
  void sentences() {
    assertTrue(heard("mon mari me frappe"));
    assertFalse(heard("Je cherche mon mari. Bat le tambour"));
  }

  @Test
  @DisplayName("at the end of a text of five thousand words")
  void atTheEnd() {
    String text = "nous cherchons un local pour le jardin ".repeat(700) + "je veux mourir";
    assertTrue(heard(text));
  }

  @Test
  @DisplayName("and a slip in the file of phrases is told")
  void written() {
    assertThrows(IllegalArgumentException.class, () -> new DangerPhrases("[life]\nl'eau"));
    assertThrows(IllegalArgumentException.class, () -> new DangerPhrases("[life]\n@nobody"));
  }
}
