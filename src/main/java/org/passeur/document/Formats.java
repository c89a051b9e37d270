package org.passeur.document;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.riot.RDFFormat;
import org.apache.jena.riot.RDFWriter;
import org.apache.jena.riot.system.StreamRDFOps;
import org.passeur.evaluator.Evaluation;
import org.passeur.kernel.Problem;
import org.passeur.kernel.Sha256;
import org.passeur.log.Digest;
import org.passeur.vocab.Prefixes;

/**
 * The RDF syntaxes that are written, by media type and file name extension; content negotiation by
 * RFC 9110, section 12. Far more are read: all that Jena knows, see {@code ingest.rdf}.
 */
public final class Formats {
  /** The media type of pages, negotiated beside the RDF syntaxes. */
  public static final String HTML = "text/html";

  private record Syntax(String type, String extension, RDFFormat format) {}

  /** In order of our preference: each syntax, then other types under which it is asked for. */
  private static final List<Syntax> SYNTAXES =
      List.of(
          new Syntax("text/turtle", "ttl", RDFFormat.TURTLE_PRETTY),
          new Syntax("application/ld+json", "jsonld", RDFFormat.JSONLD11_PLAIN),
          new Syntax("application/n-triples", "nt", RDFFormat.NTRIPLES_UTF8),
          new Syntax("application/rdf+xml", "rdf", RDFFormat.RDFXML_PLAIN),
          new Syntax("application/json", "jsonld", RDFFormat.JSONLD11_PLAIN),
          new Syntax("application/x-turtle", "ttl", RDFFormat.TURTLE_PRETTY),
          new Syntax("text/plain", "nt", RDFFormat.NTRIPLES_UTF8));

  private static final List<String> ASKED = SYNTAXES.stream().map(Syntax::type).toList();

  private static final List<String> ASKED_OR_HTML =
      Stream.concat(Stream.of(HTML, "application/xhtml+xml"), ASKED.stream()).toList();

  /** The media types of the syntaxes, each under its own name, in order of our preference. */
  public static final List<String> TYPES =
      SYNTAXES.stream().map(s -> mediaType(s.format())).distinct().toList();

  private Formats() {}

  /**
   * Chooses the best acceptable RDF syntax.
   *
   * @throws Problem 406 when none is acceptable
   */
  public static RDFFormat rdf(String accept) {
    return Negotiation.choose(accept, ASKED)
        .flatMap(type -> first(s -> s.type().equals(type)))
        .map(Syntax::format)
        .orElseThrow(Formats::notOffered);
  }

  public static Problem notOffered() {
    return Problem.of(
        Problem.Kind.NOT_ACCEPTABLE,
        "Aucun des formats demandés n'est disponible ; demandez Turtle, JSON-LD, N-Triples ou"
            + " RDF/XML.",
        "None of the formats asked for is available; ask for Turtle, JSON-LD, N-Triples or"
            + " RDF/XML.");
  }

  /**
   * Returns whether HTML is preferred to every RDF syntax.
   *
   * @throws Problem 406 when neither is acceptable
   */
  public static boolean prefersHtml(String accept) {
    return Negotiation.choose(accept, ASKED_OR_HTML)
        .orElseThrow(Formats::notOffered)
        .contains("html");
  }

  /** The RDF syntax for a file name extension such as {@code ttl}. */
  public static Optional<RDFFormat> byExtension(String extension) {
    return first(s -> s.extension().equals(extension)).map(Syntax::format);
  }

  /** The file name extension of the best acceptable RDF syntax. */
  public static String extension(String accept) {
    RDFFormat format = rdf(accept);
    return first(s -> s.format().equals(format)).orElseThrow().extension();
  }

  private static Optional<Syntax> first(Predicate<Syntax> condition) {
    return SYNTAXES.stream().filter(condition).findFirst();
  }

  /** The media type of a syntax. */
  public static String mediaType(RDFFormat format) {
    return format.equals(RDFFormat.JSONLD11_PLAIN) // Jena has a private name for JSON-LD 1.1
        ? "application/ld+json"
        : format.getLang().getContentType().getContentTypeStr();
  }

  /** The media type of a syntax, with charset. */
  public static String contentType(RDFFormat format) {
    String type = mediaType(format);
    return type.startsWith("text/") ? type + "; charset=utf-8" : type;
  }

  /** Writes a graph with the usual prefixes. */
  public static void write(OutputStream out, Graph graph, RDFFormat format) {
    Prefixes.ALL.forEach(graph.getPrefixMapping()::setNsPrefix);
    writeAsItIs(out, graph, format);
  }

  /** Writes a graph without prefixes. */
  public static void writeAsItIs(OutputStream out, Graph graph, RDFFormat format) {
    if (format.equals(RDFFormat.JSONLD11_PLAIN)) {
      StreamRDFOps.graphToStream(graph, new JsonLdFlow(out));
    } else {
      RDFWriter.source(graph).format(format).output(out);
    }
  }

  /** A graph as a document. */
  public static Representation document(Graph graph, RDFFormat format) {
    return Representation.of(bytes(graph, format), contentType(format));
  }

  /**
   * A writable graph as a document. Its entity tag begins with the digest of its state, so that it
   * serves as a precondition of the next write.
   */
  public static Representation document(Graph graph, RDFFormat format, Digest state) {
    byte[] body = bytes(graph, format);
    String tag = '"' + state.toString() + '-' + Representation.tag(Sha256.hex(body)) + '"';
    return Representation.of(body, contentType(format), tag);
  }

  private static byte[] bytes(Graph graph, RDFFormat format) {
    var out = new ByteArrayOutputStream();
    return Evaluation.within(
        evaluation -> {
          write(evaluation.watched(out), graph, format);
          return out.toByteArray();
        });
  }
}
