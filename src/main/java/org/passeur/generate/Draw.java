package org.passeur.generate;

import java.util.List;

/**
 * Random numbers for one thing: SplitMix64 (Steele, Lea and Flood, OOPSLA 2014), seeded with the
 * seed of the network and the kind and number of the thing. Not thread-safe.
 */
final class Draw {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;
  private long state;

  Draw(long seed, ThingKind kind, long number) {
    state = mix(mix(seed + GOLDEN * kind.number) + GOLDEN * number);
  }

  static long mix(long x) {
    long z = (x ^ (x >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /** A number in [0, 1). */
  double unit() {
    state += GOLDEN;
    return (mix(state) >>> 11) * 0x1.0p-53;
  }

  int below(int bound) {
    return (int) (unit() * bound);
  }

  boolean chance(double probability) {
    return unit() < probability;
  }

  /** Draws an element; early ones are more likely than late ones. */
  <T> T skewed(List<T> list) {
    double u = unit();
    return list.get((int) (u * (0.35 + 0.65 * u) * list.size()));
  }

  <T> T any(List<T> list) {
    return list.get(below(list.size()));
  }
}
