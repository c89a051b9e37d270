package org.passeur.engine.memory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;

/**
 * The sorted numbers and dates that are objects of one predicate. Shared by all versions of a
 * dataset: one thread adds values and none are removed, so it may hold values that a version does
 * not have.
 */
final class Ranges {
  /** Stands for a predicate with too many values. */
  static final Ranges TOO_MANY = new Ranges();

  /** Growth after which the ranks are recomputed. */
  private static final double GROWN = 1.125;

  private final NavigableMap<Double, List<Node>> numbers = new ConcurrentSkipListMap<>();
  private final NavigableMap<Double, List<Node>> instants = new ConcurrentSkipListMap<>();
  private volatile boolean durations;
  private volatile int values;
  private volatile Ranks ranks = new Ranks(0, new double[0], new double[0]);

  /** The sorted positions when there was this number of values. */
  private record Ranks(int values, double[] numbers, double[] instants) {}

  private NavigableMap<Double, List<Node>> all(ValueRank.Kind kind) {
    return kind == ValueRank.Kind.NUMBER ? numbers : instants;
  }

  /** Number of distinct values. */
  int size() {
    return values;
  }

  /**
   * Adds a value. By one thread at a time, while others read.
   *
   * @return true when it is new
   */
  @SuppressWarnings("NonAtomicVolatileUpdate") // single writer
  boolean add(Node value, ValueRank place) {
    var all = all(place.kind());
    List<Node> there = all.getOrDefault(place.at(), List.of());
    if (there.contains(value)) {
      return false;
    }
    List<Node> more = new ArrayList<>(there);
    more.add(value);
    all.put(place.at(), List.copyOf(more));
    values++;
    return true;
  }

  /** Records that there is a duration, which has a year but no position. */
  void addDuration() {
    durations = true;
  }

  /** Returns whether it covers all values that may be within the bounds. */
  boolean answers(Bounds bounds) {
    return this != TOO_MANY && !(bounds.years() && durations);
  }

  /** The values that may be within the bounds, computed lazily. */
  Iterator<Node> between(Bounds bounds) {
    if (Double.compare(bounds.low(), bounds.high()) > 0) {
      return Iter.nullIterator();
    }
    var some = all(bounds.kind()).subMap(bounds.low(), true, bounds.high(), true);
    return Iter.flatMap(some.values().iterator(), List::iterator);
  }

  /** The approximate share of the values that are within the bounds, from 0 to 1. */
  double share(Bounds bounds) {
    Ranks known = ranks;
    if (values > known.values * GROWN) {
      known = new Ranks(values, places(numbers), places(instants));
      ranks = known;
    }
    double[] some = bounds.kind() == ValueRank.Kind.NUMBER ? known.numbers : known.instants;
    int places = known.numbers.length + known.instants.length;
    return (rank(some, Math.nextUp(bounds.high())) - rank(some, bounds.low()))
        / (double) Math.max(1, places);
  }

  private static double[] places(NavigableMap<Double, List<Node>> all) {
    return all.keySet().stream().mapToDouble(Double::doubleValue).toArray();
  }

  /** Number of positions before the given one. */
  private static int rank(double[] places, double at) {
    int found = Arrays.binarySearch(places, at);
    return found < 0 ? -found - 1 : found;
  }
}
