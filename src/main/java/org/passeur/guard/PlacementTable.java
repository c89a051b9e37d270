package org.passeur.guard;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.vocabulary.RDF;
import org.passeur.store.Bilingual;
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
  /** Categories of a person's graphs. */
  static final Set<String> CATEGORIES =
      Set.of(
          "name",
          "affiliation",
          "expertise",
          "membership",
          "contribution",
          "participation",
          "contact");

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
            "Cet énoncé ne dit pas dans quel graphe il se range ; nommez le graphe, par exemple"
                + " …/graph/public/ma-source.",
            "This statement does not say which graph it stands in; name the graph, such as"
                + " …/graph/public/my-source."));
    m.put(
        "KnownGraph",
        new Bilingual(
            "Le graphe {graph} n'est pas un graphe de ce réseau ; voyez la liste des graphes dans"
                + " la documentation du modèle.",
            "The graph {graph} is not one of this network's graphs; see the list of graphs in the"
                + " model's documentation."));
    m.put(
        "AddressAsWritten",
        new Bilingual(
            "Une adresse de ce réseau s'écrit d'une seule façon (…/id/genre/clé, …/graph/…,"
                + " …/scheme/nom) ; corrigez la casse, les barres, les caractères codés et ce qui"
                + " suit la clé.",
            "An address of this network is written in one way (…/id/kind/key, …/graph/…,"
                + " …/scheme/name); mend its case, slashes, encoded characters and what follows the"
                + " key."));
    m.put(
        "ConsentInRegister",
        new Bilingual(
            "Un consentement se consigne dans le registre (…/graph/restricted/consent) et nulle"
                + " part ailleurs.",
            "A consent is recorded in the register (…/graph/restricted/consent) and nowhere"
                + " else."));
    m.put(
        "PersonInOwnGraph",
        new Bilingual(
            "Ce qui concerne une personne (elle-même, et ce qui tient à elle : noms, comptes,"
                + " adresses, fonctions) se range dans les graphes de cette personne"
                + " (…/graph/person/…), pas dans {graph}. Si c'est une organisation, dites-le"
                + " (rdf:type).",
            "What concerns a person (who they are, and what hangs off them: names, accounts,"
                + " addresses, posts) stands in that person's graphs (…/graph/person/…), not in"
                + " {graph}. If it is an organization, say so (rdf:type)."));
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
            "Cette donnée relève d'une autre catégorie de consentement que celle de {graph} ;"
                + " rangez-la dans le graphe de sa catégorie.",
            "This fact belongs to another category of consent than that of {graph}; put it in the"
                + " graph of its category."));
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
            "Qui participe à une communauté qui n'est pas publique ne se dit que dans le graphe de"
                + " cette communauté (…/graph/community/…).",
            "Who takes part in a community that is not public is only said in that community's"
                + " graph (…/graph/community/…)."));
    m.put(
        "NotPublicNotInTheOpen",
        new Bilingual(
            "Cette chose n'est pas publique : rien ne peut en être dit dans un graphe ouvert."
                + " Rendez-la publique ou rangez l'énoncé dans le graphe de la communauté.",
            "This thing is not public: nothing can be said of it in an open graph. Make it public,"
                + " or put the statement in the community's graph."));
    m.put(
        "HiddenNotNamed",
        new Bilingual(
            "L'existence de cette communauté n'est pas divulguée : un graphe ouvert ne peut pas la"
                + " nommer.",
            "The existence of this community is not disclosed: an open graph cannot name it."));
    return Map.copyOf(m);
  }
}
