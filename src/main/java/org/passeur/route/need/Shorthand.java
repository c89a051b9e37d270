package org.passeur.route.need;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Writes out what people shorten in messages: "qqn pr un logement" ({@code route/shorthand.txt}).
 */
final class Shorthand {
  private static final Pattern WORD =
      Pattern.compile("(?<![\\p{L}\\p{N}'’-])\\p{Ll}+(?![\\p{L}\\p{N}'’-])");
  private static final Map<String, String> LONG =
      WordTable.read("shorthand.txt").stream()
          .collect(Collectors.toUnmodifiableMap(line -> line.get(0), line -> line.get(1)));

  private Shorthand() {}

  static String writtenOut(String text) {
    return WORD.matcher(text)
        .replaceAll(m -> Matcher.quoteReplacement(LONG.getOrDefault(m.group(), m.group())));
  }
}
