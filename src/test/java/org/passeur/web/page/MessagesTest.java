package org.passeur.web.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The texts of the pages: complete in both languages, and typeset as each language asks. */
class MessagesTest {
  private static final Map<String, String> FRENCH = texts("fr");
  private static final Map<String, String> ENGLISH = texts("en");

  private static Map<String, String> texts(String language) {
    var found = new TreeMap<String, String>();
    try (var in = MessagesTest.class.getResourceAsStream("/messages_" + language + ".properties")) {
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
    for (var texts : List.of(FRENCH, ENGLISH)) {
      texts.forEach(
          (key, text) -> {
            assertFalse(text.isBlank(), () -> key + " is empty");
            assertFalse(text.contains("'"), () -> key + " needs ’");
          });
    }
  }

  @Test
  void bothLanguagesFillTheSamePlaces() {
    FRENCH.forEach(
        (key, text) -> assertEquals(places(text), places(ENGLISH.getOrDefault(key, "")), key));
  }

  private static Set<String> places(String text) {
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
    assertEquals("12\u00a0mai\u00a02026", Messages.FRENCH.date("2026-05-12"));
    assertEquals("mai\u00a02026", Messages.FRENCH.date("2026-05"));
    assertEquals("2026", Messages.FRENCH.date("2026"));
    assertEquals("May\u00a02026", Messages.ENGLISH.date("2026-05"));
    assertEquals("12\u00a0mai\u00a02026", Messages.FRENCH.date("2026-05-12T10:00:00Z"));
    assertEquals("hier", Messages.FRENCH.date("hier"));
    assertEquals("1\u00a0260", Messages.FRENCH.number(1260).replace('\u202f', '\u00a0'));
    assertEquals("anglais", Messages.FRENCH.languageName("en-CA"));
    assertTrue(Messages.ENGLISH.languageName("fr").equals("French"));
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

  @Test
  void whatBelongsTogetherIsNotBrokenAtTheEndOfALine() {
    assertEquals(
        "Y a\u2011t\u2011elle répondu\u00a0?", Typography.of("Y a-t-elle répondu ?", "fr"));
    assertEquals("Qu’est\u2011ce qu’on fait ici", Typography.of("Qu'est-ce qu'on fait ici", "fr"));
    assertEquals("12\u00a0000 notes, 40\u00a0%", Typography.of("12 000 notes, 40 %", "fr"));
    assertEquals("Trois\u00a0: «\u00a0oui\u00a0»", Typography.of("Trois : \"oui\"", "fr"));
    assertEquals(
        "Le porte-voix – à 3 km",
        Typography.of("Le porte-voix - à 3 km", "fr").replace('\u00a0', ' '));
  }

  @Test
  void englishHasItsOwnQuotationMarksAndDashes() {
    assertEquals(
        "The “yes” of 2018–2022 – a study…",
        Typography.of("The \"yes\" of 2018-2022 - a study...", "en"));
    assertEquals(
        "no-one, 5 - 3, 1-800-555-0199", Typography.of("no-one, 5 - 3, 1-800-555-0199", "en"));
    assertEquals("A 5\" pipe : \"x\"", Typography.of("A 5\" pipe : \"x\"", ""));
  }

  /** French has the singular below two, English for one alone. */
  @Test
  void everyCountAgreesWithItsNoun() {
    assertEquals("0 texte", Messages.FRENCH.t("dataset.texts", 0));
    assertEquals("1 texte", Messages.FRENCH.t("dataset.texts", 1));
    assertEquals("2 textes", Messages.FRENCH.t("dataset.texts", 2));
    assertEquals("0 texts", Messages.ENGLISH.t("dataset.texts", 0));
    assertEquals("1 text", Messages.ENGLISH.t("dataset.texts", 1));
    assertEquals("organisation", Messages.FRENCH.t("figures.organization", 0));
    assertEquals("organizations", Messages.ENGLISH.t("figures.organization", 0));
    var uncounted = Pattern.compile("\\{\\d\\} \\p{Ll}+s\\b");
    var fixed =
        java.util.Set.of(
            "answer.first", "scheme.used.many", "questions.rows.more", "methods.sparing");
    for (var texts : List.of(FRENCH, ENGLISH)) {
      texts.forEach(
          (key, text) ->
              assertFalse(
                  !fixed.contains(key)
                      && !text.contains("choice")
                      && uncounted.matcher(text).find(),
                  () -> key + " may count one: " + text));
    }
  }

  @Test
  void theFirstOfAMonthIsAnOrdinalInFrench() {
    assertEquals("1er\u00a0mars\u00a02027", Messages.FRENCH.date("2027-03-01"));
    assertEquals("11\u00a0mars\u00a02027", Messages.FRENCH.date("2027-03-11"));
  }
}
