package org.passeur.document;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.TextDirection;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.RowSet;

/**
 * Writes an answer as SPARQL 1.1 Query Results JSON (triple terms and base directions as in SPARQL
 * 1.2). Jena's writer (5.6.0) indents its output, which costs as much as finding a short answer.
 * One instance per answer.
 */
public final class JsonTable {
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
          // an answer that fails must not be completed by closing brackets
          .disable(StreamWriteFeature.AUTO_CLOSE_CONTENT)
          .build();

  private final JsonGenerator json;
  private final Map<Node, String> blankNodes = new HashMap<>();

  private JsonTable(JsonGenerator json) {
    this.json = json;
  }

  private interface Body {
    void write(JsonTable table) throws IOException;
  }

  /** Writes the rows of a SELECT query as they are found. */
  public static void write(RowSet rows, OutputStream out) {
    write(out, table -> table.rows(rows));
  }

  /** Writes the answer of an ASK query. */
  public static void write(Supplier<Boolean> truth, OutputStream out) {
    write(out, table -> table.truth(truth.get()));
  }

  private static void write(OutputStream out, Body body) {
    try (JsonGenerator json = generator(out)) {
      body.write(new JsonTable(json));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A generator of UTF-8 that does not close the given stream. */
  static JsonGenerator generator(OutputStream out) throws IOException {
    return JSON.createGenerator(out, JsonEncoding.UTF8);
  }

  private void truth(boolean truth) throws IOException {
    json.writeStartObject();
    json.writeObjectFieldStart("head");
    json.writeEndObject();
    json.writeBooleanField("boolean", truth);
    json.writeEndObject();
  }

  private void rows(RowSet rows) throws IOException {
    List<Var> variables = rows.getResultVars();
    json.writeStartObject();
    json.writeObjectFieldStart("head");
    json.writeArrayFieldStart("vars");
    for (Var variable : variables) {
      json.writeString(variable.getVarName());
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeObjectFieldStart("results");
    json.writeArrayFieldStart("bindings");
    while (rows.hasNext()) {
      row(rows.next(), variables);
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndObject();
  }

  private void row(Binding row, List<Var> variables) throws IOException {
    json.writeStartObject();
    for (Var variable : variables) {
      Node value = row.get(variable);
      if (value != null) {
        json.writeFieldName(variable.getVarName());
        term(value);
      }
    }
    json.writeEndObject();
  }

  private void term(Node term) throws IOException {
    json.writeStartObject();
    if (term.isURI()) {
      term("uri", term.getURI());
    } else if (term.isLiteral()) {
      literal(term);
    } else if (term.isTripleTerm()) {
      triple(term.getTriple());
    } else {
      term("bnode", blankNodes.computeIfAbsent(term, t -> "b" + blankNodes.size()));
    }
    json.writeEndObject();
  }

  private void term(String type, String value) throws IOException {
    json.writeStringField("type", type);
    json.writeStringField("value", value);
  }

  private void literal(Node term) throws IOException {
    String language = term.getLiteralLanguage();
    TextDirection direction = term.getLiteralBaseDirection();
    term("literal", term.getLiteralLexicalForm());
    if (!language.isEmpty()) {
      json.writeStringField("xml:lang", language);
      if (direction != null) {
        json.writeStringField("its:dir", direction.direction());
      }
    } else if (!term.getLiteralDatatype().equals(XSDDatatype.XSDstring)) {
      json.writeStringField("datatype", term.getLiteralDatatypeURI());
    }
  }

  private void triple(Triple triple) throws IOException {
    json.writeStringField("type", "triple");
    json.writeObjectFieldStart("value");
    json.writeFieldName("subject");
    term(triple.getSubject());
    json.writeFieldName("predicate");
    term(triple.getPredicate());
    json.writeFieldName("object");
    term(triple.getObject());
    json.writeEndObject();
  }
}
