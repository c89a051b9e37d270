package org.passeur.generate;

import java.time.LocalDate;
import org.passeur.vocab.Addresses;

/**
 * Parameters of a network.
 *
 * @param people number of people, see {@link Sizes}
 * @param seed the same seed gives the same bytes
 * @param today reference date: everything happened before it, and consents in force end after it
 * @param addresses addresses of the installation
 */
public record Settings(int people, long seed, LocalDate today, Addresses addresses) {
  /** The default reference date. */
  public static final LocalDate DAY = LocalDate.of(2026, 11, 1);
}
