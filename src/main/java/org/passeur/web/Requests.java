package org.passeur.web;

import io.javalin.http.Context;
import java.util.Optional;
import org.passeur.publish.Formats;

/** What a request says of its sender's wishes. */
final class Requests {
  private Requests() {}

  static String accept(Context request) {
    return Optional.ofNullable(request.header("Accept")).orElse("");
  }

  static String contentType(Context request) {
    return Optional.ofNullable(request.header("Content-Type")).orElse("");
  }

  /** True for a browser. */
  static boolean wantsHtml(Context request) {
    return accept(request).contains("html") && Formats.prefersHtml(accept(request));
  }

  /**
   * The language of the answer: {@code lang} in the address, else the best of Accept-Language, else
   * French.
   *
   * @return {@code fr} or {@code en}
   */
  static String language(Context request) {
    String asked = Optional.ofNullable(request.queryParam("lang")).orElse("");
    if (asked.equals("fr") || asked.equals("en")) {
      return asked;
    }
    return preferred(Optional.ofNullable(request.header("Accept-Language")).orElse(""));
  }

  /** The better of fr and en in an Accept-Language header (RFC 9110, section 12.5.4). */
  static String preferred(String header) {
    try {
      for (var range : java.util.Locale.LanguageRange.parse(header.isBlank() ? "fr" : header)) {
        String language = range.getRange().split("-", 2)[0];
        if (range.getWeight() > 0 && (language.equals("fr") || language.equals("en"))) {
          return language;
        }
      }
    } catch (IllegalArgumentException e) {
      return "fr"; // not a language header: as good as none
    }
    return "fr";
  }
}
