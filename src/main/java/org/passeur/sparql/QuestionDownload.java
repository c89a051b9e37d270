package org.passeur.sparql;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
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
import org.passeur.evaluator.Evaluation;
import org.passeur.sparql.library.QueryLibrary;
import org.passeur.sparql.library.QueryResult;

/**
 * Writes the answer of a ready question as a file: SPARQL 1.1 Query Results CSV or JSON, or
 * JSON-LD, in which a row is a node and a column a property of it.
 */
public final class QuestionDownload {
  private static final ObjectMapper JSON = new ObjectMapper();

  private QuestionDownload() {}

  /**
   * A file.
   *
   * @param body its bytes
   * @param rows how many rows of the answer it holds
   * @param cut true when there were more
   */
  public record File(String contentType, byte[] body, int rows, boolean cut) {}

  /**
   * Writes an answer.
   *
   * @param type CSV, JSON, JSON-LD, or an RDF syntax for the statements of a CONSTRUCT query
   * @param address of the question; columns become properties whose IRIs begin with it
   * @param evaluation whose clock limits the writing
   */
  public static File of(QueryResult answer, String type, String address, Evaluation evaluation) {
    var bytes = new ByteArrayOutputStream();
    OutputStream out = evaluation.watched(bytes);
    String contentType = type;
    switch (type) {
      case "text/csv" -> {
        contentType = "text/csv; charset=utf-8";
        ResultsWriter.create().lang(ResultSetLang.RS_CSV).write(out, rows(answer));
      }
      case "application/json", "application/sparql-results+json" ->
          JsonTable.write(rows(answer), out);
      case "application/ld+json" -> jsonLd(answer, address, out);
      default -> {
        RDFFormat format = Formats.rdf(type);
        contentType = Formats.contentType(format);
        Formats.write(out, answer.graph(), format);
      }
    }
    return new File(contentType, bytes.toByteArray(), answer.rows().size(), answer.cut());
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

  private static void jsonLd(QueryResult answer, String address, OutputStream out) {
    if (!answer.graph().isEmpty()) {
      Formats.write(out, answer.graph(), RDFFormat.JSONLD11_PLAIN);
      return;
    }
    ObjectNode document = JSON.createObjectNode();
    document.putObject("@context").put("@vocab", address + "#");
    var rows = document.putArray("@graph");
    for (QueryLibrary.Row row : answer.rows()) {
      ObjectNode one = rows.addObject();
      row.values().forEach((name, node) -> value(one.putObject(name), node));
    }
    try {
      JSON.writeValue(out, document);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
