package org.passeur.ingest;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
    this.now = now;
  }

  /**
   * Stores what the source says now and removes what only it had said before.
   *
   * @param said all statements of the source now
   * @param harvest what was read; names the things whose stored statements are kept even if the
   *     source no longer has them, and those that may not stay in open graphs
   * @param incomplete true when a part of the source could not be read; statements about other
   *     things are kept then
   * @param touched graphs from which statements were removed already
   * @param data the record store, inside a write transaction
   * @return number of statements that were there already
   */
  int apply(
      Set<Quad> said, Harvest harvest, boolean incomplete, Set<Node> touched, DatasetGraph data) {
    Map<Node, Set<Quad>> byGraph = new HashMap<>();
    said.forEach(q -> byGraph.computeIfAbsent(q.getGraph(), g -> new LinkedHashSet<>()).add(q));
    Set<Node> owned = owned(byGraph.keySet(), data);
    Set<Node> changed = new HashSet<>(touched);
    Set<Node> all = new LinkedHashSet<>(byGraph.keySet());
    all.addAll(owned);
    int there = 0;
    for (Node graph : all) {
      Set<Quad> wanted = byGraph.getOrDefault(graph, Set.of());
      List<Quad> missing = wanted.stream().filter(q -> !data.contains(q)).toList();
      List<Quad> gone =
          owned.contains(graph) ? gone(graph, wanted, harvest, incomplete, data) : List.of();
      gone.forEach(data::delete);
      missing.forEach(data::add);
      there += wanted.size() - missing.size();
      if (!missing.isEmpty() || !gone.isEmpty()) {
        changed.add(graph);
      }
    }
    owned.forEach(graph -> register(graph, data));
    changed.stream().filter(addresses::isOpenGraph).forEach(graph -> date(graph, data));
    return there;
  }

  /**
   * The graphs from which this source may remove statements, including those it is about to create.
   */
  private Set<Node> owned(Set<Node> wanted, DatasetGraph data) {
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

  private List<Quad> gone(
      Node graph, Set<Quad> wanted, Harvest harvest, boolean incomplete, DatasetGraph data) {
    Map<Node, List<Quad>> bySubject = new HashMap<>();
    wanted.forEach(q -> bySubject.computeIfAbsent(q.getSubject(), s -> new ArrayList<>()).add(q));
    List<Quad> gone = new ArrayList<>();
    for (Quad q : Iter.toList(data.find(graph, Node.ANY, Node.ANY, Node.ANY))) {
      List<Quad> same = bySubject.get(q.getSubject());
      boolean spokenOf = same != null;
      boolean leaves =
          ((spokenOf || !incomplete) && !harvest.spared.contains(q.getSubject()))
              || (addresses.isOpenGraph(graph) && harvest.closes(q));
      if (leaves
          && !wanted.contains(q)
          && (same == null || same.stream().noneMatch(w -> isSame(w, q)))) {
        gone.add(q);
      }
    }
    return gone;
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
    String second = now.truncatedTo(java.time.temporal.ChronoUnit.SECONDS).toString();
    return NodeFactory.createLiteralDT(second, XSDDatatype.XSDdateTime);
  }
}
