package org.passeur.ingest;

import com.apicatalog.jsonld.JsonLdError;
import com.apicatalog.jsonld.JsonLdErrorCode;
import com.apicatalog.jsonld.JsonLdOptions;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.RiotException;
import org.apache.jena.riot.lang.LangJSONLD11;
import org.apache.jena.riot.system.ErrorHandler;
import org.apache.jena.riot.system.StreamRDFBase;
import org.apache.jena.sparql.core.Quad;
import org.passeur.ingest.source.Harvest;
import org.passeur.ingest.source.Input;
import org.passeur.vocab.Addresses;
import org.passeur.vocab.Iris;
import org.passeur.vocab.Literals;

/**
 * Reads RDF files in any syntax that Jena supports, compressed or not. Nothing is fetched from
 * elsewhere.
 */
final class RdfFiles {
  private final Addresses addresses;

  RdfFiles(Addresses addresses) {
    this.addresses = addresses;
  }

  /** Receives the statements of a file, in its order. */
  interface Statements {
    /**
     * Called for each statement.
     *
     * @param line where it stands, when the parser found a term in it that is not right; else 0
     */
    void accept(Quad quad, int line);
  }

  /**
   * Reads a file, and holds none of its statements.
   *
   * @return false, with a problem, when it cannot be read to its end
   */
  boolean read(Input input, Harvest harvest, Statements statements) {
    Set<String> unfetched = new HashSet<>();
    var told = new Telling();
    try (InputStream in = input.open()) {
      RDFParser.source(in)
          .lang(input.syntax().orElseThrow())
          .base(addresses.resolver())
          .errorHandler(told)
          .set(LangJSONLD11.JSONLD_OPTIONS, offline(unfetched))
          .parse(
              new StreamRDFBase() {
                @Override
                public void triple(Triple triple) {
                  quad(Quad.create(Quad.defaultGraphIRI, triple));
                }

                @Override
                public void quad(Quad quad) {
                  statements.accept(
                      quad.isDefaultGraph()
                          ? Quad.create(Quad.defaultGraphIRI, quad.asTriple())
                          : quad,
                      told.lineOf(quad).orElse(0));
                }
              });
      return true;
    } catch (Stopped e) {
      if (unfetched.isEmpty()) {
        harvest.refuse(input.name(), e.line, e.said(false), e.said(true));
      } else {
        String contexts = String.join(", ", unfetched);
        harvest.refuse(
            input.name(),
            0,
            "Le contexte JSON-LD "
                + contexts
                + " n'a pas été chargé : rien n'est demandé à d'autres serveurs. Écrivez le"
                + " contexte dans le fichier, ou enregistrez-le en Turtle ou en N-Quads.",
            "The JSON-LD context "
                + contexts
                + " was not fetched: nothing is asked of other servers. Write the context into the"
                + " file, or save it as Turtle or N-Quads.");
      }
    } catch (IOException | RuntimeException | StackOverflowError e) {
      harvest.refuse(input.name(), 0, "RDF illisible : " + said(e), "invalid RDF: " + said(e));
    }
    return false;
  }

  private static String said(Throwable e) {
    return e instanceof StackOverflowError ? "…((((…" : String.valueOf(e.getMessage());
  }

  /**
   * Options without remote contexts: a JSON-LD context on another server would cause a request to
   * it.
   *
   * @param unfetched receives their addresses
   */
  private static JsonLdOptions offline(Set<String> unfetched) {
    return new JsonLdOptions(
        (url, options) -> {
          unfetched.add(String.valueOf(url));
          throw new JsonLdError(
              JsonLdErrorCode.LOADING_REMOTE_CONTEXT_FAILED, "remote context not fetched: " + url);
        });
  }

  private static final class Stopped extends RiotException {
    private static final long serialVersionUID = 1L;
    final int line;
    final long column;

    Stopped(String message, long line, long column) {
      super(message);
      this.line = (int) Math.max(line, 0);
      this.column = Math.max(column, 0);
    }

    String said(boolean en) {
      String at = column == 0 ? "" : (en ? ", column " : ", colonne ") + column;
      return (en ? "invalid RDF" + at + ": " : "RDF illisible" + at + " : ") + getMessage();
    }
  }

  /** Stops at what breaks the syntax; a term that is not right costs its statements only. */
  private static final class Telling implements ErrorHandler {
    /** How Jena's tokenizer begins to tell of an address that is written to its end. */
    private static final String IN_ADDRESS = "Bad character in IRI";

    private final Map<Node, Integer> terms = new HashMap<>();
    private int line;

    /** The line of a statement with a term that is not right, as far as the parser told it. */
    Optional<Integer> lineOf(Quad quad) {
      int told = line;
      line = 0;
      if (told == 0 && terms.isEmpty()) {
        return Optional.empty();
      }
      Integer found = null;
      for (Node node : List.of(quad.getSubject(), quad.getPredicate(), quad.getObject())) {
        if (node.isURI() ? !Iris.isFine(node.getURI()) : !Literals.isWellTyped(node)) {
          if (told > 0) {
            terms.put(node, told);
          }
          found = terms.get(node);
        }
      }
      return Optional.ofNullable(found);
    }

    @Override
    public void warning(String message, long line, long column) {
      this.line = (int) Math.max(line, 0);
    }

    @Override
    public void error(String message, long line, long column) {
      if (!message.startsWith(IN_ADDRESS)) {
        throw new Stopped(message, line, column);
      }
      warning(message, line, column);
    }

    @Override
    public void fatal(String message, long line, long column) {
      throw new Stopped(message, line, column);
    }
  }
}
