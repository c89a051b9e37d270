package org.passeur.sparql;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.RDFFormat;
import org.apache.jena.riot.resultset.ResultSetLang;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingFactory;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.exec.RowSetStream;
import org.apache.jena.sparql.resultset.ResultsWriter;
import org.passeur.document.Formats;
import org.passeur.document.JsonTable;
import org.passeur.sparql.library.QueryLibrary;
import org.passeur.sparql.library.QueryResult;

/**
 * Writes the answer of a ready question as a file: SPARQL 1.1 Query Results CSV or JSON, or
 * JSON-LD, in which a row is a node and a column a property of it.
 */
public final class QuestionDownload {
  private static final ObjectMapper JSON = new ObjectMapper();

  private QuestionDownload() {}

  /** SPARQL 1.1 Query Results CSV (RFC 4180). */
  public static byte[] csv(QueryResult answer) {
    var out = new ByteArrayOutputStream();
    ResultsWriter.create().lang(ResultSetLang.RS_CSV).write(out, rows(answer));
    return out.toByteArray();
  }

  /** {@code application/sparql-results+json}. */
  public static byte[] json(QueryResult answer) {
    var out = new ByteArrayOutputStream();
    JsonTable.write(rows(answer), out);
    return out.toByteArray();
  }

  private static RowSet rows(QueryResult answer) {
    List<Var> columns = Var.varList(answer.columns());
    List<Binding> rows = answer.rows().stream().map(QuestionDownload::binding).toList();
    return RowSetStream.create(columns, rows.iterator());
  }

  private static Binding binding(QueryLibrary.Row row) {
    var binding = BindingFactory.builder();
    row.values().forEach((name, node) -> binding.add(Var.alloc(name), node));
    return binding.build();
  }

  /**
   * JSON-LD.
   *
   * @param address of the question; columns become properties whose IRIs begin with it
   */
  public static byte[] jsonLd(QueryResult answer, String address) {
    if (!answer.graph().isEmpty()) {
      return graph(answer, RDFFormat.JSONLD11_PLAIN);
    }
    ObjectNode document = JSON.createObjectNode();
    document.putObject("@context").put("@vocab", address + "#");
    var rows = document.putArray("@graph");
    for (QueryLibrary.Row row : answer.rows()) {
      ObjectNode one = rows.addObject();
      row.values().forEach((name, node) -> value(one.putObject(name), node));
    }
    return document.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** The graph built by a CONSTRUCT query. */
  public static byte[] graph(QueryResult answer, RDFFormat format) {
    var out = new ByteArrayOutputStream();
    Formats.write(out, answer.graph(), format);
    return out.toByteArray();
  }

  private static void value(ObjectNode into, Node node) {
    if (!node.isLiteral()) {
      into.put("@id", node.isURI() ? node.getURI() : "_:" + node.getBlankNodeLabel());
      return;
    }
    into.put("@value", node.getLiteralLexicalForm());
    if (!node.getLiteralLanguage().isEmpty()) {
      into.put("@language", node.getLiteralLanguage());
    } else if (!node.getLiteralDatatypeURI().endsWith("#string")) {
      into.put("@type", node.getLiteralDatatypeURI());
    }
  }
}
