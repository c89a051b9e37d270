package org.passeur.document.statistics;

import org.apache.jena.graph.Node;

/**
 * A set of terms that stores a 64-bit hash for each. Among ten million terms, the chance of a
 * collision is 3 in a million. Not thread-safe.
 */
final class TermSet {
  private long[] slots = new long[1 << 10];
  private int size;
  private boolean zero;

  /**
   * Adds a term.
   *
   * @return whether it was new
   */
  boolean add(Node term) {
    return add(hash(term));
  }

  int size() {
    return size;
  }

  private boolean add(long hash) {
    if (hash == 0) { // 0 marks an empty slot
      boolean fresh = !zero;
      zero = true;
      size += fresh ? 1 : 0;
      return fresh;
    }
    if (size * 4L > slots.length * 3L) {
      grow();
    }
    if (!put(hash)) {
      return false;
    }
    size++;
    return true;
  }

  private boolean put(long hash) {
    int at = (int) hash & (slots.length - 1);
    while (slots[at] != 0) {
      if (slots[at] == hash) {
        return false;
      }
      at = (at + 1) & (slots.length - 1);
    }
    slots[at] = hash;
    return true;
  }

  private void grow() {
    long[] old = slots;
    slots = new long[old.length * 2];
    for (long hash : old) {
      if (hash != 0) {
        put(hash);
      }
    }
  }

  private static long hash(Node term) {
    if (!term.isLiteral()) {
      return hash(term.isURI() ? term.getURI() : term.toString(), 1);
    }
    long form = hash(term.getLiteralLexicalForm(), 2);
    long language = hash(term.getLiteralLanguage(), 3);
    return mix(form + 31 * mix(language + 31 * hash(term.getLiteralDatatypeURI(), 4)));
  }

  /** FNV-1a over the characters, followed by mixing. */
  private static long hash(String text, long seed) {
    long h = 0xcbf29ce484222325L + seed;
    for (int i = 0; i < text.length(); i++) {
      h = (h ^ text.charAt(i)) * 0x100000001b3L;
    }
    return mix(h);
  }

  /** The finalizer of MurmurHash3. */
  private static long mix(long value) {
    long h = value;
    h = (h ^ (h >>> 33)) * 0xff51afd7ed558ccdL;
    h = (h ^ (h >>> 33)) * 0xc4ceb9fe1a85ec53L;
    return h ^ (h >>> 33);
  }
}
