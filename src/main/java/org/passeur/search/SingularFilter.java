package org.passeur.search;

import java.io.IOException;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/**
 * Removes plural and feminine endings from folded words, and nothing else. Lucene's minimal French
 * stemmer also drops the final e of longer words: "écoles" then no longer matches "école", and
 * "concertée" matches "concert".
 */
final class SingularFilter extends TokenFilter {
  private static final int SHORTEST = 7;

  private static final String[][] FEMININE = {
    {"trice", "teur"},
    {"euse", "eur"},
    {"ienne", "ien"},
    {"iere", "ier"},
    {"ante", "ant"},
    {"ive", "if"}
  };

  private final CharTermAttribute term = addAttribute(CharTermAttribute.class);

  SingularFilter(TokenStream words) {
    super(words);
  }

  @Override
  public boolean incrementToken() throws IOException {
    if (!input.incrementToken()) {
      return false;
    }
    String singular = WordAnalysis.singular(term.toString());
    // without accents, "animée" and "animé" differ only by an e
    int n = singular.length();
    term.setEmpty()
        .append(
            masculine(
                singular.endsWith("ee")
                    ? WordAnalysis.singular(singular.substring(0, n - 1))
                    : singular));
    return true;
  }

  /** The masculine of a longer word with a feminine ending, without accents, else the word. */
  private static String masculine(String word) {
    if (word.length() >= SHORTEST) {
      for (String[] ending : FEMININE) {
        if (word.endsWith(ending[0])) {
          return word.substring(0, word.length() - ending[0].length()) + ending[1];
        }
      }
    }
    return word;
  }
}
