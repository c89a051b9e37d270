package org.passeur.index;

import java.io.IOException;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/**
 * Undoes the plural and nothing else, on folded words. Lucene's minimal French stemmer also drops a
 * final e of longer words: "écoles" no longer meets "école", and "concertée" meets "concert".
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
    String singular = Words.singular(term.toString());
    // without accents, "animée" and "animé" differ by an e
    int n = singular.length();
    term.setEmpty().append(singular.endsWith("ee") ? singular.substring(0, n - 1) : singular);
    return true;
  }
}
