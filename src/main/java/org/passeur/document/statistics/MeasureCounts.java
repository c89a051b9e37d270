package org.passeur.document.statistics;

import java.util.HashMap;
import java.util.Map;

/** Numbers by measure, 0 by default. Not thread-safe. */
final class MeasureCounts {
  private final Map<Measure, Long> numbers = new HashMap<>();

  void add(Measure measure, long count) {
    if (numbers.merge(measure, count, Long::sum) == 0) {
      numbers.remove(measure);
    }
  }

  void addAll(MeasureCounts other) {
    other.numbers.forEach(this::add);
  }

  long get(Measure measure) {
    return numbers.getOrDefault(measure, 0L);
  }

  /** An unmodifiable copy. */
  Map<Measure, Long> copy() {
    return Map.copyOf(numbers);
  }

  void clear() {
    numbers.clear();
  }

  /** Number of measures whose values differ between the two. */
  long differences(MeasureCounts other) {
    long mine =
        numbers.entrySet().stream().filter(e -> other.get(e.getKey()) != e.getValue()).count();
    long theirs = other.numbers.keySet().stream().filter(m -> !numbers.containsKey(m)).count();
    return mine + theirs;
  }
}
