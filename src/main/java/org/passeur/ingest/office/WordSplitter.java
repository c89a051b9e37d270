package org.passeur.ingest.office;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Splits French and English text into words, without case and accents. */
final class WordSplitter {
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");

  private WordSplitter() {}

  static List<String> in(String text) {
    String plain = MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD)).replaceAll("");
    plain = plain.toLowerCase(Locale.ROOT).replace("œ", "oe").replace("æ", "ae");
    List<String> words = new ArrayList<>();
    Matcher m = WORD.matcher(plain);
    while (m.find()) {
      words.add(m.group());
    }
    return words;
  }

  /** The same without plural endings. Nothing more is removed: stemming would confuse subjects. */
  static List<String> singular(String text) {
    List<String> words = new ArrayList<>(in(text));
    words.replaceAll(
        w ->
            w.length() > 3 && (w.endsWith("s") || w.endsWith("x"))
                ? w.substring(0, w.length() - 1)
                : w);
    return words;
  }
}
