package org.passeur.arq.memory;

/**
 * Between which places of {@link Place} a value must be for a filter to hold; what is between them
 * need not pass it.
 *
 * @param low included
 * @param high included
 * @param years true when the filter asks for the year, which durations have as well
 */
public record Bounds(Place.Kind kind, double low, double high, boolean years) {
  /** Both at once; a value cannot be of two kinds, so of those that differ one is enough. */
  public Bounds and(Bounds other) {
    return kind == other.kind
        ? new Bounds(
            kind, Math.max(low, other.low), Math.min(high, other.high), years && other.years)
        : this;
  }
}
