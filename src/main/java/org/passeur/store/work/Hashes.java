package org.passeur.store.work;

import java.util.Arrays;
import java.util.Optional;
import org.apache.jena.graph.Node;

/**
 * A set of terms by hashes of 64 bits, eight bytes each: for what is only counted, where two terms
 * in some billions may be taken for one.
 */
public final class Hashes {
  private long[] all = new long[64];
  private int size;
  private boolean sorted = true;
  private Optional<Node> last = Optional.empty();

  /** Adds a term; the same several times in a row costs nothing. */
  public void add(Node node) {
    if (last.isPresent() && last.get().equals(node)) {
      return;
    }
    last = Optional.of(node);
    add(hash(node));
  }

  /** Adds the terms of another set. */
  public void addAll(Hashes others) {
    for (int i = 0; i < others.size; i++) {
      add(others.all[i]);
    }
  }

  private void add(long hash) {
    if (size == all.length) {
      settle();
      if (size > all.length / 2) {
        all = Arrays.copyOf(all, 2 * all.length);
      }
    }
    all[size++] = hash;
    sorted = false;
  }

  private void settle() {
    if (sorted) {
      return;
    }
    Arrays.sort(all, 0, size);
    int kept = 0;
    for (int i = 0; i < size; i++) {
      if (kept == 0 || all[kept - 1] != all[i]) {
        all[kept++] = all[i];
      }
    }
    size = kept;
    sorted = true;
  }

  /** Number of different terms. */
  public int size() {
    settle();
    return size;
  }

  /** Number of terms that are in the other set too. */
  public int in(Hashes other) {
    settle();
    other.settle();
    int both = 0;
    for (int i = 0; i < size; i++) {
      both += Arrays.binarySearch(other.all, 0, other.size, all[i]) >= 0 ? 1 : 0;
    }
    return both;
  }

  /** FNV-1a. */
  private static long hash(Node node) {
    long hash = 0xcbf29ce484222325L;
    String text = node.toString();
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
    }
    return hash;
  }
}
