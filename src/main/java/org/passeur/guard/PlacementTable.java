package org.passeur.guard;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.vocabulary.RDF;
import org.passeur.kernel.Bilingual;
import org.passeur.vocab.Dcterms;
import org.passeur.vocab.Dpv;
import org.passeur.vocab.Foaf;
import org.passeur.vocab.Org;
import org.passeur.vocab.Prov;
import org.passeur.vocab.Psr;
import org.passeur.vocab.Schema;
import org.passeur.vocab.Vcard;

/** The table behind {@link Placement}: categories of facts about people, and the messages. */
final class PlacementTable {
  static final Set<Node> CONSENT_PREDICATES =
      Set.of(
          Dpv.HAS_DATA_SUBJECT, Dpv.HAS_CONSENT_STATUS, Psr.CONSENT_COVERS, Psr.CONSENT_AUDIENCE);

  /** Properties of a participation in a community. */
  static final Set<Node> MEMBERSHIP_PREDICATES = Set.of(Org.ORGANIZATION, Org.MEMBER_OF);

  private static final Map<Node, String> BY_PREDICATE =
      Map.ofEntries(
          Map.entry(Foaf.NAME, "name"),
          Map.entry(Foaf.GIVEN_NAME, "name"),
          Map.entry(Foaf.FAMILY_NAME, "name"),
          Map.entry(Org.MEMBER_OF, "affiliation"),
          Map.entry(Psr.HOLDER, "expertise"),
          Map.entry(Psr.EXPERTISE_IN, "expertise"),
          Map.entry(Psr.EXPERTISE_LEVEL, "expertise"),
          Map.entry(Psr.AVAILABILITY, "expertise"),
          Map.entry(Psr.CONTACT_ROUTE, "expertise"),
          Map.entry(Schema.KNOWS_LANGUAGE, "expertise"),
          Map.entry(Org.MEMBER, "membership"),
          Map.entry(Org.ORGANIZATION, "membership"),
          Map.entry(Org.ROLE, "membership"),
          Map.entry(Psr.HOME_ORGANIZATION, "membership"),
          Map.entry(Dcterms.CREATOR, "contribution"),
          Map.entry(Prov.WAS_ASSOCIATED_WITH, "contribution"),
          Map.entry(Psr.EXPRESSED_BY, "contribution"),
          Map.entry(Psr.PARTICIPATION_LEVEL, "participation"),
          Map.entry(Psr.RECOGNITION, "participation"),
          Map.entry(Psr.ALLOCATED_TIME, "participation"),
          Map.entry(Vcard.HAS_EMAIL, "contact"),
          Map.entry(Vcard.HAS_TELEPHONE, "contact"),
          Map.entry(Vcard.HAS_ADDRESS, "contact"),
          Map.entry(Foaf.MBOX, "contact"),
          Map.entry(Foaf.PHONE, "contact"),
          Map.entry(Schema.EMAIL, "contact"),
          Map.entry(Schema.TELEPHONE, "contact"),
          Map.entry(Schema.ADDRESS, "contact"));

  private static final Map<Node, String> BY_CLASS =
      Map.of(
          Foaf.PERSON, "name",
          Psr.EXPERTISE_CLAIM, "expertise",
          Org.MEMBERSHIP, "membership");

  static final Map<String, Bilingual> MESSAGES = messages();

  private PlacementTable() {}

  /** The category of facts about people that a statement belongs to; empty for any other. */
  static Optional<String> category(Quad quad) {
    return quad.getPredicate().equals(RDF.type.asNode())
        ? Optional.ofNullable(BY_CLASS.get(quad.getObject()))
        : Optional.ofNullable(BY_PREDICATE.get(quad.getPredicate()));
  }

  static Bilingual message(String rule, Node graph) {
    Bilingual text = MESSAGES.getOrDefault(rule, new Bilingual(rule, rule));
    return new Bilingual(
        text.fr().replace("{graph}", String.valueOf(graph)),
        text.en().replace("{graph}", String.valueOf(graph)));
  }

  private static Map<String, Bilingual> messages() {
    Map<String, Bilingual> m = new HashMap<>();
    m.put(
        "NamedGraph",
        new Bilingual(
            "Le graphe où ranger cet énoncé n'est pas indiqué ; nommez-le, par exemple"
                + " …/graph/public/ma-source.",
            "The graph in which to store this statement is not given; name it, such as"
                + " …/graph/public/my-source."));
    m.put(
        "KnownGraph",
        new Bilingual(
            "Le graphe {graph} n'est pas d'une sorte que ce réseau accepte ; choisissez parmi les"
                + " graphes décrits dans la documentation (docs/model.md).",
            "The graph {graph} is not of a kind that this network accepts; choose among the graphs"
                + " described in the documentation (docs/model.md)."));
    m.put(
        "AddressAsWritten",
        new Bilingual(
            "Une adresse de ce réseau s'écrit d'une seule façon (…/id/genre/clé, …/graph/…,"
                + " …/scheme/nom) ; corrigez la casse, les barres, les caractères codés et ce qui"
                + " suit la clé.",
            "An address of this network is written in one way (…/id/kind/key, …/graph/…,"
                + " …/scheme/name); correct its case, slashes, encoded characters and what follows"
                + " the key."));
    m.put(
        "ConsentInRegister",
        new Bilingual(
            "Les consentements sont tous dans le registre ; écrivez celui-ci dans"
                + " …/graph/restricted/consent.",
            "All consents are kept in the register; write this one in"
                + " …/graph/restricted/consent."));
    m.put(
        "PersonInOwnGraph",
        new Bilingual(
            "Ce qui concerne une personne (ses noms, comptes, adresses et fonctions compris)"
                + " s'enregistre dans les graphes de cette personne (…/graph/person/…), pas dans"
                + " {graph}. S'il s'agit d'une organisation, indiquez-le avec rdf:type.",
            "What concerns a person (their names, accounts, addresses and posts included) is stored"
                + " in that person's graphs (…/graph/person/…), not in {graph}. If it is an"
                + " organization, say so with rdf:type."));
    m.put(
        "KnownCategory",
        new Bilingual(
            "Cette catégorie de données n'existe pas ; choisissez parmi name, affiliation,"
                + " expertise, membership, contribution, participation et contact.",
            "There is no such category of data; choose among name, affiliation, expertise,"
                + " membership, contribution, participation and contact."));
    m.put(
        "FactInItsCategory",
        new Bilingual(
            "Cette donnée n'est pas de la catégorie de consentement du graphe {graph} ; rangez-la"
                + " dans le graphe de sa catégorie.",
            "This data is not of the category of consent of the graph {graph}; put it in the graph"
                + " of its category."));
    m.put(
        "SensitiveFactInside",
        new Bilingual(
            "Les coordonnées (courriel, téléphone, adresse ; dans un texte aussi), le niveau de"
                + " participation, la reconnaissance et le temps alloué d'une personne ne se"
                + " publient jamais ; rangez-les dans un graphe restreint. Une organisation, une"
                + " communauté, un service ou un lieu peut montrer les siennes, en son propre nom.",
            "A person's contact data (e-mail, telephone, address; within a text too), level of"
                + " participation, recognition and allocated time are never published; put them in"
                + " a restricted graph. An organization, a community, a service or a place may show"
                + " its own, in its own name."));
    m.put(
        "MembershipInside",
        new Bilingual(
            "Cette communauté n'est pas publique : rangez les participations de ses membres dans le"
                + " graphe de la communauté (…/graph/community/…).",
            "This community is not public: put the memberships of its members in the community's"
                + " graph (…/graph/community/…)."));
    m.put(
        "NotPublicNotInTheOpen",
        new Bilingual(
            "Cette fiche n'est pas publique : un graphe public ne peut rien en dire. Rendez-la"
                + " publique, ou rangez l'énoncé dans le graphe de la communauté.",
            "This record is not public: a public graph can say nothing about it. Make it public, or"
                + " put the statement in the community's graph."));
    m.put(
        "HiddenNotNamed",
        new Bilingual(
            "L'existence de cette communauté n'est pas divulguée : un graphe public ne peut pas la"
                + " nommer. Rangez l'énoncé dans le graphe de la communauté.",
            "The existence of this community is not disclosed: a public graph cannot name it. Put"
                + " the statement in the community's graph."));
    return Map.copyOf(m);
  }
}
