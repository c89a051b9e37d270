package org.passeur.sparql;

import static java.util.Map.entry;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.jena.query.Query;
import org.apache.jena.riot.RDFFormat;
import org.apache.jena.riot.resultset.ResultSetLang;
import org.passeur.document.Formats;
import org.passeur.document.Negotiation;
import org.passeur.kernel.Problem;
import org.passeur.sparql.ResultFormat.Statements;
import org.passeur.sparql.ResultFormat.Table;

/**
 * The formats on offer for answers to queries. They are not listed in {@link ResultFormat}: two
 * threads that began with the list and with one format would wait for each other for ever.
 */
final class OfferedFormats {
  /** In order of our preference. */
  private static final List<Table> TABLES =
      List.of(
          new Table("application/sparql-results+json", ResultSetLang.RS_JSON),
          new Table("application/sparql-results+xml", ResultSetLang.RS_XML),
          new Table("application/json", ResultSetLang.RS_JSON),
          new Table("application/xml", ResultSetLang.RS_XML),
          new Table("text/csv", ResultSetLang.RS_CSV),
          new Table("text/tab-separated-values", ResultSetLang.RS_TSV),
          new Table("text/xml", ResultSetLang.RS_XML));

  /** What Jena's own client of Fuseki asks for rows; it cannot hold the answer to an ASK. */
  private static final List<Table> ROWS =
      Stream.concat(
              TABLES.stream(),
              Stream.of(new Table("application/sparql-results+thrift", ResultSetLang.RS_Thrift)))
          .toList();

  /** In order of our preference. */
  private static final List<Statements> STATEMENTS =
      List.of(
          new Statements("text/turtle", RDFFormat.TURTLE_PRETTY),
          new Statements("application/ld+json", RDFFormat.JSONLD11_PLAIN),
          new Statements("application/n-triples", RDFFormat.NTRIPLES_UTF8),
          new Statements("application/rdf+xml", RDFFormat.RDFXML_PLAIN),
          new Statements("application/trig", RDFFormat.TRIG_PRETTY),
          new Statements("application/n-quads", RDFFormat.NQUADS_UTF8),
          new Statements("application/json", RDFFormat.JSONLD11_PLAIN),
          new Statements("application/xml", RDFFormat.RDFXML_PLAIN),
          new Statements("application/rdf+json", RDFFormat.RDFJSON),
          new Statements("application/x-turtle", RDFFormat.TURTLE_PRETTY),
          new Statements("application/turtle", RDFFormat.TURTLE_PRETTY),
          new Statements("text/n3", RDFFormat.TURTLE_PRETTY),
          new Statements("text/plain", RDFFormat.NTRIPLES_UTF8),
          new Statements("application/rdf+thrift", RDFFormat.RDF_THRIFT));

  /** Short names accepted in the parameter {@code format}. */
  private static final Map<String, String> TABLE_NAMES =
      Map.of(
          "json", "application/sparql-results+json",
          "xml", "application/sparql-results+xml",
          "sparql", "application/sparql-results+xml",
          "csv", "text/csv",
          "tsv", "text/tab-separated-values");

  /** Short names accepted in the parameter {@code format}. */
  private static final Map<String, String> STATEMENT_NAMES =
      Map.ofEntries(
          entry("json", "application/ld+json"),
          entry("json-ld", "application/ld+json"),
          entry("jsonld", "application/ld+json"),
          entry("xml", "application/rdf+xml"),
          entry("rdf", "application/rdf+xml"),
          entry("ttl", "text/turtle"),
          entry("turtle", "text/turtle"),
          entry("text", "text/turtle"),
          entry("nt", "application/n-triples"),
          entry("trig", "application/trig"),
          entry("n-quads", "application/n-quads"));

  private OfferedFormats() {}

  /**
   * Chooses the best acceptable format.
   *
   * @throws Problem 406 when none is acceptable
   */
  static ResultFormat choose(SparqlRequest request, Query query) {
    return query.isSelectType() || query.isAskType()
        ? choose(request, query.isAskType() ? TABLES : ROWS, TABLE_NAMES)
            .orElseThrow(OfferedFormats::noTable)
        : choose(request, STATEMENTS, STATEMENT_NAMES).orElseThrow(Formats::notOffered);
  }

  private static <F extends ResultFormat> Optional<F> choose(
      SparqlRequest request, List<F> offered, Map<String, String> names) {
    String asked = request.format().toLowerCase(Locale.ROOT);
    String wish = asked.isEmpty() ? request.accept() : names.getOrDefault(asked, asked);
    return Negotiation.choose(wish, offered.stream().map(ResultFormat::type).toList())
        .flatMap(type -> offered.stream().filter(f -> f.type().equals(type)).findFirst());
  }

  private static Problem noTable() {
    return Problem.of(
        Problem.Kind.NOT_ACCEPTABLE,
        "Cette requête répond par un tableau : demandez du JSON, du XML, du CSV ou du TSV.",
        "This query answers with a table: ask for JSON, XML, CSV or TSV.");
  }
}
