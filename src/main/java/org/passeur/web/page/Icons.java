package org.passeur.web.page;

import static java.util.Map.entry;

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
      Map.ofEntries(
          entry("named", "person"),
          entry("language", "talk"),
          entry("facilitates", "community"),
          entry("work", "resource"),
          entry("member", "community"),
          entry("membership", "community"),
          entry("text", "note"),
          entry("challenge", "theme"),
          entry("repertoire", "resource"),
          entry("finding", "note"),
          entry("question", "need"),
          entry("expertise", "claim"));

  private Icons() {}

  /**
   * Returns the icon for a kind of thing or of evidence, or a neutral one when the kind has none.
   */
  public static String of(String kind) {
    String icon = SAME.getOrDefault(kind, kind);
    return DRAWN.contains(icon) ? icon : "mark";
  }
}
