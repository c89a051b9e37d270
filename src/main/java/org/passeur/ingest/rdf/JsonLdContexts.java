package org.passeur.ingest.rdf;

import com.apicatalog.jsonld.JsonLdError;
import com.apicatalog.jsonld.JsonLdErrorCode;
import com.apicatalog.jsonld.JsonLdOptions;
import com.apicatalog.jsonld.document.JsonDocument;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Set;
import org.passeur.kernel.Bilingual;
import org.passeur.kernel.Bundled;

/**
 * The JSON-LD contexts that come with the program. Others are on other servers, and are not asked
 * for: what is sent could make this program call anybody.
 */
public final class JsonLdContexts {
  private static final String SCHEMA = "ingest/contexts/schema.jsonld";
  private static final String ACTIVITIES = "ingest/contexts/activitystreams.jsonld";

  /** By address, without scheme, {@code www.} and the slash at the end. */
  private static final Map<String, String> BUNDLED =
      Map.of(
          "schema.org", SCHEMA,
          "schema.org/docs/jsonldcontext.json", SCHEMA,
          "schema.org/docs/jsonldcontext.jsonld", SCHEMA,
          "w3.org/ns/activitystreams", ACTIVITIES,
          "w3.org/ns/activitystreams.jsonld", ACTIVITIES,
          "w3id.org/passeur/context.jsonld", "ontology/context.jsonld");

  private JsonLdContexts() {}

  /**
   * Options for reading with these contexts only.
   *
   * @param unfetched receives the addresses of others
   */
  public static JsonLdOptions options(Set<String> unfetched) {
    return new JsonLdOptions(
        (url, hints) -> {
          String file = BUNDLED.get(plain(String.valueOf(url)));
          if (file == null) {
            unfetched.add(String.valueOf(url));
            throw new JsonLdError(
                JsonLdErrorCode.LOADING_REMOTE_CONTEXT_FAILED, "context not fetched: " + url);
          }
          try (InputStream in = Bundled.open(file)) {
            JsonDocument context = JsonDocument.of(in);
            context.setDocumentUrl(url);
            return context;
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  private static String plain(String url) {
    return url.replaceFirst("^https?://(?:www\\.)?", "").replaceFirst("/$", "");
  }

  /** Says that contexts were not fetched, and what to do. */
  public static Bilingual notFetched(Set<String> contexts) {
    String all = String.join(", ", contexts);
    return new Bilingual(
        "Le contexte JSON-LD "
            + all
            + " n'a pas été chargé : rien n'est demandé à d'autres serveurs. Écrivez le contexte"
            + " dans les données, ou enregistrez-les en Turtle ou en N-Quads.",
        "The JSON-LD context "
            + all
            + " was not fetched: nothing is asked of other servers. Write the context into the"
            + " data, or save it as Turtle or N-Quads.");
  }
}
