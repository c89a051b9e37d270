package org.passeur.ingest.encoding;

import java.io.IOException;
import java.io.InputStream;

/**
 * What the bytes of a text tell about its encoding, counted in one pass that keeps none of them:
 * its mark, sequences that are UTF-8 and those that are not, zeros, and the bytes beyond ASCII with
 * the kind of their neighbours.
 */
final class ByteCensus {
  /** Kinds of neighbours. */
  static final int OTHER = 0;

  static final int SMALL = 1;
  static final int CAPITAL = 2;
  static final int HIGH = 3;

  private final byte[] first = new byte[4];
  private int firsts;
  private long length;
  private long soundSequences;
  private long brokenSequences;
  private final long[] zeros = new long[2];

  /** By byte, kind of the byte before, kind of the byte after. */
  private final long[] high = new long[256 * 16];

  private int open;
  private int least;
  private int most;
  private int before = -1;
  private int last = -1;

  private ByteCensus() {}

  static ByteCensus of(InputStream in) throws IOException {
    var census = new ByteCensus();
    byte[] buffer = new byte[1 << 16];
    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
      for (int i = 0; i < read; i++) {
        census.take(buffer[i] & 0xff);
      }
    }
    census.end();
    return census;
  }

  private void take(int b) {
    if (firsts < first.length) {
      first[firsts++] = (byte) b;
    }
    if (b == 0) {
      zeros[(int) (length & 1)]++;
    }
    length++;
    utf8(b);
    if (last >= 0x80) {
      high[last * 16 + kind(before) * 4 + kind(b)]++;
    }
    before = last;
    last = b;
  }

  private void end() {
    if (open > 0) {
      brokenSequences++;
    }
    if (last >= 0x80) {
      high[last * 16 + kind(before) * 4]++;
    }
  }

  private static int kind(int b) {
    if (b >= 0x80) {
      return HIGH;
    }
    return b >= 'a' && b <= 'z' ? SMALL : b >= 'A' && b <= 'Z' ? CAPITAL : OTHER;
  }

  /** Follows RFC 3629: no overlong form, no surrogate, nothing beyond U+10FFFF. */
  private void utf8(int b) {
    if (open > 0) {
      if (b >= least && b <= most) {
        least = 0x80;
        most = 0xbf;
        if (--open == 0) {
          soundSequences++;
        }
        return;
      }
      brokenSequences++;
      open = 0;
    }
    if (b < 0x80) {
      return;
    }
    least = b == 0xe0 ? 0xa0 : b == 0xf0 ? 0x90 : 0x80;
    most = b == 0xed ? 0x9f : b == 0xf4 ? 0x8f : 0xbf;
    if (b >= 0xc2 && b <= 0xdf) {
      open = 1;
    } else if (b >= 0xe0 && b <= 0xef) {
      open = 2;
    } else if (b >= 0xf0 && b <= 0xf4) {
      open = 3;
    } else {
      brokenSequences++;
    }
  }

  boolean beginsWith(int... bytes) {
    if (firsts < bytes.length) {
      return false;
    }
    for (int i = 0; i < bytes.length; i++) {
      if ((first[i] & 0xff) != bytes[i]) {
        return false;
      }
    }
    return true;
  }

  /** UTF-8, though perhaps not all of it: in other encodings such sequences are rare chances. */
  boolean isUtf8() {
    return brokenSequences == 0 || (soundSequences > 0 && soundSequences >= brokenSequences);
  }

  boolean hasBrokenUtf8() {
    return brokenSequences > 0;
  }

  /** Whether most bytes at odd (1) or even (0) places are zero, and hardly any at the others. */
  boolean isZeroAt(int place) {
    return zeros[place] * 5 > length && zeros[1 - place] * 10 < zeros[place];
  }

  /** How often the byte stands between neighbours of these kinds. */
  long count(int b, int before, int after) {
    return high[b * 16 + before * 4 + after];
  }
}
