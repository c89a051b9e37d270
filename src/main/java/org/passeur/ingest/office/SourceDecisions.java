package org.passeur.ingest.office;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.passeur.ingest.source.ImportRequest;
import org.passeur.ingest.source.Minting;
import org.passeur.ingest.source.Withdrawal;
import org.passeur.vocab.Addresses;
import org.passeur.vocab.Dcterms;
import org.passeur.vocab.Rdf;
import org.passeur.vocab.Schema;

/**
 * Decides which documents of a source are public, and records who decided. A document with concerns
 * is published by a review of exactly its present words; one that is inside stays inside until it
 * is reviewed, whatever it contains now.
 */
public final class SourceDecisions {
  private final ImportRequest request;
  private final boolean wasInside;
  private final Node today;
  private final Node graph;
  private final Set<Node> inside = new HashSet<>();
  private final Map<Node, Node> digests = new HashMap<>();
  private final Map<Node, Node> days = new HashMap<>();

  /** The decision on one document, and the statements that record it. */
  record Decision(boolean inside, boolean reviewed, List<Quad> kept) {}

  private SourceDecisions(ImportRequest request, boolean wasInside, Node graph, Clock clock) {
    this.request = request;
    this.wasInside = wasInside;
    this.graph = graph;
    this.today = NodeFactory.createLiteralDT(LocalDate.now(clock).toString(), XSDDatatype.XSDdate);
  }

  /**
   * Reads what was decided at earlier imports of the source.
   *
   * @param clock the time, in the installation's time zone
   * @param data the record store, inside a transaction
   */
  public static SourceDecisions of(
      ImportRequest request, Addresses addresses, Clock clock, DatasetGraph data) {
    Node graph = addresses.insideGraph(request.source());
    boolean inside = new Withdrawal(addresses, request.source()).isInside(data);
    var decisions = new SourceDecisions(request, inside, graph, clock);
    data.find(graph, Node.ANY, Rdf.TYPE, Node.ANY)
        .forEachRemaining(q -> decisions.inside.add(q.getSubject()));
    data.find(graph, Node.ANY, Schema.SHA256, Node.ANY)
        .forEachRemaining(q -> decisions.digests.put(q.getSubject(), q.getObject()));
    data.find(graph, Node.ANY, Dcterms.DATE_ACCEPTED, Node.ANY)
        .forEachRemaining(q -> decisions.days.put(q.getSubject(), q.getObject()));
    return decisions;
  }

  /**
   * Returns whether nothing of the source goes public, as requested now or at an earlier import.
   */
  public boolean allInside() {
    return request.inside().orElse(wasInside);
  }

  /** Returns whether that was requested at an earlier import only. */
  public boolean insideAsBefore() {
    return wasInside && request.inside().isEmpty();
  }

  /** Returns whether the document was inside before this import. */
  private boolean wasInside(Node it) {
    return inside.contains(it);
  }

  Decision on(Node it, SourceDocument document, Set<Concern> concerns) {
    if (request.inside().orElse(false) || concerns.stream().anyMatch(Concern::isForever)) {
      return new Decision(true, false, List.of());
    }
    Node digest = digest(document);
    boolean now = isReviewed(document);
    if (now || (digest.equals(digests.get(it)) && !wasInside(it))) {
      Node day = now ? today : Optional.ofNullable(days.get(it)).orElse(today);
      return new Decision(
          false,
          now,
          List.of(
              Quad.create(graph, it, Schema.SHA256, digest),
              Quad.create(graph, it, Dcterms.DATE_ACCEPTED, day)));
    }
    return new Decision(allInside() || wasInside(it) || !concerns.isEmpty(), false, List.of());
  }

  private boolean isReviewed(SourceDocument document) {
    String name = Minting.normal("resource", document.name());
    return request.reviewed().stream().anyMatch(r -> Minting.normal("resource", r).equals(name));
  }

  private static Node digest(SourceDocument document) {
    try {
      byte[] bytes = document.everyWord().getBytes(StandardCharsets.UTF_8);
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
      return NodeFactory.createLiteralString(HexFormat.of().formatHex(hash));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
