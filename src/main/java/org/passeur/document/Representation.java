package org.passeur.document;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.Supplier;
import org.passeur.kernel.Sha256;

/**
 * A document ready to send. Closed at the end of the request, whether it was sent or not.
 *
 * @param content its bytes, in UTF-8
 * @param length number of bytes
 * @param contentType media type
 * @param etag a strong validator (RFC 9110, section 8.8.3) with its quotes: the same bytes, the
 *     same tag
 * @param zipped the same bytes compressed with gzip, if available
 * @param end releases what the content needs, such as a file; may be called more than once
 */
public record Representation(
    Supplier<InputStream> content,
    long length,
    String contentType,
    String etag,
    Optional<byte[]> zipped,
    Runnable end)
    implements AutoCloseable {
  /** A document with these bytes. */
  public static Representation of(byte[] body, String contentType) {
    return of(body, contentType, '"' + tag(Sha256.hex(body)) + '"');
  }

  /** A document with these bytes and a given entity tag. */
  public static Representation of(byte[] body, String contentType, String etag) {
    return new Representation(
        () -> new ByteArrayInputStream(body),
        body.length,
        contentType,
        etag,
        Optional.empty(),
        Representation::nothing);
  }

  private static void nothing() {}

  @Override
  public void close() {
    end.run();
  }

  /** The part of a hash used in an entity tag. */
  public static String tag(String hex) {
    return hex.substring(0, 24);
  }

  /** The same document, whose entity tag begins with the state that its next write is for. */
  public Representation ofState(String state) {
    String tag = '"' + state + '-' + etag.substring(1);
    return new Representation(content, length, contentType, tag, zipped, end);
  }

  Representation withZipped(byte[] bytes) {
    return new Representation(content, length, contentType, etag, Optional.of(bytes), end);
  }
}
