package org.passeur.guard;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.vocabulary.RDF;
import org.passeur.kernel.Bilingual;
import org.passeur.kernel.Report;
import org.passeur.kernel.WrittenDate;
import org.passeur.log.Change;
import org.passeur.rights.ConsentInForce;
import org.passeur.store.Gate;
import org.passeur.vocab.Addresses;
import org.passeur.vocab.Prov;
import org.passeur.vocab.Psr;
import org.passeur.vocab.Schema;
import org.passeur.vocab.Skos;

/**
 * Rules that compare values, times or states, which shapes of the incremental dialect
 * (docs/rules.md) cannot express. Each looks at the statements of the change and their neighbours,
 * never at the whole store.
 */
final class Coherence implements Gate {
  /** The property of the end for each property of a beginning. */
  private static final Map<Node, Node> ENDS =
      Map.of(Schema.START_DATE, Schema.END_DATE, Prov.STARTED_AT_TIME, Prov.ENDED_AT_TIME);

  private static final Set<Node> CLAIM =
      Set.of(Psr.CLAIM_BASIS, Psr.HOLDER, Prov.WAS_ATTRIBUTED_TO);
  private static final Set<Node> FINDING = Set.of(Psr.FINDING_STATUS, Psr.EVIDENCE);
  private static final Node ORIGIN = NodeFactory.createURI(Psr.SHAPES + "GraphOrigin");
  private static final Set<Node> ORDER = Set.of(Psr.NEXT, Psr.INFLUENCES);

  private final Addresses addresses;
  private final Candidates candidates;
  private final Moves moves = new Moves();
  private final Clock clock;

  /**
   * @param inForce decides who may be recommended and solicited
   */
  Coherence(Addresses addresses, Clock clock, ConsentInForce inForce) {
    this.addresses = addresses;
    this.candidates = new Candidates(addresses, inForce);
    this.clock = clock;
  }

  @Override
  public Report check(Change change, DatasetGraph after) {
    var check = new Check(after);
    check.endsBeforeItBegins(change);
    check.all("PeriodsApart", Periods.overlaps(change, after));
    check.claims(change);
    check.future(change);
    check.all("StateChange", moves.forbidden(change));
    check.candidates(change);
    check.findings(change);
    check.order(change);
    check.bridges(change);
    check.origin(change);
    return new Report(check.results);
  }

  /** One change being checked. */
  private final class Check {
    private final DatasetGraph after;
    private final List<Report.Result> results = new ArrayList<>();

    Check(DatasetGraph after) {
      this.after = after;
    }

    private void refuse(String rule, Quad quad) {
      Bilingual message = Objects.requireNonNull(CoherenceTable.MESSAGES.get(rule), rule);
      results.add(Placement.result(rule, quad, quad.getObject(), message));
    }

    void all(String rule, List<Quad> quads) {
      quads.forEach(q -> refuse(rule, q));
    }

    /** S08, S37. Consents are left out: one may be withdrawn after its end. */
    void endsBeforeItBegins(Change change) {
      for (Map.Entry<Node, Node> pair : ENDS.entrySet()) {
        for (Node thing :
            subjects(change.added(), q -> isOneOf(q, pair.getKey(), pair.getValue()))) {
          List<Quad> ends = statements(thing, pair.getValue());
          statements(thing, pair.getKey())
              .forEach(
                  start ->
                      ends.stream()
                          .filter(end -> isLater(start.getObject(), end.getObject()))
                          .limit(1)
                          .forEach(end -> refuse("DatesInOrder", end)));
        }
      }
    }

    private static boolean isLater(Node first, Node second) {
      Optional<WrittenDate> other = WrittenDate.of(second);
      return WrittenDate.of(first).filter(d -> other.filter(d::isAfter).isPresent()).isPresent();
    }

    /**
     * S13: the author of a claim must agree with its basis; a missing author is a matter for
     * advice.
     */
    void claims(Change change) {
      for (Node claim : subjects(change.added(), q -> CLAIM.contains(q.getPredicate()))) {
        List<Node> holders = objects(claim, Psr.HOLDER);
        boolean self = objects(claim, Psr.CLAIM_BASIS).contains(Psr.BASIS_SELF);
        boolean peer = objects(claim, Psr.CLAIM_BASIS).contains(Psr.BASIS_PEER);
        statements(claim, Prov.WAS_ATTRIBUTED_TO).stream()
            .filter(q -> holders.contains(q.getObject()) ? peer : self && !holders.isEmpty())
            .forEach(q -> refuse("ClaimAuthor", q));
      }
    }

    /** S14: allows one day more, for the time zones ahead of UTC. */
    void future(Change change) {
      LocalDate tomorrow = LocalDate.now(clock.withZone(ZoneOffset.UTC)).plusDays(1);
      change.added().stream()
          .filter(q -> q.getPredicate().equals(Psr.LAST_EXERCISED))
          .filter(
              q ->
                  WrittenDate.of(q.getObject())
                      .filter(d -> d.first().isAfter(tomorrow))
                      .isPresent())
          .forEach(q -> refuse("NotYetExercised", q));
    }

    /** S32: recommended and solicited agents are available and have consented. */
    void candidates(Change change) {
      for (Quad q : change.added()) {
        if (isOneOf(q, Psr.RECOMMENDS, Psr.SOLICITS)) {
          if (candidates.isAway(q.getObject(), after)) {
            refuse("CandidateAvailable", q);
          } else if (!candidates.agrees(q.getObject(), after)) {
            refuse("CandidateAgrees", q);
          }
        }
      }
    }

    /** S36: a corroborated finding has two items of evidence. */
    void findings(Change change) {
      List<Quad> all = change.quads().toList();
      for (Node finding : subjects(all, q -> FINDING.contains(q.getPredicate()))) {
        if (Set.copyOf(objects(finding, Psr.EVIDENCE)).size() < 2) {
          statements(finding, Psr.FINDING_STATUS).stream()
              .filter(q -> q.getObject().equals(Psr.CORROBORATED))
              .forEach(q -> refuse("CorroboratedTwice", q));
        }
      }
    }

    /** S38: an order or an influence links terms of the same list. */
    void order(Change change) {
      Set<Quad> links = new LinkedHashSet<>();
      for (Quad q : change.quads().toList()) {
        if (ORDER.contains(q.getPredicate())) {
          links.addAll(statements(q.getSubject(), q.getPredicate()));
        } else if (q.getPredicate().equals(Skos.IN_SCHEME)) {
          for (Node link : ORDER) {
            links.addAll(statements(q.getSubject(), link));
            after.find(Node.ANY, Node.ANY, link, q.getSubject()).forEachRemaining(links::add);
          }
        }
      }
      links.stream().filter(this::leavesItsList).forEach(q -> refuse("OrderInItsList", q));
    }

    private boolean leavesItsList(Quad link) {
      Set<Node> from = Set.copyOf(objects(link.getSubject(), Skos.IN_SCHEME));
      List<Node> to = objects(link.getObject(), Skos.IN_SCHEME);
      return !from.isEmpty() && !to.isEmpty() && to.stream().noneMatch(from::contains);
    }

    /** S06: a bridge community does not bridge to itself. */
    void bridges(Change change) {
      change.added().stream()
          .filter(q -> q.getPredicate().equals(Psr.BRIDGES) && q.getSubject().equals(q.getObject()))
          .forEach(q -> refuse("BridgesOthers", q));
    }

    /** S39, as advice only: imports record where their data comes from; a first trial need not. */
    void origin(Change change) {
      Set<Node> seen = new LinkedHashSet<>();
      for (Quad q : change.added()) {
        if (seen.add(q.getGraph())
            && q.getGraph().isURI()
            && q.getGraph().getURI().startsWith(addresses.publicGraph("").getURI())
            && !after.contains(
                addresses.provenanceGraph(), q.getGraph(), Prov.GENERATED_AT_TIME, Node.ANY)) {
          results.add(
              new Report.Result(
                  Report.Severity.WARNING,
                  q.getGraph(),
                  Optional.of(Prov.GENERATED_AT_TIME),
                  Optional.empty(),
                  ORIGIN,
                  ORIGIN,
                  CoherenceTable.ORIGIN));
        }
      }
    }

    private Set<Node> subjects(List<Quad> quads, Predicate<Quad> wanted) {
      Set<Node> subjects = new LinkedHashSet<>();
      quads.stream().filter(wanted).forEach(q -> subjects.add(q.getSubject()));
      subjects.removeIf(
          s -> after.contains(Node.ANY, s, RDF.type.asNode(), Psr.PUBLICATION_CONSENT));
      return subjects;
    }

    private List<Quad> statements(Node thing, Node property) {
      return Iter.toList(after.find(Node.ANY, thing, property, Node.ANY));
    }

    private List<Node> objects(Node thing, Node property) {
      return statements(thing, property).stream().map(Quad::getObject).toList();
    }
  }

  private static boolean isOneOf(Quad quad, Node one, Node other) {
    return quad.getPredicate().equals(one) || quad.getPredicate().equals(other);
  }
}
