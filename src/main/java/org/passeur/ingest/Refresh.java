package org.passeur.ingest;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.passeur.ingest.source.Harvest;
import org.passeur.vocab.Addresses;
import org.passeur.vocab.Dcterms;
import org.passeur.vocab.Prov;

/**
 * Updates the record store to the present content of a source: adds new statements, removes those
 * that the source no longer has, and leaves everything else. A source owns its public graph, its
 * scheme graph and the other graphs it created; to a graph that existed before, or that another
 * source created too, it only adds.
 */
final class Refresh {
  private final Addresses addresses;
  private final String source;
  private final Instant now;

  Refresh(Addresses addresses, String source, Instant now) {
    this.addresses = addresses;
    this.source = source;
    this.now = now.truncatedTo(ChronoUnit.SECONDS);
  }

  /**
   * The graphs from which this source may remove statements, including those it is about to create.
   *
   * @param wanted graphs of what it says now
   * @param data the record store before anything of it is stored
   */
  Set<Node> owned(Set<Node> wanted, DatasetGraph data) {
    Set<Node> mine = new LinkedHashSet<>();
    Iter.toList(data.find(register(), Node.ANY, Dcterms.SOURCE, name()))
        .forEach(q -> mine.add(q.getSubject()));
    for (Node graph : wanted) {
      if (isForever(graph) || (!data.containsGraph(graph) && isOwnable(graph))) {
        mine.add(graph);
      }
    }
    mine.removeIf(graph -> isShared(graph, data));
    return mine;
  }

  private boolean isForever(Node graph) {
    return graph.equals(addresses.publicGraph(source))
        || graph.equals(addresses.insideGraph(source))
        || graph.equals(addresses.schemeGraph(source));
  }

  private boolean isOwnable(Node graph) {
    return !addresses.isRestrictedGraph(graph) && !graph.equals(addresses.provenanceGraph());
  }

  private boolean isShared(Node graph, DatasetGraph data) {
    return Iter.toList(data.find(register(), graph, Dcterms.SOURCE, Node.ANY)).stream()
        .anyMatch(q -> !q.getObject().equals(name()));
  }

  /**
   * Finds the statements that only this source had said, and no longer says.
   *
   * @param owned graphs to look at
   * @param said all statements of the source now
   * @param harvest what was read; names the things whose stored statements are kept even if the
   *     source no longer has them, and those that may not stay in open graphs
   * @param incomplete true when a part of the source could not be read; statements about other
   *     things are kept then
   * @param before the record store
   */
  void gone(
      Set<Node> owned,
      DatasetGraph said,
      Harvest harvest,
      boolean incomplete,
      DatasetGraph before,
      Consumer<Quad> gone) {
    for (Node graph : owned) {
      var same = new Same(said, graph);
      Iterator<Quad> stored = before.find(graph, Node.ANY, Node.ANY, Node.ANY);
      while (stored.hasNext()) {
        Quad q = stored.next();
        List<Quad> wanted = same.about(q.getSubject());
        boolean leaves =
            ((!wanted.isEmpty() || !incomplete) && !harvest.spared.contains(q.getSubject()))
                || (addresses.isOpenGraph(graph) && harvest.closes(q));
        if (leaves && wanted.stream().noneMatch(w -> w.equals(q) || isSame(w, q))) {
          gone.accept(q);
        }
      }
    }
  }

  /** What the source says of a subject in a graph; stored statements of a subject are together. */
  private static final class Same {
    private final DatasetGraph said;
    private final Node graph;
    private Node subject = Node.ANY;
    private List<Quad> statements = List.of();

    Same(DatasetGraph said, Node graph) {
      this.said = said;
      this.graph = graph;
    }

    List<Quad> about(Node other) {
      if (!subject.equals(other)) {
        subject = other;
        statements = Iter.toList(said.find(graph, other, Node.ANY, Node.ANY));
      }
      return statements;
    }
  }

  /**
   * Compares values, because the store returns some literals in canonical form: {@code 01} as
   * {@code 1}.
   */
  private static boolean isSame(Quad a, Quad b) {
    Node x = a.getObject();
    Node y = b.getObject();
    return a.getPredicate().equals(b.getPredicate())
        && x.isLiteral()
        && y.isLiteral()
        && x.getLiteralDatatypeURI().equals(y.getLiteralDatatypeURI())
        && x.getLiteralLanguage().equalsIgnoreCase(y.getLiteralLanguage())
        && x.sameValueAs(y);
  }

  /**
   * Registers whose graphs are, and when those that are open were changed.
   *
   * @param owned graphs of this source, whether there is something in them or not
   * @param changed graphs
   * @param data the record store, inside a write transaction
   */
  void note(Collection<Node> owned, Collection<Node> changed, DatasetGraph data) {
    owned.forEach(graph -> register(graph, data));
    changed.stream().filter(addresses::isOpenGraph).forEach(graph -> date(graph, data));
  }

  /** When an import of the source began that did not come to its end. */
  static Optional<Instant> begun(Addresses addresses, String source, DatasetGraph data) {
    return Iter.toList(
            data.find(
                addresses.restrictedGraph("prov"),
                addresses.insideGraph(source),
                Prov.STARTED_AT_TIME,
                Node.ANY))
        .stream()
        .map(q -> Instant.parse(q.getObject().getLiteralLexicalForm()))
        .findFirst();
  }

  /** Marks that an import in several parts is under way. */
  void begin(DatasetGraph data) {
    data.add(register(), addresses.insideGraph(source), Prov.STARTED_AT_TIME, time());
  }

  /** Returns whether the statement is the mark of an import that is under way. */
  boolean isMark(Quad q) {
    return q.getPredicate().equals(Prov.STARTED_AT_TIME) && q.getGraph().equals(register());
  }

  /** The import has come to its end. */
  void end(DatasetGraph data) {
    data.deleteAny(register(), addresses.insideGraph(source), Prov.STARTED_AT_TIME, Node.ANY);
  }

  /** When the import began; names it in the log. */
  Instant now() {
    return now;
  }

  private void register(Node graph, DatasetGraph data) {
    if (data.containsGraph(graph)) {
      data.add(register(), graph, Dcterms.SOURCE, name());
    } else {
      data.deleteAny(register(), graph, Dcterms.SOURCE, name());
    }
  }

  /** Records the origin and date of an open graph, publicly. */
  private void date(Node graph, DatasetGraph data) {
    Node origins = addresses.provenanceGraph();
    data.deleteAny(origins, graph, Prov.GENERATED_AT_TIME, Node.ANY);
    if (!data.containsGraph(graph)) {
      data.deleteAny(origins, graph, Node.ANY, Node.ANY);
      return;
    }
    data.add(origins, graph, Prov.GENERATED_AT_TIME, time());
    data.add(origins, graph, Dcterms.SOURCE, name());
    if (!data.contains(origins, graph, Dcterms.TITLE, Node.ANY)) {
      data.add(origins, graph, Dcterms.TITLE, name());
    }
  }

  private Node register() {
    return addresses.restrictedGraph("prov");
  }

  private Node name() {
    return NodeFactory.createLiteralString(source);
  }

  private Node time() {
    return NodeFactory.createLiteralDT(now.toString(), XSDDatatype.XSDdateTime);
  }
}
