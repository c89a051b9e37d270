package org.passeur.route.danger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passeur.Logs;

@DisplayName("Help lines")
class EmergencyTest {
  @TempDir Path folder;

  private Emergency with(String json) throws IOException {
    Files.writeString(folder.resolve(Emergency.FILE), json);
    return Emergency.of(folder);
  }

  private static HelpLine line(String key) {
    return Objects.requireNonNull(HelpLines.shipped().get(key));
  }

  private static List<String> first(Emergency emergency, String need) {
    return emergency.heard(need).first().stream().map(HelpLine::key).toList();
  }

  @Test
  @DisplayName("that ship say where and when their numbers were read, in both languages")
  void sources() {
    for (HelpLine line : HelpLines.shipped().values()) {
      assertTrue(line.source().startsWith("http"), line.key());
      assertFalse(LocalDate.parse(line.lookedUp()).isBefore(LocalDate.of(2026, 11, 1)), line.key());
      assertEquals(2, line.label().size(), line.key());
      assertEquals(2, line.purpose().size(), line.key());
      assertFalse(line.dial().isEmpty() && line.message().isEmpty() && line.regions().isEmpty());
    }
  }

  @Test
  @DisplayName("suit the danger, 911 before all, the others after them")
  void suit() {
    var shipped = Emergency.shipped();
    assertEquals(
        List.of("911", "appelle", "988", "suicide-texto", "811"),
        first(shipped, "une personne parle de se suicider"));
    assertTrue(
        first(shipped, "a woman beaten by her husband needs a bed tonight")
            .containsAll(List.of("911", "sos-violence", "811", "211")));
    assertTrue(first(shipped, "signaler un enfant battu").contains("dpj"));
    Alert alert = shipped.heard("une personne parle de se suicider");
    assertEquals(HelpLines.shipped().size(), alert.lines().size());
    assertEquals(Alert.NONE, shipped.heard("démarrer un compost de quartier"));
  }

  @Test
  @DisplayName("can be dialled and written to")
  void links() {
    assertEquals("tel:911", line("911").dial());
    assertEquals("tel:988", line("988").dial());
    assertEquals("sms:988", line("988").message());
    assertEquals("tel:+18662773553", line("appelle").dial());
    assertEquals("1 866 277-3553", line("appelle").number());
    assertEquals("tel:+18003639010", line("sos-violence").dial());
    assertEquals("tel:811", line("811").dial());
    assertEquals("tel:211", line("211").dial());
    assertEquals("514 896-3100", line("dpj").regions().get(0).number());
  }

  @Test
  @DisplayName("of an installation are added, or stand in the place of those with their key")
  void own() throws IOException {
    var own =
        with(
            """
            {"without": ["988"], "lines": [
              {"key": "211", "dangers": ["*"], "label": {"fr": "Accueil"}, "call": "514 555-0100"},
              {"key": "maison", "dangers": ["partner"], "label": {"fr": "La Maison"},
               "call": "1 800 555-0199"}]}""");
    List<String> keys = first(own, "mon mari me frappe");
    assertEquals("911", keys.get(0));
    assertEquals("maison", keys.get(keys.size() - 1));
    assertFalse(first(own, "je veux mourir").contains("988"));
    assertTrue(first(own, "je veux mourir").contains("211"));
    assertEquals(
        List.of("alone"),
        first(
            with(
                """
                {"alone": true, "lines": [{"key": "alone", "dangers": ["*"],
                 "label": {"en": "Only this"}, "link": "https://example.org/"}]}"""),
            "je veux mourir"));
  }

  @Test
  @DisplayName("of an installation that cannot be read leave those that ship")
  @Logs("ERROR Emergency: ")
  void broken() throws IOException {
    for (String json :
        List.of(
            "",
            "{",
            "[]",
            "{\"alone\": true}",
            "{\"lines\": [{}]}",
            "{\"lines\": [{\"key\": \"a\", \"label\": {\"fr\": \"a\"}, \"call\": \"javascript:\"}]}",
            "{\"lines\": [{\"key\": \"a\", \"label\": {\"fr\": \"a\"}, \"link\": \"javascript:x\"}]}",
            "{\"lines\": [{\"key\": \"a\", \"label\": {\"fr\": \"a\"}, \"call\": \"1\","
                + " \"dangers\": [\"boredom\"]}]}")) {
      assertTrue(first(with(json), "je veux mourir").contains("911"), json);
    }
  }
}
