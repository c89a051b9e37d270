package org.passeur.evaluator;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads addresses of machines as they stand in requests. Never asks for a name. */
public final class NetworkAddress {
  private static final String PART = "(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])";
  private static final Pattern IPV4 = Pattern.compile(PART + "(\\." + PART + "){3}");
  private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

  private NetworkAddress() {}

  /**
   * The address in a text such as {@code 192.0.2.1}, {@code 192.0.2.1:8080}, {@code 2001:db8::1},
   * {@code [2001:db8::1]:8080}. An IPv4 address inside an IPv6 one (RFC 4291, section 2.5.5.2) is
   * the IPv4 address.
   *
   * @return empty for anything else, names included
   */
  public static Optional<InetAddress> of(String text) {
    String host = withoutPort(text.strip());
    int scope = host.indexOf('%');
    host = scope > 0 ? host.substring(0, scope) : host; // an interface of this machine
    if (!IPV4.matcher(host).matches() && !IPV6.matcher(host).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.getByName(host));
    } catch (UnknownHostException e) {
      return Optional.empty(); // colons that are no address
    }
  }

  private static String withoutPort(String text) {
    int bracket = text.indexOf(']');
    if (text.startsWith("[") && bracket > 0) {
      return text.substring(1, bracket);
    }
    int colon = text.indexOf(':');
    return colon > 0 && colon == text.lastIndexOf(':') ? text.substring(0, colon) : text;
  }
}
