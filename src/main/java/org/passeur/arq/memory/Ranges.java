package org.passeur.arq.memory;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import org.apache.jena.graph.Node;

/**
 * The numbers and dates that are objects of one predicate, in order. Shared by the versions of a
 * dataset from the one that it was made for: a later one adds to it and takes nothing away, so it
 * may hold what a version does not.
 */
final class Ranges {
  /** More different values would take more memory than they are worth. */
  private static final int MOST = 200_000;

  private static final int DENSEST = 4;

  private final NavigableMap<Double, List<Node>> numbers = new ConcurrentSkipListMap<>();
  private final NavigableMap<Double, List<Node>> instants = new ConcurrentSkipListMap<>();
  private volatile int values;

  /**
   * @param objects one may come several times
   */
  static Ranges of(Iterator<Node> objects) {
    var ranges = new Ranges();
    while (objects.hasNext() && !ranges.isTooMany()) {
      ranges.add(objects.next());
    }
    return ranges;
  }

  private boolean isTooMany() {
    return values > MOST;
  }

  private NavigableMap<Double, List<Node>> all(Place.Kind kind) {
    return kind == Place.Kind.NUMBER ? numbers : instants;
  }

  /** By one thread at a time, while others read. */
  @SuppressWarnings("NonAtomicVolatileUpdate") // there is one writer
  void add(Node object) {
    Optional<Place> place = isTooMany() ? Optional.empty() : Place.of(object);
    if (place.isEmpty()) {
      return;
    }
    var all = all(place.get().kind());
    List<Node> there = all.getOrDefault(place.get().at(), List.of());
    if (!there.contains(object)) {
      List<Node> more = new ArrayList<>(there);
      more.add(object);
      all.put(place.get().at(), List.copyOf(more));
      values++;
      if (isTooMany()) {
        numbers.clear();
        instants.clear();
      }
    }
  }

  /** Different values that it holds. */
  int size() {
    return values;
  }

  /** Those that may be between the bounds; empty when to look at all is as good. */
  Optional<List<Node>> between(Bounds bounds) {
    if (isTooMany() || !(bounds.low() <= bounds.high())) {
      return Optional.empty();
    }
    List<Node> found = new ArrayList<>();
    var some = all(bounds.kind()).subMap(bounds.low(), true, bounds.high(), true);
    for (List<Node> same : some.values()) {
      found.addAll(same);
      if (found.size() * DENSEST > values) {
        return Optional.empty();
      }
    }
    return isTooMany() ? Optional.empty() : Optional.of(found);
  }
}
