package org.passeur.web.http;

import java.util.Locale;
import org.passeur.document.Representation;

/** Sends documents: conditional requests, and gzip made once for all requests. */
public final class DocumentSender {
  /**
   * Caches may keep the answer and must revalidate it at every use: what a person withdraws from
   * the public disappears from them at once.
   */
  public static final String REVALIDATED = "public, no-cache";

  /** The suffix that Jetty's compression adds to entity tags; used here in the same way. */
  private static final String ZIPPED = "--gzip\"";

  private DocumentSender() {}

  /** True when the sender reads gzip (RFC 9110, section 12.5.3). */
  public static boolean mayZip(Exchange x) {
    String accepted = x.header("Accept-Encoding");
    for (String coding : accepted.toLowerCase(Locale.ROOT).split(",", -1)) {
      String[] parts = coding.split(";", 2);
      if (parts[0].strip().equals("gzip")) {
        return parts.length == 1 || !parts[1].strip().matches("q=0(\\.0*)?");
      }
    }
    return false;
  }

  /** Sends the document, or 304 when If-None-Match names its tag. */
  public static void send(Exchange x, Representation document) {
    RequestScope.closeAtTheEnd(x.request(), document);
    boolean zipped = document.zipped().isPresent() && mayZip(x);
    String plainTag = document.etag();
    String tag = zipped ? plainTag.substring(0, plainTag.length() - 1) + ZIPPED : plainTag;
    x.header("ETag", tag);
    if (x.method().equals("GET") && (Etags.match(x, tag) || Etags.match(x, plainTag))) {
      document.close();
      x.status(304);
      return;
    }
    if (zipped) {
      x.header("Content-Encoding", "gzip")
          .send(document.contentType(), document.zipped().orElseThrow());
    } else {
      x.send(document.contentType(), document.length(), document.content().get());
    }
  }
}
