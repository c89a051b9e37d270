package org.passeur.web.page;

import java.util.Map;
import java.util.Set;

/** Which icon stands for what. */
public final class Icons {
  private static final Set<String> DRAWN =
      Set.of(
          "person",
          "community",
          "resource",
          "practice",
          "bridge",
          "organization",
          "theme",
          "territory",
          "activity",
          "need",
          "offer",
          "platform",
          "claim",
          "note",
          "talk");

  private static final Map<String, String> SAME =
      Map.of(
          "facilitates", "community",
          "work", "resource",
          "member", "community",
          "membership", "community",
          "text", "note",
          "challenge", "theme",
          "repertoire", "resource",
          "finding", "note",
          "question", "need",
          "expertise", "claim");

  private Icons() {}

  /**
   * Returns the icon for a kind of thing or of evidence, or a neutral one when the kind has none.
   */
  public static String of(String kind) {
    String icon = SAME.getOrDefault(kind, kind);
    return DRAWN.contains(icon) ? icon : "mark";
  }
}
