package org.passeur.people;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.jena.datatypes.RDFDatatype;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.passeur.vocab.Addresses;

/**
 * Finds the people that statements concern, and the statements that must therefore not stand in an
 * open graph. A person is more than one node: addresses, names, accounts, posts and memberships
 * linked to a person, in either direction and at any distance, belong to that person. Links can
 * only add to these nodes; only what a node says of itself (that it is an organization, a work, a
 * named place) keeps it out.
 */
public final class People {
  /** Nodes looked at, at most, beyond those of the statements themselves. */
  static final int FURTHEST = 5_000;

  private final Addresses addresses;
  private final Neighbourhood around;
  private final Declared terms;
  private final Nature nature;
  private final Set<Node> personal = new LinkedHashSet<>();

  /** Names and contact details whose owner is unknown. */
  private final Set<Node> details = new LinkedHashSet<>();

  private People(Addresses addresses, DatasetGraph data) {
    this.addresses = addresses;
    this.around = new Neighbourhood(data);
    this.terms = new Declared(around);
    this.nature = new Nature(addresses, around, terms);
  }

  /** Returns the people that these statements concern, judged together. */
  public static People in(DatasetGraph data, Addresses addresses) {
    Set<Node> nodes = new LinkedHashSet<>();
    var people = new People(addresses, data);
    data.find()
        .forEachRemaining(
            q -> {
              for (Node node : List.of(q.getSubject(), q.getObject())) {
                if (people.nature.isOpenQuestion(node)) {
                  nodes.add(node);
                }
              }
            });
    people.gather(nodes, q -> false);
    return people;
  }

  /**
   * Returns the nodes that a change may have made personal. The search follows statements outside
   * open graphs, starting from the terms of the change: statements of open graphs were checked when
   * they came in, so only the change can make a node in them personal.
   *
   * @param changed statements added or removed
   * @param data the dataset with the change made
   */
  public static People around(Collection<Quad> changed, DatasetGraph data, Addresses addresses) {
    Set<Node> nodes = new LinkedHashSet<>();
    for (Quad q : changed) {
      nodes.add(q.getSubject());
      if (!q.getObject().isLiteral() && !AgentProperties.isType(q.getPredicate())) {
        nodes.add(q.getObject());
      }
    }
    var people = new People(addresses, data);
    changed.forEach(q -> people.whereDeclared(q).forEach(use -> addEnds(use, nodes)));
    people.gather(nodes, q -> !addresses.isOpenGraph(q.getGraph()));
    return people;
  }

  private static void addEnds(Quad use, Set<Node> nodes) {
    nodes.add(use.getSubject());
    if (!use.getObject().isLiteral() && !AgentProperties.isType(use.getPredicate())) {
      nodes.add(use.getObject());
    }
  }

  /** Statements that use a term whose meaning the given statement declares. */
  private List<Quad> whereDeclared(Quad q) {
    if (!Declared.declares(q.getPredicate())) {
      return List.of();
    }
    List<Quad> all = new ArrayList<>(around.using(q.getSubject()));
    around.leadingTo(q.getSubject()).stream()
        .filter(use -> AgentProperties.isType(use.getPredicate()))
        .forEach(all::add);
    return all;
  }

  private void gather(Set<Node> nodes, Predicate<Quad> follow) {
    Set<Node> seen = new HashSet<>();
    Queue<Node> open = new ArrayDeque<>();
    for (Node node : nodes) {
      if (nature.isOpenQuestion(node) && seen.add(node)) {
        open.add(node);
      }
    }
    int most = seen.size() + FURTHEST;
    Queue<Node> found = new ArrayDeque<>();
    while (!open.isEmpty()) {
      Node node = open.remove();
      if (nature.isPersonal(node) || hangsOffOneOfOurs(node)) {
        found.add(node);
      } else if (nature.isDetail(node)) {
        details.add(node);
      }
      for (Node next : neighbours(node, follow)) {
        if (seen.size() < most && nature.isOpenQuestion(next) && seen.add(next)) {
          open.add(next);
        }
      }
    }
    spread(found, most);
  }

  private Set<Node> neighbours(Node node, Predicate<Quad> follow) {
    Set<Node> next = new LinkedHashSet<>();
    around.of(node).stream()
        .filter(q -> follow.test(q) && !AgentProperties.isType(q.getPredicate()))
        .forEach(q -> next.add(q.getObject()));
    around.leadingTo(node).stream().filter(follow).forEach(q -> next.add(q.getSubject()));
    return next;
  }

  private boolean hangsOffOneOfOurs(Node node) {
    return around.leadingTo(node).stream()
            .anyMatch(
                q -> addresses.isPerson(q.getSubject()) && nature.spreads(q, q.getSubject(), node))
        || around.of(node).stream()
            .anyMatch(
                q -> addresses.isPerson(q.getObject()) && nature.spreads(q, q.getObject(), node));
  }

  private void spread(Queue<Node> found, int most) {
    personal.addAll(found);
    while (!found.isEmpty()) {
      Node node = found.remove();
      for (Quad q : around.of(node)) {
        take(q, node, q.getObject(), found, most);
      }
      for (Quad q : around.leadingTo(node)) {
        take(q, node, q.getSubject(), found, most);
      }
    }
  }

  private void take(Quad link, Node from, Node to, Queue<Node> found, int most) {
    if (personal.size() < most
        && !personal.contains(to)
        && nature.spreads(link, from, to)
        && personal.add(to)) {
      found.add(to);
    }
  }

  /** People and the nodes that belong to them, without those of this installation. */
  public Set<Node> nodes() {
    return Set.copyOf(personal);
  }

  /** Why a statement may not stand in an open graph. */
  public enum Reason {
    /** It concerns a person, or a node that belongs to one. */
    PERSON,
    /** It gives a name in place of an agent. */
    NAME,
    /** It gives contact details. */
    CONTACT
  }

  /** Why the statement may not stand in an open graph; empty when it may. */
  public Optional<Reason> objection(Quad q) {
    Node subject = q.getSubject();
    Node object = q.getObject();
    Node property = q.getPredicate();
    if (tellsHowToReach(q) || AgentAddresses.reachesSomebody(subject)) {
      return Optional.of(Reason.CONTACT);
    }
    if (isSomebody(subject)
        || details.contains(subject)
        || isSomebody(object)
        || addresses.isPerson(property)
        || describesSomebody(q)) {
      return Optional.of(Reason.PERSON);
    }
    boolean name =
        (terms.isName(property) && !showsItself(subject))
            || (object.isLiteral() && isText(object) && terms.leadsToAnAgent(property));
    return name ? Optional.of(Reason.NAME) : Optional.empty();
  }

  /**
   * The nodes because of which a statement must not stand in an open graph: its personal nodes, or
   * else its subject.
   */
  public Set<Node> nodesOf(Quad q) {
    Set<Node> nodes = new LinkedHashSet<>();
    for (Node node : List.of(q.getSubject(), q.getObject())) {
      if (isSomebody(node)) {
        nodes.add(node);
      }
    }
    return nodes.isEmpty() ? Set.of(q.getSubject()) : nodes;
  }

  /**
   * Returns whether the statement says what kind of thing its subject, or a node linked from it,
   * is.
   */
  public static boolean tellsWhatItIs(Quad q) {
    return AgentProperties.isType(q.getPredicate())
        || AgentProperties.leadsToAnAgent(q.getPredicate());
  }

  /** Returns whether the statement says explicitly that its subject is a person. */
  public boolean describesSomebody(Quad q) {
    Node property = q.getPredicate();
    return AgentProperties.isType(property)
        ? q.getObject().isURI() && terms.isPerson(q.getObject())
        : terms.isOfAPerson(property) && !nature.isCollective(q.getSubject());
  }

  /**
   * Returns whether the statement gives contact details of something other than an organization, a
   * place or a service.
   */
  public boolean tellsHowToReach(Quad q) {
    return (terms.isContact(q.getPredicate()) || saysHowToReach(q.getObject()))
        && !showsItself(q.getSubject());
  }

  /**
   * Returns statements already in open graphs that this change calls into question: those about
   * nodes that it makes personal, and contact details of things that it makes no longer an
   * organization, or provided by a person.
   */
  public List<Quad> inDoubt(Collection<Quad> changed) {
    Set<Quad> all = new LinkedHashSet<>();
    details.forEach(n -> all.addAll(around.of(n)));
    personal.forEach(
        n -> {
          all.addAll(around.of(n));
          all.addAll(around.leadingTo(n));
        });
    for (Quad q : changed) {
      all.addAll(whereDeclared(q));
      Node subject = q.getSubject();
      if ((tellsWhatItIs(q) && nature.isOpenQuestion(subject))
          || (nature.isProvided(subject) && isAPerson(q.getObject()))) {
        all.addAll(around.of(subject));
      }
    }
    return List.copyOf(all);
  }

  private boolean isSomebody(Node node) {
    return addresses.isPerson(node) || personal.contains(node) || AgentAddresses.namesAPerson(node);
  }

  /** Returns whether contact details of the node may be public. */
  private boolean showsItself(Node node) {
    return nature.isReachable(node)
        && !personal.contains(node)
        && !(nature.isProvided(node) && isGivenBySomebody(node));
  }

  private boolean isGivenBySomebody(Node node) {
    return around.of(node).stream().map(Quad::getObject).anyMatch(this::isAPerson);
  }

  private boolean isAPerson(Node node) {
    return isSomebody(node) || (nature.isOpenQuestion(node) && nature.isPersonal(node));
  }

  private static boolean saysHowToReach(Node object) {
    return object.isURI()
        ? AgentAddresses.reachesSomebody(object)
        : object.isLiteral() && isText(object) && ContactText.holds(object.getLiteralLexicalForm());
  }

  /** Returns whether the literal is a text; numbers and dates hold no names. */
  private static boolean isText(Node literal) {
    RDFDatatype type = literal.getLiteralDatatype();
    return !(type instanceof XSDDatatype)
        || type.equals(XSDDatatype.XSDstring)
        || type.equals(XSDDatatype.XSDanyURI)
        || type.equals(XSDDatatype.XSDnormalizedString)
        || type.equals(XSDDatatype.XSDtoken);
  }
}
