package org.passeur.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

  /**
   * What a file holds.
   *
   * @param quads its statements
   * @param lines where those stand, by their place in the list, in which the parser found a term
   *     that is not right
   */
  record Read(List<Quad> quads, Map<Integer, Integer> lines) {}

  /** The statements of a file; empty, with a problem, when it cannot be read to its end. */
  Optional<Read> read(Input input, Harvest harvest) {
    Set<String> unfetched = new HashSet<>();
    try (InputStream in = input.open()) {
      return Optional.of(read(in, input.syntax().orElseThrow(), true, unfetched));
    } catch (Stopped e) {
      if (e.address) {
        return mended(input, harvest);
      }
      if (unfetched.isEmpty()) {
        harvest.refuse(input.name(), e.line, e.said(false), e.said(true));
      } else {
        Bilingual why = JsonLdContexts.notFetched(unfetched);
        harvest.refuse(input.name(), 0, why.fr(), why.en());
      }
    } catch (NumberFormatException e) { // of a checker that has no term for a long time
      return unchecked(input, harvest);
    } catch (IOException | RuntimeException | StackOverflowError e) {
      harvest.refuse(input.name(), 0, "RDF illisible : " + said(e), "invalid RDF: " + said(e));
    }
    return Optional.empty();
  }

  /** Reads a file again, without what looks at values while it reads. */
  private Optional<Read> unchecked(Input input, Harvest harvest) {
    try (InputStream in = input.open()) {
      return Optional.of(read(in, input.syntax().orElseThrow(), false, new HashSet<>()));
    } catch (Stopped e) {
      harvest.refuse(input.name(), e.line, e.said(false), e.said(true));
    } catch (IOException | RuntimeException | StackOverflowError e) {
      harvest.refuse(input.name(), 0, "RDF illisible : " + said(e), "invalid RDF: " + said(e));
    }
    return Optional.empty();
  }

  /** Reads RDF/XML again with names in the place of the addresses that stopped its reader. */
  private Optional<Read> mended(Input input, Harvest harvest) {
    try (InputStream in = input.open()) {
      var mended = MendedRdfXml.of(in);
      Read read = read(mended.open(), Lang.RDFXML, true, new HashSet<>());
      Map<Integer, Integer> lines = new HashMap<>(read.lines());
      List<Quad> quads = new ArrayList<>();
      for (Quad q : read.quads()) {
        int at = quads.size();
        Stream.of(q.getSubject(), q.getPredicate(), q.getObject())
            .flatMap(node -> mended.line(node).stream())
            .forEach(line -> lines.put(at, line));
        quads.add(
            Quad.create(
                q.getGraph(),
                mended.original(q.getSubject()),
                q.getPredicate(),
                mended.original(q.getObject())));
      }
      return Optional.of(new Read(quads, lines));
    } catch (Stopped e) {
      harvest.refuse(input.name(), e.line, e.said(false), e.said(true));
    } catch (IOException | RuntimeException | StackOverflowError e) {
      harvest.refuse(input.name(), 0, "RDF illisible : " + said(e), "invalid RDF: " + said(e));
    }
    return Optional.empty();
  }

  private Read read(InputStream in, Lang lang, boolean checking, Set<String> unfetched) {
    var told = new Telling();
    List<Quad> quads = new ArrayList<>();
    Map<Integer, Integer> lines = new HashMap<>();
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
                told.lineOf(quad).ifPresent(line -> lines.put(quads.size(), line));
                quads.add(
                    quad.isDefaultGraph()
                        ? Quad.create(Quad.defaultGraphIRI, quad.asTriple())
                        : quad);
              }
            });
    return new Read(quads, lines);
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
