package org.passeur.route;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.jena.graph.Node;

/**
 * Values filed under things, in order, each with the source it was read from: when a source
 * changes, what it said before is taken out. One thread writes, any may read.
 */
final class Filed<V> {
  private record Entry<V>(Node key, V value) {}

  private final Comparator<V> order;
  private final Map<Node, List<V>> byKey = new ConcurrentHashMap<>();
  private final Map<Node, List<Entry<V>>> bySource = new HashMap<>();

  /**
   * @param order tells apart any two values of one key
   */
  Filed(Comparator<V> order) {
    this.order = order;
  }

  /** The values of a key, in order; does not change afterwards. */
  List<V> of(Node key) {
    return byKey.getOrDefault(key, List.of());
  }

  /** Adds what a source says; what it said before must have been taken out. */
  void add(Node source, Node key, V value) {
    bySource.computeIfAbsent(source, s -> new ArrayList<>(1)).add(new Entry<>(key, value));
    List<V> before = of(key);
    int at = Collections.binarySearch(before, value, order);
    if (at < 0) {
      List<V> values = new ArrayList<>(before.size() + 1);
      values.addAll(before);
      values.add(-at - 1, value);
      byKey.put(key, values);
    }
  }

  /** Takes out all that a source said. */
  void remove(Node source) {
    List<Entry<V>> entries = bySource.remove(source);
    if (entries == null) {
      return;
    }
    for (Entry<V> entry : entries) {
      List<V> values = new ArrayList<>(of(entry.key()));
      values.remove(entry.value());
      if (values.isEmpty()) {
        byKey.remove(entry.key());
      } else {
        byKey.put(entry.key(), values);
      }
    }
  }

  /** How many keys have other values here than there. */
  long differences(Filed<V> other) {
    long same =
        byKey.entrySet().stream().filter(e -> e.getValue().equals(other.of(e.getKey()))).count();
    return byKey.size() - same + other.byKey.size() - same;
  }
}
