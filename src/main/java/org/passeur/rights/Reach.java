package org.passeur.rights;

/** How far a role reads a kind of graph; the words are those of the table in ARCHITECTURE.md. */
enum Reach {
  YES("yes"),
  NO("no"),
  /** A consent in force lets everyone see this category and the person's name. */
  PUBLIC_CONSENT("consent: public"),
  /** What everyone sees, and what a consent in force lets the referral network see. */
  NETWORK_CONSENT("consent: network"),
  /**
   * What everyone sees, and of people of the asker's communities what a consent in force lets the
   * members see.
   */
  MEMBERS_CONSENT("consent: members"),
  /** The graph of a community that the token is for. */
  OWN("own"),
  /** The graph of a community whose visibility is the network. */
  IF_ALLOWED("if allowed");

  private final String words;

  Reach(String words) {
    this.words = words;
  }

  @Override
  public String toString() {
    return words;
  }
}
