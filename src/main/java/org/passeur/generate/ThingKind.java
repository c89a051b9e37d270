package org.passeur.generate;

import java.util.Locale;

/** Kinds of things, named as in their addresses. */
enum ThingKind {
  PERSON(1),
  COMMUNITY(2),
  ORGANIZATION(3),
  PRACTICE(4),
  RESOURCE(5),
  THEME(6),
  MEMBERSHIP(7),
  CLAIM(8),
  CONSENT(9),
  NEED(10),
  ACTIVITY(11),
  TERRITORY(12),
  CHALLENGE(13),
  PLATFORM(14),
  REPERTOIRE(15),
  OFFER(16),
  PERIOD(17),
  ASSESSMENT(18);

  /** What is drawn for a thing depends on it, so it stays when a kind is added or taken away. */
  final int number;

  final String path = name().toLowerCase(Locale.ROOT);

  ThingKind(int number) {
    this.number = number;
  }
}
