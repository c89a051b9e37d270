package org.passeur.evaluator;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.function.LongSupplier;
import org.passeur.kernel.Problem;

/**
 * Writes to a reader who must take a least number of bytes per second: whoever reads more slowly
 * keeps a place, and a state of the data, from all others. Once it has ended, nothing more is
 * written, so that what was sent cannot be taken for the whole.
 */
final class LeastRate extends FilterOutputStream {
  /** Nobody is ended before, whatever the pace. */
  static final long GRACE_S = 30;

  /** Bytes per second since the beginning: what a telephone far from its antenna still does. */
  static final long LEAST = 16 << 10;

  private final LongSupplier nanos;
  private final long began;
  private long taken;

  /**
   * @param nanos the time, in nanoseconds from any beginning
   */
  LeastRate(OutputStream reader, LongSupplier nanos) {
    super(reader);
    this.nanos = nanos;
    this.began = nanos.getAsLong();
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  /**
   * @throws Problem 503 when too little was taken so far
   */
  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    double seconds = (nanos.getAsLong() - began) / 1e9;
    if (seconds > GRACE_S && taken < LEAST * seconds) {
      throw Problem.of(
          Problem.Kind.TIMEOUT,
          "La lecture est trop lente et a été arrêtée : d'autres attendent. Reprenez-la par une"
              + " liaison plus rapide.",
          "Reading is too slow and was stopped: others are waiting. Try again over a faster"
              + " connection.");
    }
    out.write(bytes, from, length);
    taken += length;
  }
}
