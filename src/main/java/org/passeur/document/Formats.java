package org.passeur.document;

import static java.util.Map.entry;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.riot.RDFFormat;
import org.apache.jena.riot.RDFWriter;
import org.apache.jena.riot.system.StreamRDFOps;
import org.passeur.evaluator.Evaluation;
import org.passeur.kernel.Problem;
import org.passeur.kernel.Sha256;
import org.passeur.log.Digest;

/**
 * RDF syntaxes by media type and file name extension; content negotiation by RFC 9110, section 12.
 */
public final class Formats {
  /** The media type of pages, negotiated beside the RDF syntaxes. */
  public static final String HTML = "text/html";

  private static final Map<String, RDFFormat> BY_TYPE =
      Map.ofEntries(
          entry("text/turtle", RDFFormat.TURTLE_PRETTY),
          entry("application/x-turtle", RDFFormat.TURTLE_PRETTY),
          entry("application/ld+json", RDFFormat.JSONLD11_PLAIN),
          entry("application/json", RDFFormat.JSONLD11_PLAIN),
          entry("application/n-triples", RDFFormat.NTRIPLES_UTF8),
          entry("text/plain", RDFFormat.NTRIPLES_UTF8),
          entry("application/rdf+xml", RDFFormat.RDFXML_PLAIN));

  private static final Map<String, RDFFormat> BY_EXTENSION =
      Map.of(
          "ttl", RDFFormat.TURTLE_PRETTY,
          "jsonld", RDFFormat.JSONLD11_PLAIN,
          "nt", RDFFormat.NTRIPLES_UTF8,
          "rdf", RDFFormat.RDFXML_PLAIN);

  private static final List<String> RDF_TYPES =
      List.of(
          "text/turtle",
          "application/ld+json",
          "application/n-triples",
          "application/rdf+xml",
          "application/json",
          "application/x-turtle",
          "text/plain");

  private static final List<String> EVERYTHING =
      Stream.concat(Stream.of(HTML, "application/xhtml+xml"), RDF_TYPES.stream()).toList();

  private Formats() {}

  /**
   * Chooses the best acceptable RDF syntax.
   *
   * @throws Problem 406 when none is acceptable
   */
  public static RDFFormat rdf(String accept) {
    return Negotiation.choose(accept, RDF_TYPES).map(BY_TYPE::get).orElseThrow(Formats::notOffered);
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
    return Negotiation.choose(accept, EVERYTHING).orElseThrow(Formats::notOffered).contains("html");
  }

  /** The RDF syntax for a file name extension such as {@code ttl}. */
  public static Optional<RDFFormat> byExtension(String extension) {
    return Optional.ofNullable(BY_EXTENSION.get(extension));
  }

  /** The file name extension of the best acceptable RDF syntax. */
  public static String extension(String accept) {
    RDFFormat format = rdf(accept);
    return BY_EXTENSION.entrySet().stream()
        .filter(e -> e.getValue().equals(format))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse("ttl");
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
    Prefixes.addTo(graph);
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
