package org.passeur.route;

/** What a need can be pointed to. */
public enum Kind {
  PERSON,
  COMMUNITY,
  PRACTICE,
  RESOURCE,
  ORGANIZATION,
  OFFER;

  /** The word for it in addresses and JSON, such as {@code person}. */
  public String token() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
