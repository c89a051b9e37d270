package org.passeur.ingest.table;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Gives a part of a file up when it is unpacked to more than a bound. */
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
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int read = super.read(buffer, offset, length);
    count(Math.max(read, 0));
    return read;
  }

  private void count(int read) {
    left -= read;
    if (left < 0) {
      throw new SheetRows.TooLarge();
    }
  }
}
