package org.passeur.generate;

import java.time.LocalDate;
import org.passeur.vocab.Addresses;

/**
 * What network to make.
 *
 * @param people how many, see {@link Sizes}
 * @param seed the same seed gives the same bytes
 * @param today the day of the network: everything happened before, consents in force end after
 * @param addresses of the installation it is for
 */
public record Settings(int people, long seed, LocalDate today, Addresses addresses) {
  /** The day of a network that was given none. */
  public static final LocalDate DAY = LocalDate.of(2026, 11, 1);
}
