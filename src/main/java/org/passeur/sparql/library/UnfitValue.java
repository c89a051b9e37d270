package org.passeur.sparql.library;

import org.passeur.kernel.Bilingual;

/** A value that is not valid for its parameter, or a parameter that the query does not have. */
public final class UnfitValue extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  private final transient Bilingual words;

  UnfitValue(String fr, String en) {
    super(en);
    this.words = new Bilingual(fr, en);
  }

  /** The message for the user: what is wrong and what to write instead. */
  public Bilingual words() {
    return words;
  }
}
