package org.passeur.route.need;

/** The kinds of suggestions. */
public enum SuggestionKind {
  PERSON,
  COMMUNITY,
  PRACTICE,
  RESOURCE,
  ORGANIZATION,
  OFFER;

  /** The name used in addresses and JSON, such as {@code person}. */
  public String token() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
