package org.passeur.people;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds e-mail addresses and telephone numbers in running text, including those disguised from
 * machines ("ada (at) example.org"). Telephone numbers are: international ones (E.164), North
 * American ones, those of countries where numbers begin with 0, and numbers after a word such as
 * "tél."; but not years, dates, ISBN, DOI, versions, amounts and IP addresses. Doubtful cases count
 * as found. Takes time linear in the length of the text.
 */
public final class ContactText {
  /**
   * The position of a match.
   *
   * @param start of its first character
   * @param end after its last character
   */
  public record Span(int start, int end) {}

  private static final int LONGEST_PART = 64;
  private static final int LONGEST_DOMAIN = 255;

  /** Signs and words for "@" between name and domain. */
  private static final Pattern AT =
      Pattern.compile(
          "[@\uFF20\uFE6B]|&#0{0,4}64;|&#[xX]0{0,4}40;|&commat;|%40"
              + "|\\s?[(\\[{<]\\s?(?:@|at|arobase|arobas|a|à|chez)\\s?[)\\]}>]\\s?"
              + "|\\s(?:at|arobase|arobas)\\s|-at-|_at_|\\sAT\\s",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private static final String DOT =
      "(?:\\.|\\s?[(\\[{<]\\s?(?:\\.|dot|point)\\s?[)\\]}>]\\s?|\\s(?:dot|point)\\s)";

  private static final Pattern DOMAIN =
      Pattern.compile(
          "\\s?([\\p{L}\\p{N}](?:[\\p{L}\\p{N}-]{0,62})(?:"
              + DOT
              + "[\\p{L}\\p{N}-]{1,63}){0,8}?"
              + DOT
              + "(?:\\p{L}{2,24}|xn--[a-z0-9-]{2,40}))(?![\\p{L}\\p{N}])",
          Pattern.CASE_INSENSITIVE);

  /** In {@code name@1.2.3}, the part after the sign is a version of a package. */
  private static final Pattern VERSION = Pattern.compile("[vV^~]?\\d+\\.\\d.*");

  private ContactText() {}

  /** Returns whether the text contains an e-mail address or a telephone number. */
  public static boolean holds(String text) {
    return next(text, 0).isPresent();
  }

  /** Replaces each of them by a mark. */
  public static String masked(String text, String mark) {
    var out = new StringBuilder();
    int done = 0;
    for (Optional<Span> found = next(text, 0); found.isPresent(); found = next(text, done)) {
      out.append(text, done, found.get().start()).append(mark);
      done = found.get().end();
    }
    return out.append(text, done, text.length()).toString();
  }

  /** The first one that begins at or after a position. */
  public static Optional<Span> next(String text, int from) {
    Optional<Span> mail = mail(text, from);
    int before = mail.map(Span::start).orElse(text.length());
    Optional<Span> telephone = TelephoneText.next(text, from, before);
    return telephone.isPresent() ? telephone : mail;
  }

  private static Optional<Span> mail(String text, int from) {
    if (!mayHoldMail(text)) {
      return Optional.empty();
    }
    Matcher at = AT.matcher(text);
    at.region(from, text.length());
    at.useTransparentBounds(true);
    while (at.find()) {
      int start = startOfName(text, at.start(), from);
      if (start < at.start() && isMail(text, start, at)) {
        return Optional.of(new Span(start, domain(text, at.end()).orElseThrow().end(1)));
      }
    }
    return Optional.empty();
  }

  /**
   * A quick test that is false for most texts, so that the pattern is tried only where a sign for
   * "@" may be.
   */
  private static boolean mayHoldMail(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '@' || c == '\uFF20' || c == '\uFE6B' || c == '&' || c == '%') {
        return true;
      }
      if ("([{<".indexOf(c) >= 0 && i + 1 < text.length()) {
        char next = text.charAt(text.charAt(i + 1) == ' ' && i + 2 < text.length() ? i + 2 : i + 1);
        if ("aAàÀcC".indexOf(next) >= 0) {
          return true;
        }
      }
      boolean begins = i > 0 && !Character.isLetterOrDigit(text.charAt(i - 1));
      if ((c == 'a' || c == 'A') && begins && i + 2 < text.length()) {
        char next = text.charAt(i + 1);
        if (((next == 't' || next == 'T') && !Character.isLetterOrDigit(text.charAt(i + 2)))
            || ((next == 'r' || next == 'R') && "oO".indexOf(text.charAt(i + 2)) >= 0)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isMail(String text, int start, Matcher at) {
    Optional<Matcher> domain = domain(text, at.end());
    if (domain.isEmpty() || VERSION.matcher(domain.get().group(1)).matches()) {
      return false;
    }
    String sign = at.group().strip();
    boolean word = sign.length() > 1 && Character.isLetter(sign.charAt(0));
    if ((word || sign.startsWith("-") || sign.startsWith("_"))
        && !isDisguised(domain.get().group(1), sign)) {
      return false; // "she is at example.org" is not an address
    }
    String name = text.substring(start, at.start());
    boolean remote = domain.get().end(1) < text.length() && text.charAt(domain.get().end(1)) == ':';
    return !(name.equals("git") && remote) && !VERSION.matcher(name).matches();
  }

  /**
   * Returns whether it is a disguised address: "ada at example dot org"; "arobase" alone is
   * sufficient.
   */
  private static boolean isDisguised(String domain, String sign) {
    return sign.toLowerCase(java.util.Locale.ROOT).startsWith("arob")
        || domain.matches("(?iu).*[\\s(\\[{<](?:dot|point)[\\s)\\]}>].*")
        || sign.startsWith("-")
        || sign.startsWith("_");
  }

  private static Optional<Matcher> domain(String text, int from) {
    Matcher m = DOMAIN.matcher(text);
    m.region(from, Math.min(text.length(), from + LONGEST_DOMAIN));
    return m.lookingAt() ? Optional.of(m) : Optional.empty();
  }

  private static int startOfName(String text, int at, int from) {
    int end = at;
    if (end > from && text.charAt(end - 1) == ' ') {
      end--; // "ada @ example.org"
    }
    int start = end;
    while (start > from && end - start < LONGEST_PART && isOfName(text.charAt(start - 1))) {
      start--;
    }
    while (start < end && !Character.isLetterOrDigit(text.charAt(start))) {
      start++;
    }
    return start == end ? at : start;
  }

  private static boolean isOfName(char c) {
    return Character.isLetterOrDigit(c) || "._%+-'’".indexOf(c) >= 0;
  }
}
