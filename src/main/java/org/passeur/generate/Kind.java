package org.passeur.generate;

import java.util.Locale;

/** Kinds of things, named as in their addresses. */
enum Kind {
  PERSON,
  COMMUNITY,
  ORGANIZATION,
  PRACTICE,
  RESOURCE,
  THEME,
  MEMBERSHIP,
  CLAIM,
  CONSENT,
  NEED,
  ACTIVITY,
  TERRITORY,
  CHALLENGE,
  PLATFORM,
  REPERTOIRE,
  OFFER,
  PERIOD,
  ASSESSMENT;

  final String path = name().toLowerCase(Locale.ROOT);
}
