package org.passeur.ingest;

import java.util.regex.Pattern;

/** How e-mail addresses and telephone numbers are written in texts. */
final class ContactWords {
  static final Pattern EMAIL =
      Pattern.compile(
          "[\\p{L}\\p{N}._%+-]+\\s?(?:@|\\(at\\)|\\[at\\]|\\(à\\)|\\[à\\]|\\barobase\\b)\\s?[\\p{L}\\p{N}.-]+\\.\\s?\\p{L}{2,}",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  static final Pattern TELEPHONE =
      Pattern.compile(
          "(?<![\\p{L}\\d.,/-])(?:\\+?1[ .-]?)?(?:\\([2-9]\\d{2}\\) ?|[2-9]\\d{2}[ .-]?)\\d{3}[ .-]{0,3}\\d{4}(?![\\d-])"
              + "|(?<![\\p{L}\\d])\\+\\d{1,3}(?:[ .()/-]{0,2}\\d){6,12}(?!\\d)"
              + "|(?<![\\d.,])0[1-9](?:[ .-]\\d{2}){4}(?![\\d.,])"
              + "|\\b(?:t[ée]l(?:[ée]phone|ephone)?s?|phone|cell(?:ulaire)?|mobile|fax|t[ée]l[ée]copieur|bureau|poste)\\b[ .:]{1,4}\\d{3}[ .-]?\\d{4}\\b",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private ContactWords() {}

  static String masked(String text) {
    return TELEPHONE
        .matcher(EMAIL.matcher(Concerns.plain(text)).replaceAll("[…]"))
        .replaceAll("[…]");
  }
}
