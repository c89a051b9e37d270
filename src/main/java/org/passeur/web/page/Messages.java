package org.passeur.web.page;

import java.text.MessageFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import org.passeur.kernel.WrittenDate;

/** All page text in one language, with its dates, numbers and language names. Immutable. */
public final class Messages {
  public static final Messages FRENCH = new Messages(Locale.CANADA_FRENCH);
  public static final Messages ENGLISH = new Messages(Locale.CANADA);

  private final Locale locale;
  private final ResourceBundle texts;

  private Messages(Locale locale) {
    this.locale = locale;
    this.texts =
        ResourceBundle.getBundle(
            "messages",
            Locale.forLanguageTag(locale.getLanguage()),
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  /** English for {@code en}, French for any other language. */
  public static Messages in(String language) {
    return language.startsWith("en") ? ENGLISH : FRENCH;
  }

  /** {@code fr} or {@code en}. */
  public String language() {
    return locale.getLanguage();
  }

  /** The other language of the pages. */
  public Messages other() {
    return this == FRENCH ? ENGLISH : FRENCH;
  }

  /**
   * Returns a text with its numbered placeholders filled.
   *
   * @throws MissingResourceException when there is no such text
   */
  public String t(String key, Object... values) {
    return new MessageFormat(texts.getString(key), locale).format(values);
  }

  public boolean has(String key) {
    return texts.containsKey(key);
  }

  /** Returns the texts {@code key.1}, {@code key.2} and so on, as many as there are. */
  public List<String> all(String key) {
    List<String> found = new ArrayList<>();
    for (int i = 1; texts.containsKey(key + "." + i); i++) {
      found.add(t(key + "." + i));
    }
    return found;
  }

  /** A day, month or year in words; anything else as it is. */
  public String date(String value) {
    return written(value).replace(' ', '\u00a0');
  }

  private String written(String value) {
    return WrittenDate.of(value).map(date -> written(date, value)).orElse(value);
  }

  private String written(WrittenDate date, String value) {
    return date.isDay()
        ? day(date.first())
        : date.isMonth()
            ? date.first().format(DateTimeFormatter.ofPattern("LLLL uuuu", locale))
            : value;
  }

  /** The day of the month; in French the first is « 1er ». */
  private String day(LocalDate day) {
    String written =
        day.format(DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(locale));
    return this == FRENCH && day.getDayOfMonth() == 1
        ? written.replaceFirst("^1 ", "1er ")
        : written;
  }

  /** The name of a language, such as {@code français} for {@code fr}. */
  public String languageName(String tag) {
    String primary = Locale.forLanguageTag(tag).getLanguage();
    return has("language." + primary)
        ? t("language." + primary)
        : Locale.forLanguageTag(tag).getDisplayLanguage(locale);
  }

  /** A number as it is written in this language. */
  public String decimal(double value) {
    Locale locale = Locale.forLanguageTag(language() + "-CA");
    return String.format(locale, value < 1 ? "%.3f" : "%.1f", value);
  }

  /** A whole number with the thousands separated. */
  public String number(long value) {
    return java.text.NumberFormat.getIntegerInstance(locale).format(value);
  }
}
