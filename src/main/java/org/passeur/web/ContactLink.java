package org.passeur.web;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A telephone number to dial (RFC 3966) or an e-mail address to write to (RFC 6068). */
final class ContactLink {
  private static final Pattern NUMBER =
      Pattern.compile("(.*?)(?:[\\s\\u00a0,]*(?:poste|ext\\.?|x|#)[\\s\\u00a0]*(\\d{1,6}))?");

  private static final Pattern MAIL = Pattern.compile("[^\\s@:<>,;()\"]+@[^\\s@:<>,;()\"]+");

  private ContactLink() {}

  /**
   * @param section of a page: {@code telephone} or {@code email}
   * @param value as written
   * @return empty for another section, and for a value that leads nowhere
   */
  static Optional<Link> of(String section, String value) {
    String href =
        switch (section) {
          case "telephone" -> dial(value.strip());
          case "email" ->
              MAIL.matcher(value.strip()).matches() ? "mailto:" + mail(value.strip()) : "";
          default -> "";
        };
    String shown = section.equals("telephone") ? value.replace(' ', '\u00a0') : value; // one piece
    return href.isEmpty() ? Optional.empty() : Optional.of(Link.to(shown, href, ""));
  }

  /** What has a meaning of its own in an address stands encoded. */
  private static String mail(String address) {
    return Visit.encode(address).replace("%40", "@");
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

  /** North American numbers are dialled from elsewhere too. */
  private static String abroad(String written, String digits) {
    if (written.startsWith("+") || digits.matches("1[2-9]\\d{9}")) {
      return "+";
    }
    return digits.matches("[2-9]\\d{9}") ? "+1" : "";
  }
}
