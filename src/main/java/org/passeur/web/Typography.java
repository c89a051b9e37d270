package org.passeur.web;

import java.util.regex.Pattern;

/** Typesets texts that were typed on a keyboard. Never for code. */
final class Typography {
  private Typography() {}

  /** An apostrophe between letters, or after a final s. */
  private static final Pattern APOSTROPHE =
      Pattern.compile("(?<=\\p{L})'(?=\\p{L})|(?<=s)'(?=\\s)");

  /** No-break spaces before high punctuation and inside quotation marks. */
  static String french(String text) {
    return text.replaceAll(" ([:;?!»])", "\u00a0$1").replace("« ", "«\u00a0");
  }

  /** Curved apostrophes in any language; when the text is French, its spacing too. */
  static String of(String text, String language) {
    String curved = APOSTROPHE.matcher(text).replaceAll("\u2019");
    return language.startsWith("fr") ? french(curved) : curved;
  }
}
