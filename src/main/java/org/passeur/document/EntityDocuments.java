package org.passeur.document;

import java.util.Optional;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.RDFFormat;
import org.apache.jena.sparql.graph.GraphFactory;
import org.passeur.log.Digest;
import org.passeur.published.PublishedStore;
import org.passeur.vocab.Naming;

/**
 * Documents about one thing in the public data: statements about it, statements that refer to it,
 * and the labels of the things in both. Thread-safe.
 */
public final class EntityDocuments {
  /** Most statements that refer to a thing; a popular theme has thousands. */
  private static final int INCOMING = 1_000;

  private final PublishedStore published;
  private final DocumentCache cache;

  /**
   * @param cache of the documents, for the same store
   */
  public EntityDocuments(PublishedStore published, DocumentCache cache) {
    this.published = published;
    this.cache = cache;
  }

  /** Returns whether the public data describes the thing. */
  public boolean exists(Node thing) {
    return published.read(data -> published.union().contains(thing, Node.ANY, Node.ANY));
  }

  /**
   * The document in one syntax. Its entity tag begins with the digest of the statements about the
   * thing, so that it serves as a precondition of a write.
   *
   * @param zipped true when it may be sent with gzip
   * @return empty when the public data does not describe the thing
   */
  public Optional<Representation> document(Node thing, RDFFormat format, boolean zipped) {
    String key = "thing\n" + Formats.mediaType(format) + "\n" + thing.getURI();
    Optional<Representation> found = cache.find(key, zipped);
    if (found.isEmpty()) {
      long version = cache.version();
      found = make(thing, format);
      found.ifPresent(document -> cache.keep(version, key, document));
    }
    return found;
  }

  private Optional<Representation> make(Node thing, RDFFormat format) {
    var state = new Digest[1];
    Graph graph =
        published.read(
            data -> {
              state[0] = Digest.of(data.find(Node.ANY, thing, Node.ANY, Node.ANY));
              return describe(thing, published.union());
            });
    return graph.isEmpty()
        ? Optional.empty()
        : Optional.of(Formats.document(graph, format, state[0]));
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
    for (Node property : Naming.OURS) {
      data.find(node, property, Node.ANY).forEachRemaining((Triple t) -> names.add(t));
    }
  }
}
