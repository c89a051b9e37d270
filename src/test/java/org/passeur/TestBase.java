package org.passeur;

import org.apache.jena.sys.JenaSystem;

/** Starts Jena before anything of it is touched, and hands out seeds. */
public abstract class TestBase {
  static {
    JenaSystem.init();
  }

  /**
   * The seed of a random test: a new one each time, printed so that a failure can be seen again
   * with {@code -Dpasseur.seed=…}.
   */
  protected static long seed(String test) {
    long seed = Long.getLong("passeur.seed", System.nanoTime() & 0xFFFFFF);
    System.out.println(test + ": -Dpasseur.seed=" + seed);
    return seed;
  }
}
