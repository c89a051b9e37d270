package org.passeur.web.page;

/** What an installation holds, as far as the words of its pages depend on it. */
public enum InstallationContents {
  /** Nothing but the vocabulary. */
  EMPTY,
  /** Data of its own. */
  OWN,
  /** The demonstration network, which is fictional. */
  DEMONSTRATION,
  /** The demonstration network beside data of its own. */
  BOTH;

  /** True when the demonstration network is there. */
  public boolean demonstration() {
    return this == DEMONSTRATION || this == BOTH;
  }

  /** The suffix of the keys of texts that depend on the contents. */
  public String key() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
