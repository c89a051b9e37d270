package org.passeur.web;

/** French spacing for texts that were typed with plain spaces. Never for code. */
final class Typography {
  private Typography() {}

  /** No-break spaces before high punctuation and inside quotation marks. */
  static String french(String text) {
    return text.replaceAll(" ([:;?!»])", "\u00a0$1").replace("« ", "«\u00a0");
  }

  /** The same when the text is French; other texts stay as they are. */
  static String of(String text, String language) {
    return language.startsWith("fr") ? french(text) : text;
  }
}
