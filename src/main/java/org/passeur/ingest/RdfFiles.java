package org.passeur.ingest;

import com.apicatalog.jsonld.JsonLdError;
import com.apicatalog.jsonld.JsonLdErrorCode;
import com.apicatalog.jsonld.JsonLdOptions;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.RiotException;
import org.apache.jena.riot.lang.LangJSONLD11;
import org.apache.jena.riot.system.ErrorHandler;
import org.apache.jena.riot.system.StreamRDFBase;
import org.apache.jena.sparql.core.Quad;
import org.passeur.ingest.source.Harvest;
import org.passeur.ingest.source.Input;
import org.passeur.vocab.Addresses;

/**
 * Reads RDF files in any syntax that Jena supports, compressed or not. Nothing is fetched from
 * elsewhere.
 */
final class RdfFiles {
  /** Limit on unpacked bytes: a small compressed file may expand to any size. */
  private static final long UNPACKED = 5 * Input.LARGEST;

  private final Addresses addresses;

  RdfFiles(Addresses addresses) {
    this.addresses = addresses;
  }

  /** The statements of a file; empty, with a problem, when it cannot be read to its end. */
  Optional<List<Quad>> read(Input input, Harvest harvest) {
    List<Quad> quads = new ArrayList<>();
    try (InputStream in = open(input)) {
      RDFParser.source(in)
          .lang(input.syntax().orElseThrow())
          .base(addresses.resolver())
          .errorHandler(new Stopping())
          .set(LangJSONLD11.JSONLD_OPTIONS, offline())
          .parse(
              new StreamRDFBase() {
                @Override
                public void triple(org.apache.jena.graph.Triple triple) {
                  quads.add(Quad.create(Quad.defaultGraphIRI, triple));
                }

                @Override
                public void quad(Quad quad) {
                  quads.add(
                      quad.isDefaultGraph()
                          ? Quad.create(Quad.defaultGraphIRI, quad.asTriple())
                          : quad);
                }
              });
      return Optional.of(quads);
    } catch (Stopped e) {
      harvest.refuse(
          input.name(),
          (int) e.line,
          "RDF illisible, colonne " + e.column + " : " + e.getMessage(),
          "invalid RDF, column " + e.column + ": " + e.getMessage());
    } catch (IOException | RuntimeException | StackOverflowError e) {
      harvest.refuse(input.name(), 0, "RDF illisible : " + said(e), "invalid RDF: " + said(e));
    }
    return Optional.empty();
  }

  private static InputStream open(Input input) throws IOException {
    InputStream file = new BufferedInputStream(Files.newInputStream(input.path()));
    return input.extension().equals("gz") ? new Bounded(new GZIPInputStream(file), UNPACKED) : file;
  }

  private static String said(Throwable e) {
    return e instanceof StackOverflowError ? "…((((…" : String.valueOf(e.getMessage());
  }

  /**
   * Options without remote contexts: a JSON-LD context on another server would cause a request to
   * it.
   */
  private static JsonLdOptions offline() {
    return new JsonLdOptions(
        (url, options) -> {
          throw new JsonLdError(
              JsonLdErrorCode.LOADING_REMOTE_CONTEXT_FAILED, "remote context not fetched: " + url);
        });
  }

  private static final class Stopped extends RiotException {
    private static final long serialVersionUID = 1L;
    final long line;
    final long column;

    Stopped(String message, long line, long column) {
      super(message);
      this.line = Math.max(line, 0);
      this.column = Math.max(column, 0);
    }
  }

  private static final class Stopping implements ErrorHandler {
    @Override
    public void warning(String message, long line, long column) {
      // unusual but readable; IRIs are checked with the statements
    }

    @Override
    public void error(String message, long line, long column) {
      throw new Stopped(message, line, column);
    }

    @Override
    public void fatal(String message, long line, long column) {
      throw new Stopped(message, line, column);
    }
  }
}
