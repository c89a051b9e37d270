package org.passeur.ingest;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A stream that fails when more than a given number of bytes is read. */
final class Bounded extends FilterInputStream {
  private long left;

  Bounded(InputStream in, long most) {
    super(in);
    left = most;
  }

  @Override
  public int read() throws IOException {
    int b = super.read();
    count(b < 0 ? 0 : 1);
    return b;
  }

  @Override
  public int read(byte[] bytes, int from, int length) throws IOException {
    int n = super.read(bytes, from, length);
    count(Math.max(n, 0));
    return n;
  }

  private void count(int n) throws IOException {
    left -= n;
    if (left < 0) {
      throw new IOException("more than can be unpacked here");
    }
  }
}
