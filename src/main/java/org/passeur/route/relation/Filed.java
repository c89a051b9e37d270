package org.passeur.route.relation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.jena.graph.Node;

/**
 * A multimap of sorted values that records the source of each, so that when a source changes its
 * old values can be removed. One thread writes; any may read.
 */
final class Filed<V> {
  private record Entry<V>(Node key, V value) {}

  private final Comparator<V> order;
  private final Map<Node, List<V>> byKey = new ConcurrentHashMap<>();
  private final Map<Node, List<Entry<V>>> bySource = new HashMap<>();

  /**
   * @param order total order on the values of a key
   */
  Filed(Comparator<V> order) {
    this.order = order;
  }

  /** The values of a key, sorted; an immutable list. */
  List<V> of(Node key) {
    return byKey.getOrDefault(key, List.of());
  }

  /** Adds a value of a source; old values of the source must have been removed. */
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

  /** Removes all values of a source. */
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

  /** Number of keys whose values differ between the two. */
  long differences(Filed<V> other) {
    long same =
        byKey.entrySet().stream().filter(e -> e.getValue().equals(other.of(e.getKey()))).count();
    return byKey.size() - same + other.byKey.size() - same;
  }
}
