package org.passeur.ingest;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
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
  private final Optional<People> people;

  /**
   * @param home graph of statements without a graph name
   * @param people people of the source, whatever their IRI; empty while they are not known
   */
  Placing(Addresses addresses, Minting minting, Node home, Optional<People> people) {
    this.addresses = addresses;
    this.minting = minting;
    this.home = home;
    this.people = people;
  }

  /** Places a row of data: all of it, or nothing and a problem. */
  Optional<Row> whole(Row row, Harvest harvest) {
    List<Quad> placed = new ArrayList<>();
    List<Bilingual> wrong = new ArrayList<>();
    row.quads().forEach(q -> place(q, placed, harvest, wrong::add));
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

  /**
   * Places the statements about one subject of an RDF file: those that are allowed, and a problem
   * for the others.
   *
   * @param line of a statement in the file; 0 where it is not known
   */
  Row parts(Row row, Harvest harvest, ToIntFunction<Quad> line) {
    List<Quad> placed = new ArrayList<>();
    for (Quad q : row.quads()) {
      int at = line.applyAsInt(q);
      place(q, placed, harvest, why -> harvest.hold(row.file(), at, why, q.getPredicate()));
    }
    return row.with(placed);
  }

  /** Takes out rows that speak in an open graph about someone whom another row calls a person. */
  static void keepPeopleInside(Harvest harvest, Addresses addresses) {
    People people = people(harvest.rows.stream().flatMap(r -> r.quads().stream()), addresses);
    harvest.rows.removeIf(
        row -> {
          List<Quad> exposed =
              row.quads().stream()
                  .filter(q -> addresses.isOpenGraph(q.getGraph()))
                  .filter(q -> people.objection(q).isPresent())
                  .toList();
          if (exposed.isEmpty()) {
            return false;
          }
          exposed.forEach(q -> close(q, q, people, harvest));
          harvest.leaveOut(row, why(people.objection(exposed.get(0)).orElseThrow()));
          return true;
        });
  }

  /**
   * Finds the people in all statements of an import, because files refer to each other's people.
   */
  static People people(Stream<Quad> quads, Addresses addresses) {
    DatasetGraph all = DatasetGraphFactory.create();
    quads.forEach(all::add);
    return People.in(all, addresses);
  }

  /**
   * @param before a statement not allowed in an open graph, as in the source
   * @param q the same with its final IRIs
   */
  private static void close(Quad before, Quad q, People people, Harvest harvest) {
    Set<Node> nodes = people.nodesOf(before);
    harvest.around.addAll(nodes);
    Set<Node> closed = new HashSet<>();
    if (people.objection(before).equals(Optional.of(People.Reason.PERSON))) {
      if (nodes.contains(before.getSubject())) {
        closed.add(q.getSubject());
      }
      if (nodes.contains(before.getObject())) {
        closed.add(q.getObject());
      }
    }
    harvest.close(q, closed);
  }

  private static Bilingual why(People.Reason reason) {
    return reason == People.Reason.CONTACT ? CONTACT_INSIDE : PERSON_INSIDE;
  }

  private void place(Quad quad, List<Quad> placed, Harvest harvest, Consumer<Bilingual> wrong) {
    Quad graphed =
        quad.isDefaultGraph() || !addresses.isOurs(quad.getGraph())
            ? Quad.create(home, quad.asTriple())
            : quad;
    Quad q = minting.mint(graphed);
    Optional<Bilingual> objection = objection(graphed, q, harvest);
    objection.ifPresentOrElse(wrong, () -> placed.add(q));
  }

  private Optional<Bilingual> objection(Quad before, Quad q, Harvest harvest) {
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
    if (addresses.isOpenGraph(q.getGraph())) {
      Optional<People.Reason> reason = people.flatMap(all -> all.objection(before));
      reason.ifPresent(r -> close(before, q, people.orElseThrow(), harvest));
      return reason
          .map(Placing::why)
          .or(() -> isPerson(q) ? Optional.of(PERSON_INSIDE) : Optional.empty());
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

  private boolean isPerson(Quad q) {
    return addresses.isPerson(q.getSubject()) || addresses.isPerson(q.getObject());
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
