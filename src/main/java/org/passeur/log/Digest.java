package org.passeur.log;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Iterator;
import java.util.Locale;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Quad;
import org.passeur.kernel.Sha256;

/**
 * A digest of a set of statements in 128 bits: the sum of their hashes. It does not depend on their
 * order, and removing a statement is the exact inverse of adding it, so the digest of a whole store
 * is updated from its changes alone (an additive multiset hash; Bellare and Micciancio, 1997). It
 * detects damage; it does not defend against forged statements.
 *
 * @param high the upper 64 bits
 * @param low the lower 64 bits
 */
public record Digest(long high, long low) {
  /** The digest of no statements. */
  public static final Digest EMPTY = new Digest(0, 0);

  private static final int HEX = 16;

  /** The digest of the remaining statements of an iterator. */
  public static Digest of(Iterator<Quad> quads) {
    Digest digest = EMPTY;
    MessageDigest sha = Sha256.begin();
    while (quads.hasNext()) {
      digest = digest.plus(hash(quads.next(), sha));
    }
    return digest;
  }

  /** The digest after a change: {@code of(before).after(change)} equals {@code of(after)}. */
  public Digest after(Change change) {
    MessageDigest sha = Sha256.begin();
    Digest digest = this;
    for (Quad quad : change.added()) {
      digest = digest.plus(hash(quad, sha));
    }
    for (Quad quad : change.removed()) {
      digest = digest.minus(hash(quad, sha));
    }
    return digest;
  }

  /** The digest before a change: the inverse of {@link #after}. */
  public Digest before(Change change) {
    return after(new Change(/* added= */ change.removed(), /* removed= */ change.added()));
  }

  private Digest plus(Digest other) {
    long sum = low + other.low;
    long carry = Long.compareUnsigned(sum, low) < 0 ? 1 : 0;
    return new Digest(high + other.high + carry, sum);
  }

  private Digest minus(Digest other) {
    long borrow = Long.compareUnsigned(low, other.low) < 0 ? 1 : 0;
    return new Digest(high - other.high - borrow, low - other.low);
  }

  private static Digest hash(Quad quad, MessageDigest sha) {
    var text = new StringBuilder(256);
    append(text, quad.isDefaultGraph() ? Quad.defaultGraphIRI : quad.getGraph());
    append(text, quad.getSubject());
    append(text, quad.getPredicate());
    append(text, quad.getObject());
    byte[] hash = sha.digest(text.toString().getBytes(StandardCharsets.UTF_8));
    return new Digest(number(hash, 0), number(hash, Long.BYTES));
  }

  /**
   * Appends each part after its length, so that two different statements never give the same text.
   */
  private static void append(StringBuilder text, Node node) {
    if (node.isLiteral()) {
      part(text, 'L', node.getLiteralLexicalForm());
      part(text, '@', node.getLiteralLanguage().toLowerCase(Locale.ROOT));
      part(text, '^', node.getLiteralDatatypeURI());
    } else if (node.isBlank()) {
      part(text, '_', node.getBlankNodeLabel());
    } else {
      part(text, 'U', node.isURI() ? node.getURI() : node.toString());
    }
  }

  private static void part(StringBuilder text, char kind, String value) {
    text.append(kind).append(value.length()).append(':').append(value);
  }

  private static long number(byte[] bytes, int from) {
    return java.nio.ByteBuffer.wrap(bytes, from, Long.BYTES).getLong();
  }

  /**
   * Reads what {@link #toString} wrote.
   *
   * @throws NumberFormatException when it is not 32 hexadecimal digits
   */
  public static Digest parse(String hex) {
    if (hex.length() != 2 * HEX) {
      throw new NumberFormatException(hex);
    }
    return new Digest(
        Long.parseUnsignedLong(hex.substring(0, HEX), HEX),
        Long.parseUnsignedLong(hex.substring(HEX), HEX));
  }

  /** 32 hexadecimal digits. */
  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%016x%016x", high, low);
  }
}
