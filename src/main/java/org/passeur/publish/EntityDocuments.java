package org.passeur.publish;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.RDFFormat;
import org.apache.jena.sparql.graph.GraphFactory;
import org.passeur.store.Digest;
import org.passeur.store.PublishedStore;
import org.passeur.store.Sha256;
import org.passeur.vocab.Dcterms;
import org.passeur.vocab.Foaf;
import org.passeur.vocab.Skos;

/**
 * What the public data says of one thing: statements about it, statements that point to it, and the
 * names of what both speak of. Thread-safe.
 */
public final class EntityDocuments {
  /** Most statements that point to a thing; a popular theme has thousands. */
  private static final int INCOMING = 1_000;

  private final PublishedStore published;

  public EntityDocuments(PublishedStore published) {
    this.published = published;
  }

  /** True when something public is said of the thing. */
  public boolean exists(Node thing) {
    return published.read(data -> published.union().contains(thing, Node.ANY, Node.ANY));
  }

  /**
   * The document in one syntax.
   *
   * @return empty when nothing public is said of the thing
   */
  public Optional<Document> document(Node thing, RDFFormat format) {
    var state = new Digest[1];
    Graph graph =
        published.read(
            data -> {
              state[0] = Digest.of(data.find(Node.ANY, thing, Node.ANY, Node.ANY));
              return describe(thing, published.union());
            });
    if (graph.isEmpty()) {
      return Optional.empty();
    }
    var out = new ByteArrayOutputStream();
    Formats.write(out, graph, format);
    byte[] body = out.toByteArray();
    return Optional.of(Document.of(body, format, state[0]));
  }

  private static Graph describe(Node thing, Graph data) {
    Graph graph = GraphFactory.createDefaultGraph();
    data.find(thing, Node.ANY, Node.ANY).forEachRemaining(graph::add);
    if (graph.isEmpty()) {
      return graph;
    }
    var incoming = data.find(Node.ANY, Node.ANY, thing);
    for (int i = 0; i < INCOMING && incoming.hasNext(); i++) {
      graph.add(incoming.next());
    }
    incoming.close();
    Graph names = GraphFactory.createDefaultGraph();
    graph
        .find()
        .forEachRemaining(
            t -> {
              name(t.getSubject(), data, names);
              name(t.getObject(), data, names);
            });
    names.find().forEachRemaining(graph::add);
    return graph;
  }

  private static void name(Node node, Graph data, Graph names) {
    if (!node.isURI()) {
      return;
    }
    for (Node property : new Node[] {Skos.PREF_LABEL, Foaf.NAME, Dcterms.TITLE}) {
      data.find(node, property, Node.ANY).forEachRemaining((Triple t) -> names.add(t));
    }
  }

  /** A strong validator (RFC 9110, section 8.8.3): the same bytes, the same tag. */
  static String etag(byte[] body) {
    return '"' + Sha256.hex(body).substring(0, 24) + '"';
  }

  /**
   * A document ready to send.
   *
   * @param body bytes in UTF-8
   * @param contentType media type
   * @param etag with its quotes
   */
  public record Document(byte[] body, String contentType, String etag) {
    /** A document of these bytes. */
    public static Document of(byte[] body, RDFFormat format) {
      return new Document(body, Formats.contentType(format), EntityDocuments.etag(body));
    }

    /**
     * A document of something that can be written to: its tag begins with the digest of that, so
     * that it serves as a condition of a write.
     */
    public static Document of(byte[] body, RDFFormat format, Digest state) {
      String bytes = EntityDocuments.etag(body).substring(1);
      return new Document(body, Formats.contentType(format), '"' + state.toString() + '-' + bytes);
    }

    /** The body as text. */
    public String text() {
      return new String(body, StandardCharsets.UTF_8);
    }
  }
}
