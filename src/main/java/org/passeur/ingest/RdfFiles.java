package org.passeur.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.jena.datatypes.RDFDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.RiotException;
import org.apache.jena.riot.lang.LangJSONLD11;
import org.apache.jena.riot.system.ErrorHandler;
import org.apache.jena.riot.system.FactoryRDFStd;
import org.apache.jena.riot.system.StreamRDFBase;
import org.apache.jena.sparql.core.Quad;
import org.passeur.ingest.rdf.JsonLdContexts;
import org.passeur.ingest.rdf.MendedRdfXml;
import org.passeur.ingest.source.Harvest;
import org.passeur.ingest.source.Input;
import org.passeur.kernel.Bilingual;
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
   * @param begin makes what receives the statements; once more when it turns out that the file has
   *     to be read in another way, from its beginning
   * @return false, with a problem, when it cannot be read to its end
   */
  boolean read(Input input, Harvest harvest, Supplier<Statements> begin) {
    Set<String> unfetched = new HashSet<>();
    try (InputStream in = input.open()) {
      read(in, input.syntax().orElseThrow(), true, unfetched, begin.get());
      return true;
    } catch (Stopped e) {
      if (e.address) {
        return again(input, harvest, in -> mended(in, begin.get()));
      }
      if (unfetched.isEmpty()) {
        harvest.refuse(input.name(), e.line, e.said(false), e.said(true));
      } else {
        Bilingual why = JsonLdContexts.notFetched(unfetched);
        harvest.refuse(input.name(), 0, why.fr(), why.en());
      }
    } catch (NumberFormatException e) { // of a checker that has no term for a long time
      Lang lang = input.syntax().orElseThrow();
      return again(
          input, harvest, in -> read(in, lang, false, new HashSet<>(), begin.get())); // unchecked
    } catch (IOException | RuntimeException | StackOverflowError e) {
      harvest.refuse(input.name(), 0, "RDF illisible : " + said(e), "invalid RDF: " + said(e));
    }
    return false;
  }

  /** A way to read a file. */
  private interface Reading {
    void of(InputStream in) throws IOException;
  }

  private static boolean again(Input input, Harvest harvest, Reading reading) {
    try (InputStream in = input.open()) {
      reading.of(in);
      return true;
    } catch (Stopped e) {
      harvest.refuse(input.name(), e.line, e.said(false), e.said(true));
    } catch (IOException | RuntimeException | StackOverflowError e) {
      harvest.refuse(input.name(), 0, "RDF illisible : " + said(e), "invalid RDF: " + said(e));
    }
    return false;
  }

  /** Reads RDF/XML with names in the place of the addresses that stopped its reader. */
  private void mended(InputStream in, Statements statements) throws IOException {
    var mended = MendedRdfXml.of(in);
    read(
        mended.open(),
        Lang.RDFXML,
        true,
        new HashSet<>(),
        (q, line) ->
            statements.accept(
                Quad.create(
                    q.getGraph(),
                    mended.original(q.getSubject()),
                    q.getPredicate(),
                    mended.original(q.getObject())),
                Stream.of(q.getObject(), q.getPredicate(), q.getSubject())
                    .flatMap(node -> mended.line(node).stream())
                    .findFirst()
                    .orElse(line)));
  }

  private void read(
      InputStream in, Lang lang, boolean checking, Set<String> unfetched, Statements statements) {
    var told = new Telling();
    RDFParser.source(in)
        .lang(lang)
        .base(addresses.resolver())
        .errorHandler(told)
        .checking(checking)
        .factory(new CarefulTerms())
        .set(LangJSONLD11.JSONLD_OPTIONS, JsonLdContexts.options(unfetched))
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
  }

  private static String said(Throwable e) {
    return e instanceof StackOverflowError ? "…((((…" : String.valueOf(e.getMessage());
  }

  /** Makes terms of values for which Jena has none, so that they cost their statements only. */
  private static final class CarefulTerms extends FactoryRDFStd {
    @Override
    public Node createTypedLiteral(String text, RDFDatatype type) {
      return Literals.typed(text, type);
    }
  }

  private static final class Stopped extends RiotException {
    private static final long serialVersionUID = 1L;
    final int line;
    final long column;

    /** Whether an address is what its reader stopped at. */
    final boolean address;

    Stopped(String message, long line, long column) {
      super(message);
      this.address = Telling.ADDRESS.matcher(message).matches();
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

    /** How its reader of RDF/XML tells of one. */
    static final Pattern ADDRESS = Pattern.compile("(?s)<.*> Code: \\d+/.*");

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
