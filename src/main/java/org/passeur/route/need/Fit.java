package org.passeur.route.need;

import java.util.Locale;

/** How well a suggestion answers a need, on an absolute scale. */
public enum Fit {
  /** Its reasons cover what the need is about. */
  GOOD,
  /** Its reasons cover a part of it. */
  POSSIBLE,
  /** Its reasons contain none of the telling words of the need. */
  NONE;

  /** The name used in the API. */
  public String token() {
    return name().toLowerCase(Locale.ROOT);
  }
}
