package org.passeur.route.danger;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Normalizes the words of a text for comparison with phrases. */
final class Sentence {
  /** Separates sentences, so that no phrase matches across them. */
  static final String END = ".";

  /** In characters; the rest of a longer text is ignored. */
  private static final int LONGEST = 40_000;

  private Sentence() {}

  /**
   * The words in order: lower case without accents, apostrophes as spaces ("s'est": s, est), three
   * or more repeated letters reduced to one, and digits within words as the letters they stand for.
   */
  static List<String> words(String text) {
    String part = text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    String plain =
        Normalizer.normalize(part, Normalizer.Form.NFKD)
            .replaceAll("[\\p{Mn}\\p{Cf}]", "")
            .toLowerCase(Locale.ROOT)
            .replace("œ", "oe")
            .replace("æ", "ae")
            .replaceAll("([a-z])\\1{2,}", "$1")
            .replaceAll("(?<=[a-z])[*_@$!](?=[a-z])", "");
    List<String> words = new ArrayList<>();
    var word = new StringBuilder();
    for (int i = 0; i <= plain.length(); i++) {
      char c = i < plain.length() ? plain.charAt(i) : ' ';
      if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
        word.append(c);
        continue;
      }
      if (word.length() > 0) {
        words.add(lettered(word.toString()));
        word.setLength(0);
      }
      if (".!?;\n".indexOf(c) >= 0 && !words.isEmpty() && !END.equals(last(words))) {
        words.add(END);
      }
    }
    return words;
  }

  private static String last(List<String> words) {
    return words.get(words.size() - 1);
  }

  private static String lettered(String word) {
    return word.matches("[a-z]+[0-9]+[a-z0-9]*[a-z]")
        ? word.replace('0', 'o').replace('1', 'i').replace('3', 'e').replace('5', 's')
        : word;
  }
}
