package org.passeur.generate;

/**
 * Opaque keys of 12 characters from kind and number: 60 bits mixed by invertible steps, so that no
 * two numbers of a kind share a key.
 */
final class Keys {
  private static final long MASK = (1L << 60) - 1;
  private static final char[] ALPHABET = "abcdefghijklmnopqrstuvwxyz234567".toCharArray();
  private final long seed;

  Keys(long seed) {
    this.seed = seed;
  }

  String key(ThingKind kind, long number) {
    long x = (number + Draw.mix(seed * 31 + kind.number)) & MASK;
    for (int round = 0; round < 3; round++) {
      x = (x * 0xBF58476D1CE4E5B9L) & MASK; // odd, so invertible modulo 2^60
      x ^= x >>> 29;
    }
    char[] key = new char[12];
    for (int i = 0; i < 12; i++) {
      key[i] = ALPHABET[(int) (x >>> (5 * i)) & 31];
    }
    return new String(key);
  }
}
