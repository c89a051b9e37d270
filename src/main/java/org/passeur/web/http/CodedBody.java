package org.passeur.web.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/**
 * Bodies as they come over the wire: as they are, or compressed with one of the codings of HTTP
 * (RFC 9110, section 8.4.1). Whoever reads bounds what comes out.
 */
final class CodedBody {
  /** What {@code Accept-Encoding} of a refusal says (RFC 9110, section 12.5.3). */
  static final String CODINGS = "gzip, deflate";

  private CodedBody() {}

  /** Returns whether bodies in this coding are read. */
  static boolean reads(String coding) {
    return switch (plain(coding)) {
      case "", "identity", "gzip", "x-gzip", "deflate" -> true;
      default -> false;
    };
  }

  /** Returns whether it changes the bytes. */
  static boolean isCompressed(String coding) {
    return !plain(coding).isEmpty() && !plain(coding).equals("identity");
  }

  /**
   * The bytes that were meant.
   *
   * @throws IOException also while reading, when they are not in that coding
   */
  static InputStream open(InputStream sent, String coding) throws IOException {
    return switch (plain(coding)) {
      case "gzip", "x-gzip" -> new GZIPInputStream(sent);
      case "deflate" -> inflated(sent);
      default -> sent;
    };
  }

  /** The format zlib, as the recommendation says, or bare deflate, as some clients send it. */
  private static InputStream inflated(InputStream sent) throws IOException {
    var in = new PushbackInputStream(sent, 2);
    byte[] first = in.readNBytes(2);
    in.unread(first);
    boolean zlib =
        first.length == 2
            && (first[0] & 0x0f) == 8
            && ((first[0] & 0xff) << 8 | (first[1] & 0xff)) % 31 == 0;
    return new InflaterInputStream(in, new Inflater(!zlib)) {
      @Override
      public void close() throws IOException {
        super.close();
        inf.end();
      }
    };
  }

  private static String plain(String coding) {
    return coding.strip().toLowerCase(Locale.ROOT);
  }
}
