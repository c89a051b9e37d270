package org.passeur.route.need;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.passeur.route.need.Routing.Notice;
import org.passeur.search.WordAnalysis;

/** Prepares the text of a need, and tells its author what was left out. */
public final class Hearing {
  /** Longest text used, in characters. */
  static final int LONGEST = 4_000;

  private Hearing() {}

  /**
   * The text used: without markup, shortened words written out, without what it refuses, and cut
   * when it is too long.
   */
  public static String used(String text) {
    return Refusals.in(plain(text)).wanted();
  }

  /** What the text refuses, as it is written: "pas de compost" refuses "compost". */
  public static List<String> refused(String text) {
    return Refusals.in(plain(text)).refused();
  }

  private static String plain(String text) {
    String plain = Shorthand.writtenOut(text.replaceAll("<[^<>]{0,200}>", " "));
    if (plain.length() <= LONGEST) {
      return plain;
    }
    int space = plain.lastIndexOf(' ', LONGEST);
    return plain.substring(0, space < LONGEST / 2 ? LONGEST : space);
  }

  public static List<Notice> notices(Need need, Phrases phrases) {
    List<Notice> notices = new ArrayList<>();
    String text = used(need.text());
    if (need.text().length() > LONGEST) {
      notices.add(new Notice("cut", phrases.say("heard.cut", LONGEST)));
    }
    WordAnalysis.foreign(text)
        .ifPresent(
            tag -> {
              String name = Locale.forLanguageTag(tag).getDisplayLanguage(phrases.locale());
              notices.add(new Notice("foreign", phrases.say("heard.foreign", name)));
            });
    if (!text.isBlank() && need.themes().isEmpty() && WordAnalysis.telling(text).isEmpty()) {
      notices.add(new Notice("common", phrases.say("heard.common")));
    }
    List<String> refused = refused(need.text());
    if (!refused.isEmpty()) {
      notices.add(new Notice("except", phrases.say("heard.except", String.join(", ", refused))));
    }
    return notices;
  }
}
