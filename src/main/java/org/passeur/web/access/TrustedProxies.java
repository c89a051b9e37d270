package org.passeur.web.access;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.passeur.evaluator.NetworkAddress;
import org.passeur.kernel.Problem;

/**
 * The proxies that are believed when they say for whom they ask (X-Forwarded-For): those of this
 * machine, and those that the settings name. From anybody else the header could be forged.
 */
public final class TrustedProxies {
  private static final int BYTE = 8;

  private final List<Network> networks = new ArrayList<>();

  /** Addresses whose first bits are the same. */
  private record Network(byte[] address, int bits) {
    boolean holds(byte[] other) {
      if (other.length != address.length) {
        return false;
      }
      int whole = bits / BYTE;
      for (int i = 0; i < whole; i++) {
        if (address[i] != other[i]) {
          return false;
        }
      }
      int rest = BYTE - bits % BYTE;
      return rest == BYTE || (address[whole] & 0xff) >> rest == (other[whole] & 0xff) >> rest;
    }
  }

  /** Those of this machine and no others. */
  public static TrustedProxies ofThisMachine() {
    return new TrustedProxies(List.of());
  }

  /**
   * @param named addresses ({@code 192.0.2.7}, {@code 2001:db8::7}) or networks ({@code
   *     10.0.0.0/8}) besides this machine
   * @throws Problem 400 when one of them is neither
   */
  public TrustedProxies(List<String> named) {
    networks.add(network("127.0.0.0/8"));
    networks.add(network("::1"));
    named.forEach(each -> networks.add(network(each)));
  }

  private static Network network(String text) {
    String[] parts = text.split("/", 2);
    byte[] address =
        NetworkAddress.of(parts[0]).map(InetAddress::getAddress).orElseThrow(() -> notOne(text));
    int all = BYTE * address.length;
    if (parts.length == 1) {
      return new Network(address, all);
    }
    if (!parts[1].matches("[0-9]{1,3}") || Integer.parseInt(parts[1]) > all) {
      throw notOne(text);
    }
    return new Network(address, Integer.parseInt(parts[1]));
  }

  private static Problem notOne(String text) {
    return Problem.of(
        Problem.Kind.BAD_REQUEST,
        "« --trusted-proxy » est une adresse comme 192.0.2.7, ou un réseau comme 10.0.0.0/8 ; « "
            + text
            + " » n'en est pas une.",
        "“--trusted-proxy” is an address such as 192.0.2.7, or a network such as 10.0.0.0/8; “"
            + text
            + "” is neither.");
  }

  /**
   * The address of the client: the last one in X-Forwarded-For that is not a trusted proxy, if a
   * trusted proxy sent it; else the address that sent the request.
   *
   * @param sender address that sent the request
   * @param forwarded values of X-Forwarded-For, in order, joined with commas; empty without any
   */
  public String client(String sender, String forwarded) {
    if (!trusts(sender)) {
      return sender;
    }
    String client = sender;
    String[] chain = forwarded.split(",", -1);
    for (int i = chain.length - 1; i >= 0 && trusts(client); i--) {
      if (!chain[i].isBlank()) {
        client = chain[i].strip();
      }
    }
    return client;
  }

  private boolean trusts(String address) {
    Optional<InetAddress> known = NetworkAddress.of(address);
    return known.isPresent() && networks.stream().anyMatch(n -> n.holds(known.get().getAddress()));
  }
}
