package org.passeur.route.need;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The texts of reasons")
class EvidenceTextsTest {
  private static Set<String> keys(String language) {
    var bundle =
        ResourceBundle.getBundle("route.evidence", java.util.Locale.forLanguageTag(language));
    return new TreeSet<>(bundle.keySet());
  }

  private static final Set<String> NUMBER_FIRST = Set.of("more", "heard.cut");
  private static final Set<String> NUMBER_SECOND = Set.of("active", "context");

  @Test
  @DisplayName("are the same in both languages")
  void sameKeys() {
    assertEquals(keys("fr"), keys("en"));
  }

  @Test
  @DisplayName("can all be said, without a placeholder left")
  void said() {
    for (String language : new String[] {"fr", "en"}) {
      for (String key : keys(language)) {
        Object first = NUMBER_FIRST.contains(key) || key.startsWith("left.") ? 2 : "Nom";
        Object second = NUMBER_SECOND.contains(key) ? 2 : "détail";
        String said = Phrases.in(language).say(key, first, second, "2024");
        assertFalse(said.isBlank() || said.contains("{"), key + " " + said);
      }
    }
  }

  @Test
  @DisplayName("have their plurals")
  void plurals() {
    assertEquals("Et une autre raison semblable", Phrases.in("fr").say("more", 1));
    assertEquals("Et 3 autres raisons semblables", Phrases.in("fr").say("more", 3));
    assertEquals("And one more reason like this", Phrases.in("en").say("more", 1));
    assertEquals("And 3 more reasons like this", Phrases.in("en-CA").say("more", 3));
  }
}
