package org.passeur.ingest.source;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.passeur.vocab.Addresses;
import org.passeur.vocab.Dcterms;
import org.passeur.vocab.Psr;

/**
 * Removes from open graphs what is to stay inside from now on, before a source is refreshed: when
 * only a part of the source can be read, its earlier public statements would otherwise remain.
 */
public final class Withdrawal {
  private final Addresses addresses;
  private final String source;

  public Withdrawal(Addresses addresses, String source) {
    this.addresses = addresses;
    this.source = source;
  }

  /** Returns whether an earlier import kept the whole source inside. */
  public boolean isInside(DatasetGraph data) {
    return data.contains(
        register(), addresses.insideGraph(source), Dcterms.ACCESS_RIGHTS, Psr.PRIVATE_VISIBILITY);
  }

  /**
   * Takes out of the open what is to stay inside from now on.
   *
   * @param withheld documents that stay inside
   * @param inside setting of the import: true to keep the whole source inside; empty for no setting
   * @param data the record store, inside a write transaction
   * @return the graphs from which statements were removed
   */
  public Set<Node> apply(Set<Node> withheld, Optional<Boolean> inside, DatasetGraph data) {
    Set<Node> touched = new HashSet<>();
    withheld.forEach(document -> withdraw(document, data, touched));
    Node graph = addresses.insideGraph(source);
    if (inside.equals(Optional.of(true))) {
      closeAll(data, touched);
      data.add(register(), graph, Dcterms.ACCESS_RIGHTS, Psr.PRIVATE_VISIBILITY);
    } else if (inside.equals(Optional.of(false))) {
      data.deleteAny(register(), graph, Dcterms.ACCESS_RIGHTS, Node.ANY);
    }
    return touched;
  }

  /**
   * Removes a document. Statements of others about it are moved aside, because they belong to them.
   */
  private void withdraw(Node document, DatasetGraph data, Set<Node> touched) {
    for (Quad q : Iter.toList(data.find(Node.ANY, document, Node.ANY, Node.ANY))) {
      if (mayBeRead(q.getGraph())) {
        data.delete(q);
        touched.add(q.getGraph());
        if (!q.getGraph().equals(addresses.publicGraph(source))) {
          data.add(
              addresses.restrictedGraph("aside"), q.getSubject(), q.getPredicate(), q.getObject());
        }
      }
    }
  }

  private void closeAll(DatasetGraph data, Set<Node> touched) {
    Set<Node> graphs = new HashSet<>();
    graphs.add(addresses.publicGraph(source));
    graphs.add(addresses.schemeGraph(source));
    List<Quad> registered = Iter.toList(data.find(register(), Node.ANY, Dcterms.SOURCE, name()));
    registered.stream().map(Quad::getSubject).filter(this::mayBeRead).forEach(graphs::add);
    graphs.removeIf(graph -> isShared(graph, data));
    for (Node graph : graphs) {
      for (Quad q : Iter.toList(data.find(graph, Node.ANY, Node.ANY, Node.ANY))) {
        data.delete(q);
        data.add(addresses.insideGraph(source), q.getSubject(), q.getPredicate(), q.getObject());
        touched.add(graph);
      }
      data.deleteAny(register(), graph, Dcterms.SOURCE, name());
    }
  }

  /** Returns whether the graph is public, or can become public by a consent. */
  private boolean mayBeRead(Node graph) {
    return addresses.isOpenGraph(graph) || addresses.personPart(graph).isPresent();
  }

  private boolean isShared(Node graph, DatasetGraph data) {
    return Iter.toList(data.find(register(), graph, Dcterms.SOURCE, Node.ANY)).stream()
        .anyMatch(q -> !q.getObject().equals(name()));
  }

  private Node register() {
    return addresses.restrictedGraph("prov");
  }

  private Node name() {
    return NodeFactory.createLiteralString(source);
  }
}
