package org.passeur.ingest.source;

import java.io.StringWriter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.system.ErrorHandlerFactory;
import org.apache.jena.sparql.graph.GraphFactory;
import org.passeur.ingest.table.Table;
import org.passeur.ingest.table.TableDialect;
import org.passeur.vocab.Csvw;
import org.passeur.vocab.Rdf;
import org.passeur.vocab.Rml;

/**
 * What a mapping says of tables: the columns it asks for, and how they are written, in the words of
 * CSV on the Web. A source may be a {@code csvw:Table} with its {@code csvw:url}, which for CARML
 * becomes the stream of that name.
 */
final class TableMapping {
  /** For addresses within the mapping, which are never stored. */
  private static final String HERE = "http://mapping.invalid/";

  private static final Pattern NAMED = Pattern.compile("(?<!\\\\)\\{([^{}]+)}");

  /** The last four say what is done in any case. */
  private static final Set<Node> UNDERSTOOD =
      Set.of(
          Csvw.DELIMITER,
          Csvw.ENCODING,
          Csvw.HEADER,
          Csvw.HEADER_ROW_COUNT,
          Csvw.SKIP_ROWS,
          Rdf.TYPE,
          Csvw.TRIM,
          Csvw.LINE_TERMINATORS,
          Csvw.SKIP_BLANK_ROWS);

  private final Graph graph = GraphFactory.createDefaultGraph();
  private final String turtle;

  /** By stream. */
  private final Map<String, TableDialect> dialects = new HashMap<>();

  private final Map<String, Set<String>> columns = new HashMap<>();

  /**
   * @param turtle the mapping
   * @param all name of the stream where the source says none
   * @throws RuntimeException when it is no RDF, or says something of tables that is not understood
   */
  TableMapping(String turtle, String all) {
    RDFParser.fromString(turtle, Lang.TURTLE)
        .base(HERE)
        .errorHandler(ErrorHandlerFactory.errorHandlerSimple())
        .parse(graph);
    boolean changed = false;
    List<Triple> sources = graph.find(Node.ANY, Rml.SOURCE, Node.ANY).toList();
    for (Triple source : sources) {
      changed |= asStream(source.getObject());
    }
    graph
        .find(Node.ANY, Rml.LOGICAL_SOURCE, Node.ANY)
        .toList()
        .forEach(map -> triplesMap(map.getSubject(), map.getObject(), all));
    this.turtle = changed ? written() : turtle;
  }

  /** The mapping for CARML. */
  String turtle() {
    return turtle;
  }

  /** Headings that are asked for of the stream. */
  Set<String> columns(String stream) {
    return columns.getOrDefault(stream, Set.of());
  }

  /** How the tables of the stream are written. */
  TableDialect dialect(String stream) {
    return dialects.getOrDefault(stream, TableDialect.GUESSED);
  }

  private boolean asStream(Node source) {
    if (!graph.contains(source, Rdf.TYPE, Csvw.TABLE)) {
      return false;
    }
    String url =
        text(source, Csvw.URL)
            .orElseThrow(() -> new IllegalArgumentException("csvw:Table: csvw:url?"));
    String file = url.substring(url.lastIndexOf('/') + 1);
    int dot = file.lastIndexOf('.');
    String stem = dot > 0 ? file.substring(0, dot) : file;
    graph.delete(Triple.create(source, Rdf.TYPE, Csvw.TABLE));
    graph.add(Triple.create(source, Rdf.TYPE, Rml.STREAM));
    graph.add(Triple.create(source, Rml.STREAM_NAME, NodeFactory.createLiteralString(stem)));
    return true;
  }

  private String written() {
    var out = new StringWriter();
    RDFDataMgr.write(out, graph, Lang.TURTLE);
    return out.toString();
  }

  private void triplesMap(Node map, Node logicalSource, String all) {
    Optional<Node> source = object(logicalSource, Rml.SOURCE);
    String stream = source.flatMap(s -> text(s, Rml.STREAM_NAME)).orElse(all);
    columns.computeIfAbsent(stream, s -> new HashSet<>()).addAll(asked(map));
    source
        .flatMap(s -> object(s, Csvw.HAS_DIALECT))
        .ifPresent(dialect -> dialects.merge(stream, dialect(dialect), TableDialect::or));
  }

  /** The columns that the map and what hangs on it name; names of our own begin with a low line. */
  private Set<String> asked(Node map) {
    Set<String> asked = new HashSet<>();
    Set<Node> seen = new HashSet<>();
    Deque<Node> next = new ArrayDeque<>(List.of(map));
    while (!next.isEmpty()) {
      Node node = next.pop();
      if (!seen.add(node)) {
        continue;
      }
      for (Triple t : graph.find(node, Node.ANY, Node.ANY).toList()) {
        Node value = t.getObject();
        if (t.getPredicate().equals(Rml.REFERENCE) && value.isLiteral()) {
          asked.add(value.getLiteralLexicalForm().replaceFirst("^\\$\\.", ""));
        } else if (t.getPredicate().equals(Rml.TEMPLATE) && value.isLiteral()) {
          Matcher named = NAMED.matcher(value.getLiteralLexicalForm());
          named.results().forEach(found -> asked.add(found.group(1)));
        } else if (!value.isLiteral()
            && !t.getPredicate().equals(Rml.PARENT_TRIPLES_MAP)
            && !t.getPredicate().equals(Rml.LOGICAL_SOURCE)) {
          next.push(value);
        }
      }
    }
    Set<String> headings = new HashSet<>();
    asked.stream().map(Table::heading).filter(h -> !h.startsWith("_")).forEach(headings::add);
    return headings;
  }

  private TableDialect dialect(Node described) {
    for (Triple t : graph.find(described, Node.ANY, Node.ANY).toList()) {
      if (!UNDERSTOOD.contains(t.getPredicate())) {
        throw new IllegalArgumentException("csvw:dialect: " + t.getPredicate());
      }
    }
    TableDialect dialect = TableDialect.GUESSED;
    Optional<String> delimiter = text(described, Csvw.DELIMITER);
    if (delimiter.isPresent()) {
      dialect = dialect.withDelimiter(delimiter.get());
    }
    Optional<String> encoding = text(described, Csvw.ENCODING);
    if (encoding.isPresent()) {
      dialect = dialect.withCharset(encoding.get());
    }
    if (text(described, Csvw.HEADER).filter(h -> !isTrue(h)).isPresent()
        || text(described, Csvw.HEADER_ROW_COUNT).filter("0"::equals).isPresent()) {
      return dialect.withHeadingRow(0);
    }
    Optional<String> skipped = text(described, Csvw.SKIP_ROWS);
    return skipped.isPresent()
        ? dialect.withHeadingRow(Integer.parseInt(skipped.get()) + 1)
        : dialect;
  }

  private static boolean isTrue(String value) {
    return value.equals("true") || value.equals("1");
  }

  private Optional<Node> object(Node subject, Node property) {
    List<Triple> found = graph.find(subject, property, Node.ANY).toList();
    return found.isEmpty() ? Optional.empty() : Optional.of(found.get(0).getObject());
  }

  private Optional<String> text(Node subject, Node property) {
    return object(subject, property)
        .map(n -> n.isLiteral() ? n.getLiteralLexicalForm() : n.getURI());
  }
}
