package org.passeur.web.http;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads Accept-Language (RFC 9110, section 12.5.4). */
final class Languages {
  /** A language range for fr or en, with any region, and its weight. */
  private static final Pattern LANGUAGE =
      Pattern.compile(
          "(?i)(fr|en)(?:-[a-z0-9]+)*+(?:\\s*;\\s*q=(0(?:\\.[0-9]*)?|1(?:\\.0*)?))?\\s*");

  private static final int MOST_LANGUAGES = 100;

  private Languages() {}

  /** The better of fr and en in the header; French when it names neither. */
  static String preferred(String header) {
    String best = "fr";
    double highest = 0;
    for (String range : header.split(",", MOST_LANGUAGES)) {
      Matcher parts = LANGUAGE.matcher(range.strip());
      double weight = parts.matches() ? weight(parts.group(2)) : 0; // malformed: weight 0
      if (weight > highest) {
        highest = weight;
        best = parts.group(1).toLowerCase(Locale.ROOT);
      }
    }
    return best;
  }

  private static double weight(@Nullable String written) {
    return written == null ? 1 : Double.parseDouble(written);
  }
}
