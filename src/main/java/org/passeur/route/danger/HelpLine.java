package org.passeur.route.danger;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A line to call or write to.
 *
 * @param key tells it apart; an installation names it to replace it
 * @param dangers the kinds of danger it is for, as in the file of phrases
 * @param label its name with its number, by language
 * @param purpose what it is for and when it answers, by language
 * @param call number to dial, digits only; empty when it has none
 * @param text number to write to, digits only; empty when it has none
 * @param link page that says how to reach it; empty when it has none
 * @param regions its numbers by region, when it has no single one
 * @param source page where the numbers were read
 * @param lookedUp day when they were read there
 */
public record HelpLine(
    String key,
    Set<String> dangers,
    Map<String, String> label,
    Map<String, String> purpose,
    String call,
    String text,
    String link,
    List<Region> regions,
    String source,
    String lookedUp) {
  /** In place of a kind of danger: all of them. */
  static final String ANY = "*";

  public HelpLine {
    dangers = Set.copyOf(dangers);
    label = Map.copyOf(label);
    purpose = Map.copyOf(purpose);
    regions = List.copyOf(regions);
  }

  /** True when it is for one of these kinds of danger. */
  boolean isFor(Set<String> heard) {
    return dangers.contains(ANY) || dangers.stream().anyMatch(heard::contains);
  }

  /** A number that answers in one region. */
  public record Region(Map<String, String> label, String call) {
    public Region {
      label = Map.copyOf(label);
    }

    public String label(String language) {
      return said(label, language);
    }

    /** The address that dials it. */
    public String dial() {
      return "tel:" + international(call);
    }

    /** The number as people write it, such as 514 896-3100. */
    public String number() {
      return written(call);
    }
  }

  public String label(String language) {
    return said(label, language);
  }

  public String purpose(String language) {
    return said(purpose, language);
  }

  /** The address that dials it; empty when it has no number to call. */
  public String dial() {
    return call.isEmpty() ? "" : "tel:" + international(call);
  }

  /** The number as people write it. */
  public String number() {
    return written(call);
  }

  /** The address that begins a message to it; empty when it takes none. */
  public String message() {
    return text.isEmpty() ? "" : "sms:" + international(text);
  }

  /** The number for messages as people write it. */
  public String messageNumber() {
    return written(text);
  }

  /** Short numbers are dialled as they are, long ones with their country (RFC 3966). */
  private static String international(String digits) {
    return digits.length() > 7 ? "+" + digits : digits;
  }

  private static String written(String digits) {
    String local =
        digits.length() == 11 && !digits.matches("18(00|33|44|55|66|77|88).*")
            ? digits.substring(1)
            : digits;
    return local.replaceFirst("^(1?)(\\d{3})(\\d{3})(\\d{4})$", "$1 $2 $3-$4").strip();
  }

  /** English for {@code en…}, else French; the other one when it is the only one. */
  private static String said(Map<String, String> texts, String language) {
    String wanted = language.startsWith("en") ? "en" : "fr";
    return texts.getOrDefault(wanted, texts.values().stream().findFirst().orElse(""));
  }
}
