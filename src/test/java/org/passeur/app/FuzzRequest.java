package org.passeur.app;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.util.List;

/**
 * A request as it is put on the wire, which may be one that no client library would send.
 *
 * @param target path and query as they stand in the first line
 * @param headers whole lines, without those that say how long the body is
 * @param framing how the length of the body is said
 */
record FuzzRequest(
    String method, String target, List<String> headers, byte[] body, Framing framing) {
  /** How the length of a body is said, rightly or not. */
  enum Framing {
    LENGTH,
    CHUNKS,
    NONE,
    TOO_LONG,
    TOO_SHORT,
    TWICE,
    NOT_A_NUMBER,
    BROKEN_CHUNK_SIZE,
    ENDLESS_CHUNK,
    CUT_CHUNK,
    BOTH
  }

  byte[] bytes() {
    var out = new ByteArrayOutputStream();
    line(out, method + " " + target + " HTTP/1.1");
    line(out, "Host: localhost");
    line(out, "Connection: close");
    headers.forEach(header -> line(out, header));
    switch (framing) {
      case LENGTH -> line(out, "Content-Length: " + body.length);
      case TOO_LONG -> line(out, "Content-Length: " + (body.length + 7));
      case TOO_SHORT -> line(out, "Content-Length: " + body.length / 2);
      case NOT_A_NUMBER -> line(out, "Content-Length: -1x");
      case TWICE -> {
        line(out, "Content-Length: " + body.length);
        line(out, "Content-Length: " + (body.length + 1));
      }
      case BOTH -> {
        line(out, "Content-Length: " + body.length);
        line(out, "Transfer-Encoding: chunked");
      }
      case NONE -> {}
      default -> line(out, "Transfer-Encoding: chunked");
    }
    line(out, "");
    switch (framing) {
      case CHUNKS, BOTH -> {
        chunk(out, Integer.toHexString(body.length));
        line(out, "0\r\n");
      }
      case BROKEN_CHUNK_SIZE -> chunk(out, "zz");
      case ENDLESS_CHUNK -> chunk(out, "ffffffffffffffff");
      case CUT_CHUNK -> chunk(out, Integer.toHexString(body.length + 100));
      default -> out.writeBytes(body);
    }
    return out.toByteArray();
  }

  private void chunk(ByteArrayOutputStream out, String size) {
    if (body.length > 0) {
      line(out, size);
      out.writeBytes(body);
      line(out, "");
    } else if (framing != Framing.CHUNKS && framing != Framing.BOTH) {
      line(out, size);
    }
  }

  private static void line(ByteArrayOutputStream out, String text) {
    out.writeBytes((text + "\r\n").getBytes(ISO_8859_1));
  }

  @Override
  public String toString() {
    String text = new String(bytes(), ISO_8859_1);
    return text.length() > 3_000 ? text.substring(0, 3_000) + "… (" + text.length() + ")" : text;
  }
}
