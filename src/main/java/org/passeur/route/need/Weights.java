package org.passeur.route.need;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * How the dials of ranking stand. Networks start with the same weights, and learn their own by
 * replaying their history. Immutable.
 *
 * @param turned the dials that do not stand at their usual value
 */
public record Weights(Map<Dial, Double> turned) {
  /** Every dial at its usual value. */
  public static final Weights DEFAULT = new Weights(Map.of());

  public Weights {
    Map<Dial, Double> own = new EnumMap<>(Dial.class);
    turned.forEach(
        (dial, value) -> {
          if (value != dial.usual()) {
            own.put(dial, value);
          }
        });
    turned = Collections.unmodifiableMap(own);
  }

  /** How a dial stands. */
  public double of(Dial dial) {
    return turned.getOrDefault(dial, dial.usual());
  }

  /** The same weights with one changed. */
  public Weights with(Dial dial, double value) {
    Map<Dial, Double> changed = new EnumMap<>(Dial.class);
    changed.putAll(turned);
    changed.put(dial, value);
    return new Weights(changed);
  }
}
