package org.passeur.ingest;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.Quad;
import org.passeur.ingest.source.Harvest;
import org.passeur.ingest.source.Minting;
import org.passeur.ingest.source.Row;
import org.passeur.kernel.Bilingual;
import org.passeur.people.People;
import org.passeur.vocab.Addresses;
import org.passeur.vocab.Literals;

/**
 * Puts the statements of a source in their graphs with their final IRIs, and holds back those that
 * may not go in: invalid IRIs, literals that are too long, people in open graphs, consents outside
 * a consent record.
 */
final class Placing {
  private static final int LONGEST = 1_000_000;

  private static final Bilingual PERSON_INSIDE =
      new Bilingual(
          "ce qui concerne une personne ne va pas dans un graphe public : rangez-le dans les"
              + " graphes de cette personne avec une correspondance (--mapping) ; s'il s'agit d'une"
              + " organisation, indiquez-le (rdf:type)",
          "what concerns a person does not go into a public graph: put it into that person's graphs"
              + " with a mapping (--mapping); if it is an organization, say so (rdf:type)");

  private static final Bilingual CONTACT_INSIDE =
      new Bilingual(
          "les coordonnées (courriel, téléphone, adresse ; dans un texte aussi) ne vont dans un"
              + " graphe public que si ce sont celles d'une organisation, d'une communauté, d'un"
              + " service ou d'un lieu, déclaré comme tel (rdf:type)",
          "contact data (e-mail, telephone, address; within a text too) only goes into a public"
              + " graph when it is that of an organization, a community, a service or a place,"
              + " declared as such (rdf:type)");

  /** Characters that are not allowed in an IRI (RFC 3987). */
  private static final Pattern NO_IRI = Pattern.compile("[\\x00-\\x20<>\"{}|\\\\^`]");

  private static final Pattern SCHEME =
      Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:.*", Pattern.DOTALL);

  private final Addresses addresses;
  private final Minting minting;
  private final Node home;

  /**
   * @param home graph of statements without a graph name
   */
  Placing(Addresses addresses, Minting minting, Node home) {
    this.addresses = addresses;
    this.minting = minting;
    this.home = home;
  }

  /** Places a row of data: all of it, or nothing and a problem. */
  Optional<Row> whole(Row row, Harvest harvest) {
    List<Quad> placed = new ArrayList<>();
    List<Bilingual> wrong = new ArrayList<>();
    for (Quad quad : row.quads()) {
      Quad q = placed(quad);
      objection(quad, q).ifPresentOrElse(wrong::add, () -> placed.add(q));
    }
    if (wrong.isEmpty()) {
      return Optional.of(row.with(placed));
    }
    leaveOut(row, wrong.get(0), harvest);
    return Optional.empty();
  }

  /** Leaves a row of data out; what is stored of its subjects is kept. */
  void leaveOut(Row row, Bilingual why, Harvest harvest) {
    harvest.leaveOut(row.with(row.quads().stream().map(minting::mint).toList()), why);
  }

  /** The statement in its graph, with its final IRIs. */
  Quad placed(Quad quad) {
    return minting.mint(
        quad.isDefaultGraph() || !addresses.isOurs(quad.getGraph())
            ? Quad.create(home, quad.asTriple())
            : quad);
  }

  /**
   * Why a row of data may not go in: it speaks in an open graph about someone whom a row calls a
   * person.
   */
  static Optional<Bilingual> exposes(Row row, People people, Harvest harvest, Addresses addresses) {
    List<Quad> exposed =
        row.quads().stream()
            .filter(q -> addresses.isOpenGraph(q.getGraph()))
            .filter(q -> people.objection(q).isPresent())
            .toList();
    exposed.forEach(q -> close(q, people, harvest));
    return exposed.stream().findFirst().flatMap(people::objection).map(Placing::why);
  }

  /** Why a statement of an RDF file may not stand in an open graph; it is closed then. */
  static Optional<Bilingual> exposes(Quad q, People people, Harvest harvest, Addresses addresses) {
    if (!addresses.isOpenGraph(q.getGraph())) {
      return Optional.empty();
    }
    Optional<People.Reason> reason = people.objection(q);
    if (reason.isPresent()) {
      close(q, people, harvest);
    }
    boolean ours = addresses.isPerson(q.getSubject()) || addresses.isPerson(q.getObject());
    return reason.map(Placing::why).or(() -> ours ? Optional.of(PERSON_INSIDE) : Optional.empty());
  }

  /**
   * @param q a statement not allowed in an open graph
   */
  private static void close(Quad q, People people, Harvest harvest) {
    Set<Node> nodes = people.nodesOf(q);
    harvest.around.addAll(nodes);
    Set<Node> closed = new HashSet<>();
    if (people.objection(q).equals(Optional.of(People.Reason.PERSON))) {
      if (nodes.contains(q.getSubject())) {
        closed.add(q.getSubject());
      }
      if (nodes.contains(q.getObject())) {
        closed.add(q.getObject());
      }
    }
    harvest.close(q, closed);
  }

  private static Bilingual why(People.Reason reason) {
    return reason == People.Reason.CONTACT ? CONTACT_INSIDE : PERSON_INSIDE;
  }

  /**
   * Why a statement may not go in, whatever else the source says.
   *
   * @param before the statement as it is written
   * @param q the same, {@link #placed}
   */
  Optional<Bilingual> objection(Quad before, Quad q) {
    for (Node node : List.of(q.getGraph(), q.getSubject(), q.getPredicate(), q.getObject())) {
      if (node.isLiteral() && node.getLiteralLexicalForm().length() > LONGEST) {
        return said(
            "un texte dépasse un million de caractères",
            "a text is longer than a million characters");
      }
      Node address = node.isLiteral() ? NodeFactory.createURI(node.getLiteralDatatypeURI()) : node;
      if (address.isURI() && !isGood(address)) {
        String iri = shortened(address.getURI());
        return said("adresse (IRI) incorrecte : " + iri, "incorrect address (IRI): " + iri)
            .map(why -> node.equals(before.getSubject()) ? why : about(before, why));
      }
      Optional<Bilingual> illTyped = Literals.problem(node);
      if (illTyped.isPresent()) {
        return illTyped.map(why -> about(before, why));
      }
      if (!node.isURI() && !node.isLiteral()) {
        return said("terme RDF non pris en charge", "RDF term not supported");
      }
    }
    if (!addresses.isKnownGraph(q.getGraph())) {
      String graph = shortened(q.getGraph().getURI());
      return said("graphe inconnu : " + graph, "unknown graph: " + graph);
    }
    if (q.getGraph().equals(addresses.consentGraph())) {
      return said(
          "les consentements viennent seulement d'un registre de consentements (--consent-record)",
          "consents only come from a consent record (--consent-record)");
    }
    return Optional.empty();
  }

  /** Names the statement: not every syntax tells the line. */
  private static Bilingual about(Quad q, Bilingual why) {
    String subject = shortened(q.getSubject().toString());
    String property = shortened(q.getPredicate().toString());
    return new Bilingual(
        subject + ", " + property + " : " + why.fr(), subject + ", " + property + ": " + why.en());
  }

  /** Also rejects relative IRIs that a mapping mistook for ours. */
  private boolean isGood(Node node) {
    String iri = node.getURI();
    if (NO_IRI.matcher(iri).find() || !SCHEME.matcher(iri).matches()) {
      return false;
    }
    return addresses.isWellWritten(node);
  }

  private static String shortened(String iri) {
    return iri.length() > 120 ? iri.substring(0, 120) + "…" : iri;
  }

  private static Optional<Bilingual> said(String fr, String en) {
    return Optional.of(new Bilingual(fr, en));
  }
}
