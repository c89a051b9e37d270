package org.passeur.document;

import com.apicatalog.jsonld.JsonLdError;
import com.apicatalog.jsonld.JsonLdErrorCode;
import com.apicatalog.jsonld.JsonLdOptions;
import org.apache.jena.query.ARQ;
import org.apache.jena.riot.RIOT;
import org.apache.jena.riot.lang.LangJSONLD11;

/**
 * Ensures that input from strangers never makes this process contact another server or read a local
 * file.
 */
public final class Outbound {
  private Outbound() {}

  /** Turns off SERVICE and remote JSON-LD contexts for the whole process. */
  public static void off() {
    ARQ.globalServiceAllowed = false;
    ARQ.getContext().set(ARQ.httpServiceAllowed, false);
    JsonLdOptions options =
        new JsonLdOptions(
            (url, hints) -> {
              throw new JsonLdError(
                  JsonLdErrorCode.LOADING_DOCUMENT_FAILED,
                  "contexts are not fetched; put the context in the document");
            });
    RIOT.getContext().set(LangJSONLD11.JSONLD_OPTIONS, options);
  }
}
