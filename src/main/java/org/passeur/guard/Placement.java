package org.passeur.guard;

import static org.passeur.guard.PlacementTable.CONSENT_PREDICATES;
import static org.passeur.guard.PlacementTable.MEMBERSHIP_PREDICATES;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.vocabulary.RDF;
import org.passeur.kernel.Bilingual;
import org.passeur.kernel.Report;
import org.passeur.log.Change;
import org.passeur.people.People;
import org.passeur.rights.Visibility;
import org.passeur.store.Gate;
import org.passeur.vocab.Addresses;
import org.passeur.vocab.Psr;

/**
 * Checks which statement may stand in which graph. The graph decides who may read a statement, and
 * SHACL does not see graphs: this class is the table of docs/model.md.
 */
final class Placement implements Gate {
  private final Addresses addresses;

  Placement(Addresses addresses) {
    this.addresses = addresses;
  }

  @Override
  public Report check(Change change, DatasetGraph after) {
    var check = new Check(change, after);
    change.added().forEach(check::statement);
    check.whatElseItTouches();
    return new Report(check.results);
  }

  static Report.Result result(String rule, Quad quad, Node value, Bilingual message) {
    Node name = NodeFactory.createURI(Psr.SHAPES + rule);
    return new Report.Result(
        Report.Severity.VIOLATION,
        quad.getSubject(),
        Optional.of(quad.getPredicate()),
        Optional.of(value),
        name,
        name,
        message);
  }

  /** One change being checked; caches visibilities. */
  private final class Check {
    private final DatasetGraph after;
    private final List<Report.Result> results = new ArrayList<>();
    private final Map<Node, Boolean> isOpen = new HashMap<>();
    private final Map<Node, Boolean> wellWritten = new HashMap<>();
    private final Change change;
    private final List<Quad> turning;
    private final People people;

    Check(Change change, DatasetGraph after) {
      this.after = after;
      this.change = change;
      this.turning = turning(change);
      this.people = People.around(turning, after, addresses);
    }

    /** Added statements, and removed ones that said what a node is. */
    private List<Quad> turning(Change change) {
      List<Quad> all = new ArrayList<>(change.added());
      change.removed().stream().filter(q -> People.tellsWhatItIs(q)).forEach(all::add);
      return all;
    }

    /** Checks existing statements that the change makes inadmissible where they stand. */
    void whatElseItTouches() {
      Set<Quad> added = Set.copyOf(change.added());
      people.inDoubt(turning).stream()
          .filter(q -> addresses.isOpenGraph(q.getGraph()) && !added.contains(q))
          .forEach(this::person);
    }

    void statement(Quad quad) {
      Node graph = quad.getGraph();
      if (quad.isDefaultGraph()) {
        refuse(quad, "NamedGraph");
      } else if (!addresses.isKnownGraph(graph)
          || !wellWritten.computeIfAbsent(graph, addresses::isWellWritten)) {
        refuse(quad, "KnownGraph");
      } else if (!isWellWritten(quad)) {
        refuse(quad, "AddressAsWritten");
      } else {
        consent(quad);
        person(quad);
        category(quad);
        membership(quad);
        visibility(quad);
      }
    }

    private void refuse(Quad quad, String rule) {
      results.add(
          result(rule, quad, quad.getGraph(), PlacementTable.message(rule, quad.getGraph())));
    }

    private void consent(Quad quad) {
      boolean about =
          CONSENT_PREDICATES.contains(quad.getPredicate())
              || (quad.getPredicate().equals(RDF.type.asNode())
                  && quad.getObject().equals(Psr.PUBLICATION_CONSENT));
      if (about && !quad.getGraph().equals(addresses.consentGraph())) {
        refuse(quad, "ConsentInRegister");
      }
    }

    private void person(Quad quad) {
      Stream.of(quad.getSubject(), quad.getPredicate(), quad.getObject())
          .filter(addresses::isPerson)
          .filter(person -> !mayHold(quad.getGraph(), person))
          .findFirst()
          .ifPresent(person -> refuse(quad, "PersonInOwnGraph"));
      if (addresses.isOpenGraph(quad.getGraph())) {
        people.objection(quad).ifPresent(why -> refuse(quad, rule(why)));
      } else if (!addresses.isPerson(quad.getSubject()) && mayBeOpen(quad.getGraph())) {
        if (people.describesSomebody(quad)) {
          refuse(quad, "PersonInOwnGraph"); // whatever the host of their address
        }
      }
      if (mayBeOpen(quad.getGraph())
          && !addresses.isOpenGraph(quad.getGraph())
          && PlacementTable.category(quad).isEmpty()
          && people.tellsHowToReach(quad)) {
        refuse(quad, "SensitiveFactInside");
      }
    }

    private static String rule(People.Reason why) {
      return switch (why) {
        case PERSON, NAME -> "PersonInOwnGraph";
        case CONTACT -> "SensitiveFactInside";
      };
    }

    private boolean isWellWritten(Quad quad) {
      return Stream.of(quad.getSubject(), quad.getPredicate(), quad.getObject())
          .filter(Node::isURI)
          .allMatch(node -> wellWritten.computeIfAbsent(node, addresses::isWellWritten));
    }

    private boolean mayHold(Node graph, Node person) {
      if (addresses.isCommunityGraph(graph) || addresses.isRestrictedGraph(graph)) {
        return true;
      }
      Optional<String> key = addresses.thing(person).map(Addresses.Thing::key);
      return key.isPresent()
          && key.equals(addresses.personPart(graph).map(Addresses.PersonPart::key));
    }

    private void category(Quad quad) {
      Optional<String> wanted = PlacementTable.category(quad);
      Optional<String> here =
          addresses.personPart(quad.getGraph()).map(Addresses.PersonPart::category);
      if (here.isPresent() && !Visibility.CATEGORIES.contains(here.get())) {
        refuse(quad, "KnownCategory");
      } else if (wanted.isPresent() && here.isPresent() && !wanted.equals(here)) {
        refuse(quad, "FactInItsCategory");
      } else if (wanted.equals(Optional.of("participation"))
          && addresses.isOpenGraph(quad.getGraph())) {
        refuse(quad, "SensitiveFactInside");
      }
    }

    /** Memberships of a community that is not public stand only in that community's graph. */
    private void membership(Quad quad) {
      if (MEMBERSHIP_PREDICATES.contains(quad.getPredicate())) {
        inside(quad, quad.getObject());
      } else if (quad.getPredicate().equals(Psr.VISIBILITY)) {
        for (Node predicate : MEMBERSHIP_PREDICATES) {
          each(
              after.find(Node.ANY, Node.ANY, predicate, quad.getSubject()),
              q -> inside(q, quad.getSubject()));
        }
      }
    }

    private void inside(Quad membership, Node community) {
      Node graph = membership.getGraph();
      Optional<Node> own = addresses.thing(community).map(t -> addresses.communityGraph(t.key()));
      if (!isOpen(community)
          && !addresses.isRestrictedGraph(graph)
          && !own.equals(Optional.of(graph))) {
        refuse(membership, "MembershipInside");
      }
    }

    /**
     * Nothing is said of a non-public thing in an open graph, and a hidden thing is not mentioned
     * there.
     */
    private void visibility(Quad quad) {
      openStatement(quad);
      if (quad.getPredicate().equals(Psr.VISIBILITY)
          && !quad.getObject().equals(Psr.PUBLIC_VISIBILITY)) {
        Node thing = quad.getSubject();
        each(after.find(Node.ANY, thing, Node.ANY, Node.ANY), this::openStatement);
        each(after.find(Node.ANY, Node.ANY, Node.ANY, thing), this::openStatement);
      }
    }

    private void openStatement(Quad quad) {
      if (!mayBeOpen(quad.getGraph())) {
        return;
      }
      if (!isOpen(quad.getSubject())) {
        refuse(quad, "NotPublicNotInTheOpen");
      } else if (isHidden(quad.getObject())) {
        refuse(quad, "HiddenNotNamed");
      }
    }

    /** Returns whether the graph is open, or a person's graph that a consent can open. */
    private boolean mayBeOpen(Node graph) {
      return addresses.isOpenGraph(graph)
          || addresses
              .personPart(graph)
              .filter(part -> !Visibility.NEVER_PUBLIC.contains(part.category()))
              .isPresent();
    }

    private boolean isHidden(Node node) {
      return node.isURI()
          && !isOpen(node)
          && after.contains(Node.ANY, node, Psr.VISIBILITY, Psr.HIDDEN_VISIBILITY);
    }

    /**
     * Returns false if any graph gives the thing a visibility other than public; applies to foreign
     * addresses too.
     */
    private boolean isOpen(Node thing) {
      return isOpen.computeIfAbsent(
          thing,
          t -> {
            Iterator<Quad> found = after.find(Node.ANY, t, Psr.VISIBILITY, Node.ANY);
            return Iter.allMatch(found, q -> q.getObject().equals(Psr.PUBLIC_VISIBILITY));
          });
    }

    private void each(Iterator<Quad> quads, java.util.function.Consumer<Quad> use) {
      Iter.toList(quads).forEach(use);
    }
  }
}
