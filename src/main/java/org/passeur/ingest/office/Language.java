package org.passeur.ingest.office;

import java.util.Optional;
import java.util.Set;

/**
 * Detects French and English running text by function words; gives no answer for other languages.
 */
final class Language {
  private static final Set<String> FRENCH =
      Set.of(
          "le", "la", "les", "des", "du", "de", "et", "est", "une", "un", "dans", "pour", "que",
          "qui", "pas", "avec", "sur", "au", "aux", "ce", "cette", "ces", "nous", "vous", "ils",
          "elle", "sont", "par", "plus", "ou", "mais", "leur", "leurs", "se", "ne", "d", "l", "qu");
  private static final Set<String> ENGLISH =
      Set.of(
          "the", "of", "and", "to", "in", "is", "that", "for", "it", "with", "as", "are", "this",
          "be", "by", "not", "have", "has", "from", "or", "an", "was", "you", "we", "they", "their",
          "at", "which", "can", "will", "your", "our");

  /** With fewer function words than this, no answer is given. */
  private static final int ENOUGH = 4;

  private Language() {}

  /** The language of a text: {@code fr} or {@code en}; empty when undecided. */
  static Optional<String> of(String text) {
    int french = 0;
    int english = 0;
    for (String word : WordSplitter.in(text)) {
      french += FRENCH.contains(word) ? 1 : 0;
      english += ENGLISH.contains(word) ? 1 : 0;
    }
    if (french >= ENOUGH && french > 1.5 * english) {
      return Optional.of("fr");
    }
    return english >= ENOUGH && english > 1.5 * french ? Optional.of("en") : Optional.empty();
  }

  /**
   * Returns whether the word is a function word, which says nothing about the subject of a text.
   */
  static boolean isFunctionWord(String word) {
    return FRENCH.contains(word) || ENGLISH.contains(word);
  }
}
