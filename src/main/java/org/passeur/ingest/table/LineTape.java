package org.passeur.ingest.table;

import java.io.IOException;
import java.io.Reader;

/**
 * A text that can be read again from the beginning of a line that was not yet let go. It keeps what
 * was read since, no more.
 */
final class LineTape extends Reader {
  private final Reader in;
  private final StringBuilder kept = new StringBuilder();

  /** The line that {@code kept} begins with, from 1. */
  private long keptLine = 1;

  private int begin;
  private int at;

  LineTape(Reader in) {
    this.in = in;
  }

  @Override
  public int read(char[] buffer, int offset, int length) throws IOException {
    if (at < kept.length()) {
      int some = Math.min(length, kept.length() - at);
      kept.getChars(at, at + some, buffer, offset);
      at += some;
      return some;
    }
    int read = in.read(buffer, offset, length);
    if (read > 0) {
      kept.append(buffer, offset, read);
      at += read;
    }
    return read;
  }

  /** The characters that were read and are kept, at most so many, without moving on. */
  String ahead(int characters) throws IOException {
    char[] buffer = new char[4096];
    int stay = at;
    while (kept.length() - begin < characters) {
      at = kept.length();
      if (read(buffer, 0, buffer.length) < 0) {
        break;
      }
    }
    at = stay;
    return kept.substring(begin, Math.min(kept.length(), begin + characters));
  }

  /** Lets go of all lines before this one, which must have been reached. */
  void letGoBefore(long line) {
    while (keptLine < line) {
      begin = endOfLine();
      keptLine++;
    }
    if (begin > 1 << 18) {
      kept.delete(0, begin);
      at -= begin;
      begin = 0;
    }
  }

  /** Takes the first line that is kept, and goes on reading after it. */
  String takeLine() throws IOException {
    fillLine();
    int end = endOfLine();
    String line = kept.substring(begin, end);
    begin = end;
    at = end;
    keptLine++;
    return line.replaceFirst("[\r\n]+$", "");
  }

  private void fillLine() throws IOException {
    char[] buffer = new char[4096];
    at = kept.length();
    while (endOfLine() >= kept.length() - 1 && read(buffer, 0, buffer.length) >= 0) {
      at = kept.length();
    }
  }

  /** After the end of the first line; what begins with a carriage return may go on. */
  private int endOfLine() {
    for (int i = begin; i < kept.length(); i++) {
      char c = kept.charAt(i);
      if (c == '\n') {
        return i + 1;
      }
      if (c == '\r') {
        boolean two = i + 1 < kept.length() && kept.charAt(i + 1) == '\n';
        return two ? i + 2 : i + 1;
      }
    }
    return kept.length();
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
