package org.passeur.search;

import java.io.IOException;
import java.util.Optional;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/**
 * Replaces words by the form that cognates of the two languages share, and drops words that are too
 * short to have one.
 */
final class CognateFilter extends TokenFilter {
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
