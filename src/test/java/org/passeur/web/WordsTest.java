package org.passeur.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The texts of the pages: complete in both languages, and typeset as each language asks. */
class WordsTest {
  private static final TreeMap<String, String> FRENCH = texts("fr");
  private static final TreeMap<String, String> ENGLISH = texts("en");

  private static TreeMap<String, String> texts(String language) {
    var found = new TreeMap<String, String>();
    try (var in = WordsTest.class.getResourceAsStream("/messages_" + language + ".properties")) {
      var properties = new Properties();
      properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
      properties.stringPropertyNames().forEach(k -> found.put(k, properties.getProperty(k)));
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return found;
  }

  @Test
  void bothLanguagesHaveTheSameTexts() {
    assertEquals(FRENCH.keySet(), ENGLISH.keySet());
  }

  @Test
  void noTextIsEmptyAndNoneHoldsAnApostropheThatTheFormatterWouldEat() {
    for (var texts : new TreeMap[] {FRENCH, ENGLISH}) {
      texts.forEach(
          (key, text) -> {
            assertFalse(text.toString().isBlank(), () -> key + " is empty");
            assertFalse(text.toString().contains("'"), () -> key + " needs ’");
          });
    }
  }

  @Test
  void bothLanguagesFillTheSamePlaces() {
    FRENCH.forEach(
        (key, text) -> assertEquals(places(text), places(ENGLISH.getOrDefault(key, "")), key));
  }

  private static TreeSet<String> places(String text) {
    var places = new TreeSet<String>();
    Pattern.compile("\\{\\d").matcher(text).results().map(MatchResult::group).forEach(places::add);
    return places;
  }

  @Test
  void frenchKeepsItsPunctuationWithTheWordBefore() {
    var wrong = Pattern.compile("[^\u00a0\u202f][:;?!»](\\s|$)|«[^\u00a0\u202f]");
    FRENCH.forEach(
        (key, text) ->
            assertFalse(
                !key.startsWith("layout.other") && wrong.matcher(text).find(),
                () -> key + ": " + text));
  }

  @Test
  void datesAndNumbersAreWrittenOutInEachLanguage() {
    assertEquals("12\u00a0mai\u00a02026", Words.FRENCH.date("2026-05-12"));
    assertEquals("mai\u00a02026", Words.FRENCH.date("2026-05"));
    assertEquals("2026", Words.FRENCH.date("2026"));
    assertEquals("May\u00a02026", Words.ENGLISH.date("2026-05"));
    assertEquals("12\u00a0mai\u00a02026", Words.FRENCH.date("2026-05-12T10:00:00Z"));
    assertEquals("hier", Words.FRENCH.date("hier"));
    assertEquals("1\u00a0260", Words.FRENCH.number(1260).replace('\u202f', '\u00a0'));
    assertEquals("anglais", Words.FRENCH.languageName("en-CA"));
    assertTrue(Words.ENGLISH.languageName("fr").equals("French"));
  }

  @Test
  void whatWasTypedOnAKeyboardIsTypeset() {
    assertEquals(
        "L’îlot d’à côté\u00a0: «\u00a0on s’y met\u00a0»\u00a0!",
        Typography.of("L'îlot d'à côté : « on s'y met » !", "fr"));
    assertEquals(
        "Seniors’ Centre isn’t far: go", Typography.of("Seniors' Centre isn't far: go", "en"));
    assertEquals("'mot' 5' x'", Typography.of("'mot' 5' x'", "fr"));
  }
}
