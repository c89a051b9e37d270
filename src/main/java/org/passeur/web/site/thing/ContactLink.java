package org.passeur.web.site.thing;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.passeur.web.page.Link;
import org.passeur.web.page.PageRequest;

/** A telephone number to dial (RFC 3966) or an e-mail address to write to (RFC 6068). */
final class ContactLink {
  private static final Pattern NUMBER =
      Pattern.compile("(.*?)(?:[\\s\\u00a0,]*(?:poste|ext\\.?|x|#)[\\s\\u00a0]*(\\d{1,6}))?");

  private static final Pattern MAIL = Pattern.compile("[^\\s@:<>,;()\"]+@[^\\s@:<>,;()\"]+");

  private ContactLink() {}

  /**
   * The link that dials or writes; empty for another section, and for a value that cannot be
   * dialled or written to.
   *
   * @param section of a page: {@code telephone} or {@code email}
   * @param value as written
   */
  static Optional<Link> of(String section, String value) {
    String href =
        switch (section) {
          case "telephone" -> dial(value.strip());
          case "email" ->
              MAIL.matcher(value.strip()).matches() ? "mailto:" + mail(value.strip()) : "";
          default -> "";
        };
    // no-break spaces keep the number on one line
    String shown = section.equals("telephone") ? value.replace(' ', '\u00a0') : value;
    return href.isEmpty() ? Optional.empty() : Optional.of(Link.to(shown, href, ""));
  }

  /** Percent-encodes the characters that are reserved in an address. */
  private static String mail(String address) {
    return PageRequest.encode(address).replace("%40", "@");
  }

  private static String dial(String written) {
    Matcher m = NUMBER.matcher(written);
    if (!m.matches()) {
      return "";
    }
    String digits = m.group(1).replaceAll("\\D", "");
    if (digits.length() < 3 || m.group(1).matches(".*\\p{L}.*")) {
      return "";
    }
    String extension = m.group(2) == null ? "" : ";ext=" + m.group(2);
    return "tel:" + (abroad(m.group(1), digits) + digits) + extension;
  }

  /**
   * Adds the country code 1 to ten-digit North American numbers, so that they can be dialled from
   * abroad.
   */
  private static String abroad(String written, String digits) {
    if (written.startsWith("+") || digits.matches("1[2-9]\\d{9}")) {
      return "+";
    }
    return digits.matches("[2-9]\\d{9}") ? "+1" : "";
  }
}
