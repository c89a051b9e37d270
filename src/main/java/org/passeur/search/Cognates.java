package org.passeur.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/**
 * Matches cognates of French and English: "démocratie" and "democracy", "sémantique" and
 * "semantics", "évaluateur" and "evaluator". Endings and spellings that differ between the
 * languages are mapped to one form; what remains must be long enough to be distinctive.
 */
final class Cognates {
  private static final int SHORTEST = 5;
  private static final int SHORTEST_STEM = 4;

  /** Endings of both languages, after {@link #spelled}, with their replacement; longest first. */
  private static final List<String[]> ENDINGS = new ArrayList<>();

  static {
    endings("at", "ation", "ateur", "ator", "atrice", "ative", "atif", "ating", "ated", "ate");
    endings("is", "isation", "ization", "iser", "izer", "izing", "ising", "ized", "ised");
    endings("is", "ize", "ise");
    endings("ic", "icement", "icaly", "icali", "ical", "ice", "ics", "ic", "icale");
    endings("it", "ite", "iti");
    endings("ism", "isme", "ism");
    endings("ist", "iste", "ist");
    endings("ar", "aire", "ari", "arian");
    endings("r", "eur", "euse", "our", "or", "er", "re", "rice");
    endings("l", "ele", "el", "ale", "al");
    endings("nc", "ence", "ance", "enci", "anci");
    endings("nt", "ente", "ante", "ent", "ant");
    endings("iv", "if", "ive");
    endings("s", "eux", "ous");
    endings("c", "cie", "cracie", "ci", "ti", "tie");
    endings("", "aje", "age", "ing", "ed", "ee", "e", "i", "er");
    ENDINGS.sort(Comparator.comparingInt((String[] e) -> e[0].length()).reversed());
  }

  private Cognates() {}

  private static void endings(String become, String... endings) {
    for (String ending : endings) {
      ENDINGS.add(new String[] {ending, become});
    }
  }

  /**
   * The form that cognates share; empty for a word too short to have one.
   *
   * @param word exact form
   */
  static Optional<String> key(String word) {
    String spelled = spelled(WordAnalysis.singular(word));
    if (spelled.length() < SHORTEST) {
      return Optional.empty();
    }
    for (String[] ending : ENDINGS) {
      int stem = spelled.length() - ending[0].length();
      if (stem >= SHORTEST_STEM && spelled.endsWith(ending[0])) {
        return Optional.of(spelled.substring(0, stem) + ending[1]);
      }
    }
    return Optional.of(spelled);
  }

  private static String spelled(String word) {
    String one =
        word.replace("ph", "f")
            .replace("th", "t")
            .replace("rh", "r")
            .replace("qu", "c")
            .replace('k', 'c')
            .replace('y', 'i');
    var single = new StringBuilder();
    for (int i = 0; i < one.length(); i++) {
      if (i == 0 || one.charAt(i) != one.charAt(i - 1)) {
        single.append(one.charAt(i));
      }
    }
    return single.toString();
  }

  /**
   * Replaces words by the form that cognates of the two languages share, and drops words that are
   * too short to have one.
   */
  static final class CognateFilter extends TokenFilter {
    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);

    CognateFilter(TokenStream words) {
      super(words);
    }

    @Override
    public boolean incrementToken() throws IOException {
      while (input.incrementToken()) {
        Optional<String> key = Cognates.key(term.toString());
        if (key.isPresent()) {
          term.setEmpty().append(key.get());
          return true;
        }
      }
      return false;
    }
  }
}
