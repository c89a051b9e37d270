package org.passeur.document;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.TextDirection;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.out.NodeFmtLib;
import org.apache.jena.riot.system.StreamRDFBase;
import org.apache.jena.vocabulary.RDF;
import org.jspecify.annotations.Nullable;
import org.passeur.kernel.Problem;

/**
 * Writes statements as they are found, as JSON-LD 1.1 in expanded form: one node object for
 * consecutive statements with the same subject. A subject may have several node objects, which
 * JSON-LD allows. The library's writer needs all statements first, and takes time quadratic in the
 * statements of a subject, without a way to stop it. One instance per answer.
 */
public final class JsonLdFlow extends StreamRDFBase {
  private static final Node TYPE = RDF.type.asNode();

  /** Most statements in one node object. */
  private static final int MOST = 1_000;

  private final JsonGenerator json;
  private final Map<Node, List<Node>> properties = new LinkedHashMap<>();
  private @Nullable Node subject;
  private int held;

  public JsonLdFlow(OutputStream out) {
    try {
      json = JsonTable.generator(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private interface Part {
    void write() throws IOException;
  }

  private static void run(Part part) {
    try {
      part.write();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void start() {
    run(json::writeStartArray);
  }

  @Override
  public void triple(Triple triple) {
    if (!triple.getSubject().equals(subject) || held == MOST) {
      run(this::writeHeld);
      subject = triple.getSubject();
    }
    properties
        .computeIfAbsent(triple.getPredicate(), p -> new ArrayList<>())
        .add(triple.getObject());
    held++;
  }

  @Override
  public void finish() {
    run(this::writeHeld);
    run(json::writeEndArray);
    run(json::close);
  }

  private void writeHeld() throws IOException {
    if (subject == null) {
      return;
    }
    json.writeStartObject();
    json.writeStringField("@id", name(subject));
    for (var property : properties.entrySet()) {
      boolean types =
          property.getKey().equals(TYPE) && property.getValue().stream().noneMatch(Node::isLiteral);
      json.writeArrayFieldStart(types ? "@type" : property.getKey().getURI());
      for (Node object : property.getValue()) {
        if (types) {
          json.writeString(name(object));
        } else {
          value(object);
        }
      }
      json.writeEndArray();
    }
    json.writeEndObject();
    properties.clear();
    held = 0;
  }

  private static String name(Node node) {
    if (node.isURI()) {
      return node.getURI();
    }
    if (node.isBlank()) {
      return NodeFmtLib.strNT(node); // a table of new labels would grow with the answer
    }
    throw Problem.of(
        Problem.Kind.NOT_ACCEPTABLE,
        "Un énoncé sur un énoncé ne s'écrit pas en JSON-LD ; demandez du Turtle.",
        "A statement about a statement cannot be written in JSON-LD; ask for Turtle.");
  }

  private void value(Node object) throws IOException {
    json.writeStartObject();
    if (!object.isLiteral()) {
      json.writeStringField("@id", name(object));
    } else {
      literal(object);
    }
    json.writeEndObject();
  }

  private void literal(Node literal) throws IOException {
    json.writeStringField("@value", literal.getLiteralLexicalForm());
    String language = literal.getLiteralLanguage();
    TextDirection direction = literal.getLiteralBaseDirection();
    if (!language.isEmpty()) {
      json.writeStringField("@language", language);
    } else if (!literal.getLiteralDatatype().equals(XSDDatatype.XSDstring)) {
      json.writeStringField("@type", literal.getLiteralDatatypeURI());
    }
    if (direction != null) {
      json.writeStringField("@direction", direction.direction());
    }
  }
}
