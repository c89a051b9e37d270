package org.passeur.route;

import java.util.Locale;

/** How well a suggestion answers a need, on a scale that does not depend on the other ones. */
public enum Fit {
  /** Its reasons speak of what the need is about. */
  GOOD,
  /** They speak of a part of it. */
  POSSIBLE,
  /** They speak of none of the words that carry the need. */
  NONE;

  /** The word for it in answers to programs. */
  public String token() {
    return name().toLowerCase(Locale.ROOT);
  }
}
