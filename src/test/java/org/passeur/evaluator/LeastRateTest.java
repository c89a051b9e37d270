package org.passeur.evaluator;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.passeur.kernel.Problem;

/** Whoever reads a dump keeps its place only while they do read it. */
final class LeastRateTest {
  private static final byte[] BLOCK = new byte[32 << 10];

  private final AtomicLong nanos = new AtomicLong(-5_000_000_000L);
  private final ByteArrayOutputStream reader = new ByteArrayOutputStream();
  private final LeastRate out = new LeastRate(reader, nanos::get);

  private void after(double seconds) {
    nanos.addAndGet((long) (seconds * 1e9));
  }

  @Test
  void whoReadsFastEnoughGetsAllOfIt() throws IOException {
    for (int i = 0; i < 500; i++) {
      out.write(BLOCK, 0, BLOCK.length);
      after(1.9);
    }
    assertEquals(500 * BLOCK.length, reader.size());
  }

  @Test
  void aSlowBeginningIsForgiven() throws IOException {
    out.write(1);
    after(LeastRate.GRACE_S);
    out.write(BLOCK, 0, BLOCK.length);
    assertEquals(1 + BLOCK.length, reader.size());
  }

  @Test
  void whoTricklesIsEnded() throws IOException {
    out.write(BLOCK, 0, BLOCK.length);
    after(LeastRate.GRACE_S + 1);
    var ended = assertThrows(Problem.class, () -> out.write(BLOCK, 0, BLOCK.length));
    assertEquals(Problem.Kind.TIMEOUT, ended.kind());
    assertEquals(BLOCK.length, reader.size());
  }

  @Test
  void whatWasSentIsNotTakenForTheWhole() throws IOException {
    var gzip = new GZIPOutputStream(out);
    gzip.write(BLOCK);
    after(LeastRate.GRACE_S + 1);
    assertThrows(Problem.class, gzip::close);
    var read = new GZIPInputStream(new ByteArrayInputStream(reader.toByteArray()));
    assertThrows(EOFException.class, read::readAllBytes);
  }

  @Test
  void theBytesAreThoseThatWereWritten() throws IOException {
    out.write(7);
    out.write(new byte[] {1, 2, 3, 4}, 1, 2);
    assertArrayEquals(new byte[] {7, 2, 3}, reader.toByteArray());
  }
}
