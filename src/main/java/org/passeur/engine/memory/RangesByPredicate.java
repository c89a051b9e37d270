package org.passeur.engine.memory;

import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.apache.jena.graph.Node;
import org.jspecify.annotations.Nullable;

/** The {@link Ranges} of a version. One thread adds to it until the version is frozen. */
final class RangesByPredicate {
  /** Limit of distinct numbers and dates, to save memory. */
  private static final int MOST_VALUES = 200_000;

  private static final int MOST_VALUES_IN_ALL = 500_000;

  private final Map<Node, Ranges> ranges;

  /** Total number of values. */
  private int values;

  RangesByPredicate() {
    ranges = new HashMap<>();
  }

  /** The ranges of the next version, which shares them. */
  RangesByPredicate(RangesByPredicate before) {
    ranges = new HashMap<>(before.ranges);
    values = before.values;
  }

  /** Null when no object of the predicate is a number, a date or a duration. */
  @Nullable Ranges of(Node predicate) {
    return ranges.get(predicate);
  }

  /** Adds the object of a statement. */
  void add(Node predicate, Node object) {
    Ranges some = ranges.get(predicate);
    if (some == Ranges.TOO_MANY) {
      return;
    }
    Optional<ValueRank> place = ValueRank.of(object);
    if (place.isEmpty() && !ValueRank.isDuration(object)) {
      return;
    }
    if (some == null) {
      some = new Ranges();
      ranges.put(predicate, some);
    }
    if (place.isEmpty()) {
      some.addDuration();
    } else if (some.add(object, place.get())) {
      values++;
      if (some.size() > MOST_VALUES || values > MOST_VALUES_IN_ALL) {
        values -= some.size();
        ranges.put(predicate, Ranges.TOO_MANY);
      }
    }
  }

  /**
   * Rebuilds ranges that consist mostly of deleted values.
   *
   * @param statements statements of a predicate; null when there are none
   */
  void renew(Function<Node, @Nullable Postings> statements) {
    for (Node predicate : List.copyOf(ranges.keySet())) {
      Ranges old = Objects.requireNonNull(ranges.get(predicate));
      Postings bunch = statements.apply(predicate);
      if (old.size() > (bunch == null ? 0 : 2 * bunch.size())) {
        ranges.remove(predicate);
        values -= old.size();
        if (bunch != null) {
          for (Iterator<IndexedTriple> all = bunch.all(); all.hasNext(); ) {
            add(predicate, all.next().getObject());
          }
        }
      }
    }
  }
}
