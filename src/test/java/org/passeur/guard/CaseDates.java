package org.passeur.guard;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Dates of a case: {@code {today+10}} stands for ten days from now, {@code {year}} for now. */
final class CaseDates {
  private static final Pattern TODAY = Pattern.compile("\\{today([+-]\\d+)}");

  private CaseDates() {}

  /** The text with the dates put in. */
  static String dated(String text) {
    return TODAY
        .matcher(text.replace("{year}", String.valueOf(today().getYear())))
        .replaceAll(m -> day(m));
  }

  /**
   * The reverse of {@link #dated}.
   *
   * @param source the case, whose placeholders are looked for
   * @param text a text with dates
   */
  static String replaced(String source, String text) {
    String replaced = text;
    for (MatchResult placeholder : TODAY.matcher(source).results().toList()) {
      replaced = replaced.replace(day(placeholder), placeholder.group());
    }
    return replaced;
  }

  private static String day(MatchResult placeholder) {
    return today().plusDays(Long.parseLong(placeholder.group(1))).toString();
  }

  private static LocalDate today() {
    return LocalDate.now(ZoneOffset.UTC);
  }
}
