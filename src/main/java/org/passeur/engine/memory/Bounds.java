package org.passeur.engine.memory;

/**
 * The range of a {@link ValueRank} that a value must be in for a filter to hold; necessary, not
 * sufficient.
 *
 * @param low included
 * @param high included
 * @param years true when the filter asks for the year, which durations have as well
 */
public record Bounds(ValueRank.Kind kind, double low, double high, boolean years) {
  /** The intersection. A value has one kind only, so if the kinds differ, either range will do. */
  public Bounds and(Bounds other) {
    return kind == other.kind
        ? new Bounds(
            kind, Math.max(low, other.low), Math.min(high, other.high), years && other.years)
        : this;
  }
}
