package org.passeur.query;

import org.passeur.store.Bilingual;

/** A value that a parameter cannot have, or a parameter that a query does not have. */
public final class UnfitValue extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  private final transient Bilingual words;

  UnfitValue(String fr, String en) {
    super(en);
    this.words = new Bilingual(fr, en);
  }

  /** What is wrong and what to write instead, for a person. */
  public Bilingual words() {
    return words;
  }
}
