package org.passeur.kernel;

/** A text for people, in both languages of the pages. */
public record Bilingual(String fr, String en) {
  /**
   * The English text for {@code en…}, the French one for any other language.
   *
   * @param language a BCP 47 tag
   */
  public String in(String language) {
    return language.startsWith("en") ? en : fr;
  }
}
