package org.passeur.route.danger;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A help line.
 *
 * @param key identifies the line, so that an installation can replace it
 * @param dangers the kinds of danger it is for, as in {@code phrases.txt}
 * @param label its name with its number, by language
 * @param purpose purpose and opening hours, by language
 * @param call number to dial, digits only; empty when it has none
 * @param text number to write to, digits only; empty when it has none
 * @param link page with its contact details; empty when there is none
 * @param regions its numbers by region, when it has no single one
 * @param source page the numbers were taken from
 * @param lookedUp date on which they were taken
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
  /** Stands for all kinds of danger. */
  static final String ANY = "*";

  public HelpLine {
    dangers = Set.copyOf(dangers);
    label = Map.copyOf(label);
    purpose = Map.copyOf(purpose);
    regions = List.copyOf(regions);
  }

  /** Returns whether it is for one of these kinds of danger. */
  boolean isFor(Set<String> heard) {
    return dangers.contains(ANY) || dangers.stream().anyMatch(heard::contains);
  }

  /** A number for one region. */
  public record Region(Map<String, String> label, String call) {
    public Region {
      label = Map.copyOf(label);
    }

    public String label(String language) {
      return said(label, language);
    }

    /** The tel: address. */
    public String dial() {
      return "tel:" + international(call);
    }

    /** The number in readable form, such as 514 896-3100. */
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

  /** The tel: address; empty when it has no number to call. */
  public String dial() {
    return call.isEmpty() ? "" : "tel:" + international(call);
  }

  /** The number in readable form. */
  public String number() {
    return written(call);
  }

  /** The sms: address; empty when it takes no messages. */
  public String message() {
    return text.isEmpty() ? "" : "sms:" + international(text);
  }

  /** The number for messages in readable form. */
  public String messageNumber() {
    return written(text);
  }

  /** Short numbers are dialled as they are, long ones with the country code (RFC 3966). */
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

  /** English for {@code en…}, else French; the other language when only that one is there. */
  private static String said(Map<String, String> texts, String language) {
    String wanted = language.startsWith("en") ? "en" : "fr";
    return texts.getOrDefault(wanted, texts.values().stream().findFirst().orElse(""));
  }
}
