package org.passeur.evaluator;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/**
 * Who asks for an evaluation, as admission sees it.
 *
 * @param kind of client; each kind has places of its own
 * @param share the clients that count as one, such as an address; texts that are equal share
 */
public record Client(Kind kind, String share) {
  /** Kinds of clients, which do not take each other's places. */
  public enum Kind {
    /** Somebody who waits for a page. */
    PERSON,
    /** A program: queries, documents, files, dumps. */
    PROGRAM,
    /** Somebody with a token. */
    STAFF,
    /** This program itself: never refused, never waits. */
    HOUSE
  }

  /** This program itself. */
  public static final Client HOUSE = new Client(Kind.HOUSE, "");

  /** Longest share, in characters: a name that a client gives itself takes no memory. */
  private static final int LONGEST = 64;

  /** Bytes of the network part of an IPv6 address: a site has a /64 (RFC 6177). */
  private static final int NETWORK = 8;

  /** A person at an address. */
  public static Client person(String address) {
    return new Client(Kind.PERSON, share(address));
  }

  /** A program at an address. */
  public static Client program(String address) {
    return new Client(Kind.PROGRAM, share(address));
  }

  /**
   * A holder of a token.
   *
   * @param name of the token
   */
  public static Client staff(String name) {
    return new Client(Kind.STAFF, name);
  }

  /**
   * The share of an address: an IPv4 address is one; of an IPv6 address the network (/64) is one,
   * because whoever has one address of it has them all. Anything else stands for itself.
   *
   * @param address with or without a port; IPv6 with or without brackets
   */
  public static String share(String address) {
    Optional<InetAddress> known = NetworkAddress.of(address);
    if (known.isPresent()) {
      byte[] bytes = known.get().getAddress();
      return known.get() instanceof Inet6Address
          ? HexFormat.of().formatHex(Arrays.copyOf(bytes, NETWORK)) + "/64"
          : known.get().getHostAddress();
    }
    String name = address.strip().toLowerCase(Locale.ROOT);
    return name.length() > LONGEST ? name.substring(0, LONGEST) : name;
  }
}
