package org.passeur.ingest.office;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.passeur.ingest.source.FrontMatter;
import org.passeur.ingest.source.Harvest;
import org.passeur.ingest.source.Input;

/**
 * Reads calendars and contact cards (RFC 5545, RFC 6350) as documents: what is said in words. Who
 * comes and how they are reached stands beside; pictures and keys are left out.
 */
final class CardText {
  private static final Pattern LINE =
      Pattern.compile("(?:[\\w-]+\\.)?([A-Za-z-]+)((?:;[^:\"]*+(?:\"[^\"]*+\"[^:\"]*+)*+)?):(.*)");

  private static final Set<String> HEADINGS = Set.of("SUMMARY", "FN");
  private static final Set<String> WORDS =
      Set.of(
          "DESCRIPTION",
          "LOCATION",
          "COMMENT",
          "CATEGORIES",
          "NOTE",
          "ORG",
          "TITLE",
          "ROLE",
          "EMAIL",
          "TEL",
          "ADR");

  /** What is in no words, and may be long. */
  private static final Set<String> LEFT = Set.of("PHOTO", "LOGO", "SOUND", "KEY", "ATTACH");

  private CardText() {}

  static boolean reads(Input input) {
    return input.extension().equals("ics") || input.extension().equals("vcf");
  }

  static SourceDocument of(Input input, Harvest harvest) {
    String unfolded = FrontMatter.of(input, harvest).whole().replaceAll("\n[ \t]", "");
    var passages = new Passages();
    var beside = new StringBuilder();
    String title = "";
    for (String line : unfolded.split("\n", -1)) {
      Matcher m = LINE.matcher(line);
      if (!m.matches()) {
        continue;
      }
      String name = m.group(1).toUpperCase(Locale.ROOT);
      String value = plain(m.group(3));
      if (name.equals("X-WR-CALNAME")) {
        title = value;
      } else if (HEADINGS.contains(name)) {
        passages.add(true, value);
      } else if (WORDS.contains(name)) {
        passages.add(false, value);
      } else if (!LEFT.contains(name)) {
        beside.append(m.group(2)).append(' ').append(value).append('\n');
      }
    }
    boolean cards = input.extension().equals("vcf");
    return new SourceDocument(
        input.name(),
        title,
        passages.all(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        beside.substring(0, Math.min(beside.length(), Passages.MOST)),
        Set.of(cards ? Concern.CONTACT_CARDS : Concern.CALENDAR),
        passages.cut());
  }

  private static String plain(String value) {
    return value
        .replaceAll("\\\\[nN]", " ")
        .replaceAll("\\\\(.)", "$1")
        .replaceAll("(?<!\\\\);+", ", ");
  }
}
