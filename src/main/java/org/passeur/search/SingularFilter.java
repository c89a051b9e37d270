package org.passeur.search;

import java.io.IOException;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/**
 * Removes plural endings from folded words, and nothing else. Lucene's minimal French stemmer also
 * drops the final e of longer words: "écoles" then no longer matches "école", and "concertée"
 * matches "concert".
 */
final class SingularFilter extends TokenFilter {
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
    term.setEmpty().append(singular.endsWith("ee") ? singular.substring(0, n - 1) : singular);
    return true;
  }
}
