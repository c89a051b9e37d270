package org.passeur.web.page;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Applies typographic quotes, dashes and spaces to plain text. Never used on code. */
public final class Typography {
  private static final String NO_BREAK = "\u00a0";

  /** An apostrophe between letters, or after a final s. */
  private static final Pattern APOSTROPHE =
      Pattern.compile("(?<=\\p{L})'(?=\\p{L})|(?<=s)'(?=\\s)");

  /** Straight quotation marks around words; not after a digit, where they mean inches. */
  private static final Pattern STRAIGHT =
      Pattern.compile("(?<![\\p{L}\\d\"])\"(?=\\S)([^\"\\n]{1,200})(?<=\\S)\"(?![\\p{L}\\d\"])");

  /** A hyphen between spaces becomes a dash, except before a digit, where it is a minus sign. */
  private static final Pattern HYPHEN = Pattern.compile("(?<=\\S) --? (?=\\p{L})");

  /** Joins a verb and its pronoun: « a-t-elle » is not broken across lines. */
  private static final Pattern BOUND =
      Pattern.compile("(?<=\\p{L})-(t)-(?=(?:il|elle|on)s?\\b)|(?<=\\p{L})-(?=(?:ce|ci|là)\\b)");

  private static final Pattern THOUSANDS = Pattern.compile("(?<=\\d) (?=\\d{3}(?:\\D|$))");

  /** A number and the sign or unit after it. */
  private static final Pattern UNIT =
      Pattern.compile(
          "(?<=\\d) (?=(?:%|\\$|°|€|km|m|h|min|kg|ans?|mois|jours?|heures?)(?:\\P{L}|$))");

  private static final Pattern YEARS = Pattern.compile("\\b([12]\\d{3})-([12]\\d{3})\\b");

  /** Longest title, in characters. */
  private static final int LONGEST = 120;

  private Typography() {}

  /** Puts no-break spaces before double punctuation, inside quotation marks and in numbers. */
  static String french(String text) {
    String spaced =
        text.replaceAll(" ([:;?!»])", NO_BREAK + "$1").replaceAll("«[ \u202f]", "«" + NO_BREAK);
    String numbers =
        UNIT.matcher(THOUSANDS.matcher(spaced).replaceAll(NO_BREAK)).replaceAll(NO_BREAK);
    return BOUND.matcher(numbers).replaceAll(Typography::bound);
  }

  private static String bound(MatchResult hyphens) {
    return hyphens.group(1) == null ? "\u2011" : "\u2011t\u2011";
  }

  /**
   * Typesets a text in its language: apostrophes and dashes in any language, quotation marks and
   * French spacing by language. Without a language, only what all languages share.
   */
  public static String of(String text, String language) {
    String curved = APOSTROPHE.matcher(text).replaceAll("\u2019").replace("...", "…");
    String dashed = HYPHEN.matcher(curved).replaceAll(" – ");
    if (language.startsWith("fr")) {
      return french(STRAIGHT.matcher(dashed).replaceAll("«" + NO_BREAK + "$1" + NO_BREAK + "»"));
    }
    return language.startsWith("en")
        ? YEARS.matcher(STRAIGHT.matcher(dashed).replaceAll("“$1”")).replaceAll("$1–$2")
        : dashed;
  }

  /** The start of a text, cut to the longest title. */
  public static String cut(String text) {
    String line = text.replaceAll("\\s+", " ").strip();
    return line.length() <= LONGEST
        ? line
        : line.substring(0, LONGEST).replaceFirst("\\s+\\S*$", "") + "…";
  }
}
