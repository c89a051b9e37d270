package org.passeur.web;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Typesets texts that were typed on a keyboard. Never for code. */
final class Typography {
  private static final String NO_BREAK = "\u00a0";

  /** An apostrophe between letters, or after a final s. */
  private static final Pattern APOSTROPHE =
      Pattern.compile("(?<=\\p{L})'(?=\\p{L})|(?<=s)'(?=\\s)");

  /** Quotation marks of a keyboard around words, not after a number as for inches. */
  private static final Pattern STRAIGHT =
      Pattern.compile("(?<![\\p{L}\\d\"])\"(?=\\S)([^\"\\n]{1,200})(?<=\\S)\"(?![\\p{L}\\d\"])");

  /** A hyphen with blanks around it stands for a dash, except before a number: a minus. */
  private static final Pattern HYPHEN = Pattern.compile("(?<=\\S) --? (?=\\p{L})");

  /** What binds a verb to its pronoun: « a-t-elle » stays in one piece. */
  private static final Pattern BOUND =
      Pattern.compile("(?<=\\p{L})-(t)-(?=(?:il|elle|on)s?\\b)|(?<=\\p{L})-(?=(?:ce|ci|là)\\b)");

  private static final Pattern THOUSANDS = Pattern.compile("(?<=\\d) (?=\\d{3}(?:\\D|$))");

  /** A number and the sign or unit after it. */
  private static final Pattern UNIT =
      Pattern.compile(
          "(?<=\\d) (?=(?:%|\\$|°|€|km|m|h|min|kg|ans?|mois|jours?|heures?)(?:\\P{L}|$))");

  private static final Pattern YEARS = Pattern.compile("\\b([12]\\d{3})-([12]\\d{3})\\b");

  /** In characters; a title holds a need or a value of a question. */
  private static final int LONGEST = 120;

  private Typography() {}

  /** No-break spaces before high punctuation, inside quotation marks and numbers. */
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
   * Curved apostrophes and real dashes in any language; quotation marks, and in French the spacing,
   * of the language of the text. Without a language, nothing that belongs to one.
   */
  static String of(String text, String language) {
    String curved = APOSTROPHE.matcher(text).replaceAll("\u2019").replace("...", "…");
    String dashed = HYPHEN.matcher(curved).replaceAll(" – ");
    if (language.startsWith("fr")) {
      return french(STRAIGHT.matcher(dashed).replaceAll("«" + NO_BREAK + "$1" + NO_BREAK + "»"));
    }
    return language.startsWith("en")
        ? YEARS.matcher(STRAIGHT.matcher(dashed).replaceAll("“$1”")).replaceAll("$1–$2")
        : dashed;
  }

  /** The first words of a text, as long as a title may be. */
  static String cut(String text) {
    String line = text.replaceAll("\\s+", " ").strip();
    return line.length() <= LONGEST
        ? line
        : line.substring(0, LONGEST).replaceFirst("\\s+\\S*$", "") + "…";
  }
}
