package org.passeur.route.need;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The texts of reasons in the asker's language. */
public final class Phrases {
  private static final ResourceBundle.Control NO_FALLBACK =
      ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

  private final Locale locale;
  private final ResourceBundle texts;

  private Phrases(Locale locale) {
    this.locale = locale;
    this.texts = ResourceBundle.getBundle("route.evidence", locale, NO_FALLBACK);
  }

  /** English for {@code en…}, French for any other language. */
  public static Phrases in(String language) {
    return new Phrases(language.startsWith("en") ? Locale.CANADA : Locale.CANADA_FRENCH);
  }

  Locale locale() {
    return locale;
  }

  public String say(String key, Object... values) {
    return new MessageFormat(texts.getString(key), locale).format(values);
  }
}
