package org.passeur.web;

import io.javalin.http.Context;
import java.util.Locale;
import java.util.Optional;
import org.passeur.document.Representation;

/** Sends documents: conditional requests, and gzip made once for all requests. */
final class DocumentSender {
  /** The suffix that Jetty's compression adds to entity tags; used here in the same way. */
  private static final String ZIPPED = "--gzip\"";

  private DocumentSender() {}

  /** True when the sender reads gzip (RFC 9110, section 12.5.3). */
  static boolean mayZip(Context x) {
    String accepted = Optional.ofNullable(x.header("Accept-Encoding")).orElse("");
    for (String coding : accepted.toLowerCase(Locale.ROOT).split(",", -1)) {
      String[] parts = coding.split(";", 2);
      if (parts[0].strip().equals("gzip")) {
        return parts.length == 1 || !parts[1].strip().matches("q=0(\\.0*)?");
      }
    }
    return false;
  }

  /** Sends the document, or 304 when If-None-Match names its tag. */
  static void send(Context x, Representation document) {
    RequestScope.closeAtTheEnd(x.req(), document);
    boolean zipped = document.zipped().isPresent() && mayZip(x);
    String plainTag = document.etag();
    String tag = zipped ? plainTag.substring(0, plainTag.length() - 1) + ZIPPED : plainTag;
    x.header("ETag", tag);
    if (x.req().getMethod().equals("GET") && (Etags.match(x, tag) || Etags.match(x, plainTag))) {
      document.close();
      x.status(304);
      return;
    }
    x.contentType(document.contentType());
    if (zipped) {
      x.header("Content-Encoding", "gzip").result(document.zipped().orElseThrow());
    } else {
      x.result(document.content().get());
    }
  }
}
