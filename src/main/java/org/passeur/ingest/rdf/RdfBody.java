package org.passeur.ingest.rdf;

import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import org.apache.jena.graph.Graph;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.RiotException;
import org.apache.jena.riot.lang.LangJSONLD11;
import org.apache.jena.riot.system.ErrorHandlerFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.passeur.evaluator.Evaluation;
import org.passeur.kernel.Bilingual;
import org.passeur.kernel.Problem;
import org.passeur.sparql.library.SyntaxWords;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads RDF from a request body into memory. Nothing is fetched from elsewhere. */
public final class RdfBody {
  private static final Logger LOG = LoggerFactory.getLogger(RdfBody.class);

  /** Longest number accepted, in digits. */
  private static final int LONGEST_NUMBER = 10_000;

  private static final int BEGINNING = 32 << 10;

  private static final Set<Lang> SEVERAL_GRAPHS = Set.of(Lang.TRIG, Lang.NQUADS);

  private RdfBody() {}

  /**
   * The statements of a body; triples stand in the default graph.
   *
   * @param body bytes in the syntax of the content type
   * @param contentType media type; empty stands for Turtle, and {@code text/plain} for Turtle or
   *     RDF/XML, as the body tells
   * @param base for relative IRIs
   * @throws Problem 413 for JSON-LD that would take too long to read, 400 with line and column when
   *     the syntax is broken or the text is not UTF-8, 415 for an unknown syntax
   */
  public static DatasetGraph read(byte[] body, String contentType, String base) {
    DatasetGraph data = DatasetGraphFactory.create();
    Lang lang = isPlain(contentType) ? plain(body) : language(contentType);
    requireUtf8(body, lang);
    requireShortNumbers(body);
    if (isJsonLd(contentType)) {
      JsonLdValues.requireFew(body);
    }
    Set<String> unfetched = new TreeSet<>();
    try {
      Evaluation.within(
          evaluation -> {
            RDFParser.source(evaluation.watched(new ByteArrayInputStream(body)))
                .lang(lang)
                .base(base)
                .errorHandler(ErrorHandlerFactory.errorHandlerSimple())
                .set(LangJSONLD11.JSONLD_OPTIONS, JsonLdContexts.options(unfetched))
                .parse(data);
            return data;
          });
    } catch (Problem | QueryCancelledException e) {
      throw e; // time is up
    } catch (RiotException | NumberFormatException e) {
      if (!unfetched.isEmpty()) {
        throw new Problem(Problem.Kind.BAD_REQUEST, JsonLdContexts.notFetched(unfetched));
      }
      Bilingual detail = SyntaxWords.of(String.valueOf(e.getMessage()));
      throw Problem.of(
          Problem.Kind.BAD_REQUEST,
          "Ces données ne peuvent pas être lues : " + detail.fr(),
          "This data cannot be read: " + detail.en());
    } catch (RuntimeException e) { // readers throw many kinds, as for an invalid IRI
      LOG.info("the data sent could not be read, and the parser gave no reason for users", e);
      throw Problem.of(
          Problem.Kind.BAD_REQUEST,
          "Ces données ne peuvent pas être lues ; vérifiez leur format et leurs adresses.",
          "This data cannot be read; check its format and its addresses.");
    } catch (StackOverflowError e) {
      throw Problem.of(
          Problem.Kind.BAD_REQUEST,
          "Ces données sont imbriquées trop profondément ; réduisez le nombre de niveaux.",
          "This data is nested too deeply; use fewer levels.");
    }
    return data;
  }

  /**
   * The same for a body that may not contain named graphs.
   *
   * @throws Problem 400 also when it does
   */
  public static Graph readGraph(byte[] body, String contentType, String base) {
    DatasetGraph data = read(body, contentType, base);
    if (data.listGraphNodes().hasNext()) {
      throw Problem.of(
          Problem.Kind.BAD_REQUEST,
          "Ces données nomment leurs propres graphes ; envoyez-les par POST à /graphs, sans nommer"
              + " de graphe dans l'adresse.",
          "This data names graphs of its own; send it by POST to /graphs, without naming a graph in"
              + " the address.");
    }
    return data.getDefaultGraph();
  }

  /**
   * Returns whether the type is JSON-LD, whose reader takes time quadratic in the statements of a
   * node and cannot be stopped.
   *
   * @throws Problem 415 for an unknown syntax
   */
  public static boolean isJsonLd(String contentType) {
    Lang lang = language(contentType);
    return lang.equals(Lang.JSONLD) || lang.equals(Lang.JSONLD11);
  }

  /**
   * Returns whether the type is RDF Thrift, a few bytes of which can make its reader ask for much
   * memory.
   */
  public static boolean isThrift(String contentType) {
    return language(contentType).equals(Lang.RDFTHRIFT);
  }

  /** Returns whether the syntax is one for datasets. */
  public static boolean isDataset(String contentType) {
    String type = contentType.split(";", 2)[0].strip();
    return Syntaxes.ofType(type).filter(SEVERAL_GRAPHS::contains).isPresent();
  }

  /**
   * Rejects malformed UTF-8, which parsers would replace silently. XML declares its own encoding;
   * RDF Thrift is no text.
   */
  static void requireUtf8(byte[] body, Lang lang) {
    if (lang.equals(Lang.RDFXML) || lang.equals(Lang.RDFTHRIFT)) {
      return;
    }
    var decoder = StandardCharsets.UTF_8.newDecoder();
    var bytes = ByteBuffer.wrap(body);
    // decoded in pieces, because the whole text would take twice the memory
    var piece = CharBuffer.allocate(8192);
    CoderResult result;
    do {
      result = decoder.decode(bytes, piece.clear(), true);
    } while (result.isOverflow());
    if (result.isError()) {
      throw Problem.of(
          Problem.Kind.BAD_REQUEST,
          "Ces données ne sont pas en UTF-8 ; enregistrez-les ainsi et renvoyez-les.",
          "This data is not in UTF-8; save it that way and send it again.");
    }
  }

  /** Rejects very long numbers, which take quadratic time to parse without a way to stop. */
  static void requireShortNumbers(byte[] body) {
    int digits = 0;
    for (byte b : body) {
      digits = b >= '0' && b <= '9' ? digits + 1 : 0;
      if (digits > LONGEST_NUMBER) {
        throw Problem.of(
            Problem.Kind.BAD_REQUEST,
            "Ces données contiennent un nombre de plus de 10 000 chiffres ; raccourcissez-le.",
            "This data holds a number of more than 10,000 digits; shorten it.");
      }
    }
  }

  private static boolean isPlain(String contentType) {
    return contentType.split(";", 2)[0].strip().equalsIgnoreCase("text/plain");
  }

  /** The syntax of what came as plain text: Turtle, of which N-Triples are a part, or RDF/XML. */
  private static Lang plain(byte[] body) {
    byte[] beginning = Arrays.copyOf(body, Math.min(body.length, BEGINNING));
    return Syntaxes.ofContent(beginning).filter(Lang.RDFXML::equals).orElse(Lang.TURTLE);
  }

  private static Lang language(String contentType) {
    if (contentType.isBlank()) {
      return Lang.TURTLE;
    }
    String type = contentType.split(";", 2)[0].strip();
    return Syntaxes.ofType(type)
        .orElseThrow(
            () ->
                Problem.of(
                    Problem.Kind.UNSUPPORTED_MEDIA_TYPE,
                    "Le format « "
                        + type
                        + " » n'est pas lu ici ; envoyez du Turtle, du JSON-LD, du"
                        + " N-Triples, du RDF/XML, du TriG ou du N-Quads.",
                    "The format “"
                        + type
                        + "” is not read here; send Turtle, JSON-LD, N-Triples,"
                        + " RDF/XML, TriG or N-Quads."));
  }
}
