package org.passeur.people;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.vocabulary.OWL2;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.SKOS;
import org.passeur.vocab.Addresses;
import org.passeur.vocab.Dcterms;
import org.passeur.vocab.Foaf;
import org.passeur.vocab.Org;
import org.passeur.vocab.Psr;

/** Classifies a node by its address, its own statements and its nearest links. */
final class Nature {
  /** Kinds of things of ours whose contact details may be public. */
  static final Set<String> REACHABLE =
      Set.of("organization", "community", "network", "offer", "platform", "territory");

  private static final Set<String> COLLECTIVES =
      Set.of("organization", "community", "network", "ecosystem", "platform");

  private static final Set<String> PROVIDED = Set.of("offer", "platform");

  /**
   * Kinds of things of ours that concern a person, unless their member or holder is an organization
   * or community.
   */
  private static final Set<String> TIES = Set.of("membership", "claim");

  private static final Set<String> PERSON_AS_TEXT =
      Set.of("person", "personne", "individual", "human", "people");

  private static final Set<Node> TIE_CLASSES = Set.of(Org.MEMBERSHIP, Psr.EXPERTISE_CLAIM);
  private static final Set<Node> TIE_ENDS = Set.of(Org.MEMBER, Psr.HOLDER);

  /** Properties whose object is a property, so that the statement concerns that property. */
  private static final Set<Node> OF_STATEMENTS =
      Set.of(RDF.predicate.asNode(), OWL2.annotatedProperty.asNode());

  private static final Set<Node> TITLES =
      Set.of(
          Dcterms.TITLE,
          NodeFactory.createURI("http://purl.org/dc/elements/1.1/title"),
          NodeFactory.createURI("http://schema.org/headline"),
          NodeFactory.createURI("https://schema.org/headline"));

  /**
   * Properties that say that two nodes are the same, or that the subject is an identified person.
   */
  private static final Set<Node> IDENTIFYING =
      Set.of(
          OWL2.sameAs.asNode(),
          SKOS.exactMatch.asNode(),
          SKOS.closeMatch.asNode(),
          NodeFactory.createURI(Foaf.NS + "focus"),
          NodeFactory.createURI("http://schema.org/sameAs"),
          NodeFactory.createURI("https://schema.org/sameAs"),
          NodeFactory.createURI("http://www.loc.gov/mads/rdf/v1#identifiesRWO"));

  private final Addresses addresses;
  private final Neighbourhood around;
  private final Declared terms;

  Nature(Addresses addresses, Neighbourhood around, Declared terms) {
    this.addresses = addresses;
    this.around = around;
    this.terms = terms;
  }

  /**
   * Returns whether the node may be, or concern, a person; false for concepts and for things of
   * ours of other kinds.
   */
  boolean isOpenQuestion(Node node) {
    return node.isBlank()
        || (node.isURI()
            && !node.getURI().startsWith(Psr.HOME)
            && !AgentAddresses.reachesSomebody(node)
            && (!addresses.isOurs(node) || isAnonymous(node) || isOurTie(node)));
  }

  /**
   * Returns whether the node is a blank node, or one that was given an address when it was stored.
   */
  boolean isAnonymous(Node node) {
    return node.isBlank() || addresses.isAnonymous(node);
  }

  private boolean isOurTie(Node node) {
    return addresses.thing(node).filter(t -> TIES.contains(t.kind())).isPresent();
  }

  /** Returns whether the node is a person or concerns one, whatever links to it. */
  boolean isPersonal(Node node) {
    if (AgentAddresses.namesAPerson(node)) {
      return true;
    }
    List<Quad> said = around.of(node);
    boolean person = false;
    boolean agent = false;
    boolean tie = isOurTie(node);
    boolean collective = false;
    boolean thing = false;
    boolean personal = false;
    for (Quad q : said) {
      Node p = q.getPredicate();
      Node o = q.getObject();
      if (AgentProperties.isType(p) && o.isURI()) {
        person |= terms.isPerson(o);
        agent |= terms.isAgent(o);
        collective |= AgentClasses.isCollective(o);
        thing |= AgentClasses.isThing(o) || AgentClasses.isService(o);
        tie |= TIE_CLASSES.contains(o);
      } else if (AgentProperties.isType(p)) {
        person |= PERSON_AS_TEXT.contains(o.getLiteralLexicalForm().toLowerCase(Locale.ROOT));
      } else {
        personal |= terms.isOfAPerson(p) || (OF_STATEMENTS.contains(p) && isOfPeople(o));
      }
    }
    return person
        || (agent && !collective)
        || (tie && !isTieOfACollective(said))
        || (personal && !collective)
        || (!collective && !thing && !isOurTie(node) && somebodyIsMeant(node));
  }

  /** Returns whether the node gives contact details or a name, and does not say what else it is. */
  boolean isDetail(Node node) {
    boolean tells = false;
    for (Quad q : around.of(node)) {
      Node p = q.getPredicate();
      if (AgentProperties.isType(p)) {
        if (!AgentClasses.isContactNode(q.getObject())) {
          return false;
        }
      } else {
        tells |= terms.isContact(p) || terms.isName(p);
      }
    }
    return tells && !isOurTie(node);
  }

  private boolean isOfPeople(Node property) {
    return property.isURI()
        && (terms.isOfAPerson(property) || terms.isContact(property) || terms.isName(property));
  }

  private boolean somebodyIsMeant(Node node) {
    return around.leadingTo(node).stream().anyMatch(q -> terms.leadsToAnAgent(q.getPredicate()));
  }

  private boolean isTieOfACollective(List<Quad> said) {
    List<Node> ends =
        said.stream()
            .filter(q -> TIE_ENDS.contains(q.getPredicate()))
            .map(Quad::getObject)
            .toList();
    return !ends.isEmpty() && ends.stream().allMatch(this::isCollective);
  }

  /**
   * Returns whether the node is an organization, a community or a project: an agent known not to be
   * a person.
   */
  boolean isCollective(Node node) {
    return addresses.thing(node).filter(t -> COLLECTIVES.contains(t.kind())).isPresent()
        || (has(node, AgentClasses::isCollective) && !has(node, terms::isPerson));
  }

  /**
   * Returns whether the contact details of the node may be public. Only its own statements count,
   * not links to it.
   */
  boolean isReachable(Node node) {
    var ours = addresses.thing(node);
    if (ours.isPresent()) {
      return REACHABLE.contains(ours.get().kind());
    }
    return !has(node, terms::isPerson)
        && has(
            node,
            c ->
                AgentClasses.isCollective(c)
                    || AgentClasses.isPlace(c)
                    || AgentClasses.isService(c));
  }

  /**
   * Returns whether the node belongs to whoever provides it: true for services and platforms, false
   * for organizations and places.
   */
  boolean isProvided(Node node) {
    var ours = addresses.thing(node);
    return ours.isPresent()
        ? PROVIDED.contains(ours.get().kind())
        : has(node, AgentClasses::isService);
  }

  /**
   * Returns whether a link between a personal node and another node makes that other node personal.
   */
  boolean spreads(Quad link, Node from, Node to) {
    if (!isOpenQuestion(to) || isOurTie(to) || AgentProperties.isType(link.getPredicate())) {
      return false;
    }
    if (has(to, AgentClasses::isCollective) && !has(to, terms::isPerson)) {
      return false;
    }
    return link.getSubject().equals(from) ? leadsTo(link, to) : leadsFrom(link, to);
  }

  private boolean leadsTo(Quad link, Node to) {
    Node p = link.getPredicate();
    if (around.of(to).isEmpty()) {
      return false; // nothing is known of it
    }
    if (terms.isContact(p)) {
      return true;
    }
    if (AgentProperties.leadsToShared(p) && !isAnonymous(to)) {
      return false;
    }
    return !has(to, AgentClasses::isThing);
  }

  private boolean leadsFrom(Quad link, Node to) {
    Node p = link.getPredicate();
    if (IDENTIFYING.contains(p)) {
      return true;
    }
    if (has(to, AgentClasses::isThing) || isTitled(to)) {
      return false;
    }
    return isAnonymous(to)
        || has(to, AgentClasses::isRelator)
        || has(to, AgentClasses::isContactNode)
        || (!terms.leadsToAnAgent(p) && !AgentProperties.leadsToShared(p));
  }

  private boolean isTitled(Node node) {
    return around.of(node).stream().anyMatch(q -> TITLES.contains(q.getPredicate()));
  }

  private boolean has(Node node, java.util.function.Predicate<Node> type) {
    return around.of(node).stream()
        .anyMatch(
            q ->
                AgentProperties.isType(q.getPredicate())
                    && q.getObject().isURI()
                    && type.test(q.getObject()));
  }
}
