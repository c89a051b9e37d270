package org.passeur.arq.memory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;

/**
 * The numbers and dates that are objects of one predicate, in order. Shared by the versions of a
 * dataset: one thread adds to it, and nothing is taken away, so it may hold what a version does
 * not.
 */
final class Ranges {
  /** Stands where there are too many values to keep them. */
  static final Ranges TOO_MANY = new Ranges();

  /** The ranks of places are counted anew when there are so many times as many as there were. */
  private static final double GROWN = 1.125;

  private final NavigableMap<Double, List<Node>> numbers = new ConcurrentSkipListMap<>();
  private final NavigableMap<Double, List<Node>> instants = new ConcurrentSkipListMap<>();
  private volatile boolean durations;
  private volatile int values;
  private volatile Ranks ranks = new Ranks(0, new double[0], new double[0]);

  /** Places in order, as they were when there were so many values. */
  private record Ranks(int values, double[] numbers, double[] instants) {}

  private NavigableMap<Double, List<Node>> all(Place.Kind kind) {
    return kind == Place.Kind.NUMBER ? numbers : instants;
  }

  /** Different values that it holds. */
  int size() {
    return values;
  }

  /**
   * By one thread at a time, while others read.
   *
   * @return true when it did not hold the value
   */
  @SuppressWarnings("NonAtomicVolatileUpdate") // there is one writer
  boolean add(Node value, Place place) {
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

  /** There is one, which has a year and no place. */
  void addDuration() {
    durations = true;
  }

  /** True when nothing that may be between the bounds is left out. */
  boolean answers(Bounds bounds) {
    return this != TOO_MANY && !(bounds.years() && durations);
  }

  /** Those that may be between the bounds, as they are looked at. */
  Iterator<Node> between(Bounds bounds) {
    if (Double.compare(bounds.low(), bounds.high()) > 0) {
      return Iter.nullIterator();
    }
    var some = all(bounds.kind()).subMap(bounds.low(), true, bounds.high(), true);
    return Iter.flatMap(some.values().iterator(), List::iterator);
  }

  /** About how many of the places are between the bounds, from 0 to 1. */
  double share(Bounds bounds) {
    Ranks known = ranks;
    if (values > known.values * GROWN) {
      known = new Ranks(values, places(numbers), places(instants));
      ranks = known;
    }
    double[] some = bounds.kind() == Place.Kind.NUMBER ? known.numbers : known.instants;
    int places = known.numbers.length + known.instants.length;
    return (rank(some, Math.nextUp(bounds.high())) - rank(some, bounds.low()))
        / (double) Math.max(1, places);
  }

  private static double[] places(NavigableMap<Double, List<Node>> all) {
    return all.keySet().stream().mapToDouble(Double::doubleValue).toArray();
  }

  /** How many are before. */
  private static int rank(double[] places, double at) {
    int found = Arrays.binarySearch(places, at);
    return found < 0 ? -found - 1 : found;
  }
}
