package org.passeur.generate;

import java.time.LocalDate;
import java.util.List;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.passeur.vocab.Dcterms;
import org.passeur.vocab.Foaf;
import org.passeur.vocab.Org;
import org.passeur.vocab.Prov;
import org.passeur.vocab.Psr;
import org.passeur.vocab.Schema;
import org.passeur.vocab.Vcard;

/** People in their graphs, their memberships and what they claim. */
final class GeneratedPeople {
  private static final List<String> ROLES =
      List.of("curator", "documenter", "cofacilitator", "broker", "researcher", "sponsor");
  private static final List<String> PARTICIPATIONS =
      List.of("peripheral", "occasional", "active", "core");
  private static final List<String> RECOGNITIONS = List.of("tolerated", "formal", "unrecognised");
  private static final List<String> LEVELS =
      List.of("practising", "experienced", "aware", "reference");

  private final Plan plan;
  private final StatementWriter out;
  private final LocalDate today;
  private final GeneratedConsents consents;

  GeneratedPeople(Plan plan, StatementWriter out) {
    this.plan = plan;
    this.out = out;
    this.today = plan.settings.today();
    this.consents = new GeneratedConsents(plan, out);
  }

  void write() {
    for (int i = 0; i < plan.sizes.people(); i++) {
      person(i);
      consents.of(i);
    }
    for (int i = 0; i < plan.sizes.communities(); i++) {
      int person = plan.facilitator(i);
      long number = plan.sizes.people() * 16L + i;
      membership(number, person, i, "facilitator", plan.draw(ThingKind.MEMBERSHIP, number));
      if (plan.isOpen(i)) {
        facilitation(i, person);
      }
    }
  }

  private StatementWriter.About own(int person, String category) {
    return out.about(plan.personGraph(person, category), plan.thing(ThingKind.PERSON, person));
  }

  private void person(int number) {
    Draw draw = plan.draw(ThingKind.PERSON, number);
    var name =
        own(number, "name")
            .a(Foaf.PERSON)
            .is(Foaf.NAME, StatementWriter.plain(plan.words.person(draw)));
    if (draw.chance(0.2)) {
      name.text(Dcterms.DESCRIPTION, plan.words.sentences(draw, 1, true), "fr");
    }
    var affiliation = own(number, "affiliation");
    if (draw.chance(0.8)) {
      affiliation.is(
          Org.MEMBER_OF, plan.thing(ThingKind.ORGANIZATION, plan.organizationOf(number)));
    }
    affiliation.is(Dcterms.SPATIAL, plan.thing(ThingKind.TERRITORY, plan.territory(draw)));
    var expertise = own(number, "expertise");
    if (draw.chance(0.5)) {
      expertise
          .is(
              Psr.AVAILABILITY,
              plan.concept("availability", draw.skewed(List.of("open", "limited", "paused"))))
          .is(
              Psr.CONTACT_ROUTE,
              plan.concept("route", draw.skewed(List.of("via-network", "via-community"))))
          .is(Schema.KNOWS_LANGUAGE, StatementWriter.plain(draw.chance(0.9) ? "fr" : "en"));
    }
    if (draw.chance(0.3)) {
      String key = plan.key(ThingKind.PERSON, number);
      own(number, "contact")
          .is(Vcard.HAS_EMAIL, NodeFactory.createURI("mailto:" + key + "@reseau.example"));
    }
    List<Integer> communities = plan.communitiesOf(number);
    for (int i = 0; i < communities.size(); i++) {
      String role = draw.chance(0.85) ? "member" : draw.skewed(ROLES);
      membership(number * 16L + i, number, communities.get(i), role, draw);
      attendance(number, communities.get(i), draw);
    }
    if (draw.chance(0.35)) {
      selfClaim(number, communities, draw);
    }
  }

  /** Puts the membership in the person's graph, or in that of a community that is not public. */
  private void membership(long number, int person, int community, String role, Draw draw) {
    boolean open = plan.isOpen(community);
    Node graph = open ? plan.personGraph(person, "membership") : plan.graphOf(community);
    Node node = plan.thing(ThingKind.MEMBERSHIP, number);
    var membership =
        out.about(graph, node)
            .a(Org.MEMBERSHIP)
            .is(Org.MEMBER, plan.thing(ThingKind.PERSON, person))
            .is(Org.ORGANIZATION, plan.thing(ThingKind.COMMUNITY, community))
            .is(Org.ROLE, plan.concept("role", role))
            .on(Schema.START_DATE, today.minusDays(30L + draw.below(1500)));
    if (draw.chance(0.4)) {
      membership.is(
          Psr.HOME_ORGANIZATION, plan.thing(ThingKind.ORGANIZATION, plan.organizationOf(person)));
    }
    if (draw.chance(0.3)) {
      Node inside = open ? plan.personGraph(person, "participation") : graph;
      out.about(inside, node)
          .is(Psr.PARTICIPATION_LEVEL, plan.concept("participation", draw.skewed(PARTICIPATIONS)))
          .is(Psr.RECOGNITION, plan.concept("recognition", draw.skewed(RECOGNITIONS)))
          .is(
              Psr.ALLOCATED_TIME,
              NodeFactory.createLiteralDT(
                  "PT" + (1 + draw.below(8)) + "H", XSDDatatype.XSDduration));
    }
  }

  private void attendance(int person, int community, Draw draw) {
    if (draw.chance(0.5)) {
      int number = draw.below(plan.activitiesOf(community));
      Node graph =
          plan.isOpen(community)
              ? plan.personGraph(person, "contribution")
              : plan.graphOf(community);
      out.say(
          graph,
          plan.thing(ThingKind.ACTIVITY, plan.activity(community, number)),
          Prov.WAS_ASSOCIATED_WITH,
          plan.thing(ThingKind.PERSON, person));
    }
  }

  private void selfClaim(int person, List<Integer> communities, Draw draw) {
    int theme =
        communities.isEmpty()
            ? plan.themes.draw(draw)
            : draw.any(plan.themesOf(draw.any(communities)));
    claim(person * 2L, person, plan.thing(ThingKind.THEME, theme), "self", draw)
        .is(Prov.WAS_ATTRIBUTED_TO, plan.thing(ThingKind.PERSON, person));
  }

  /** Facilitators have a claim of expertise, on the basis of their role or attested by peers. */
  private void facilitation(int community, int person) {
    long number = plan.sizes.people() * 2L + community;
    Draw draw = plan.draw(ThingKind.CLAIM, number);
    Node subject = plan.thing(ThingKind.THEME, plan.themesOf(community).get(0));
    claim(number, person, subject, draw.chance(0.7) ? "role" : "peer", draw)
        .is(Psr.EVIDENCE, plan.thing(ThingKind.ACTIVITY, plan.activity(community, 0)));
  }

  /** A claim by its number; the caller adds its evidence. */
  private StatementWriter.About claim(
      long number, int person, Node subject, String basis, Draw draw) {
    return out.about(plan.personGraph(person, "expertise"), plan.thing(ThingKind.CLAIM, number))
        .a(Psr.EXPERTISE_CLAIM)
        .is(Psr.HOLDER, plan.thing(ThingKind.PERSON, person))
        .is(Psr.EXPERTISE_IN, subject)
        .is(Psr.EXPERTISE_LEVEL, plan.concept("expertise", draw.skewed(LEVELS)))
        .is(Psr.CLAIM_BASIS, plan.concept("basis", basis))
        .on(Psr.LAST_EXERCISED, today.minusDays(draw.below(1000)));
  }

  /** A claim based on a resource written by the person. */
  static void contribution(Plan plan, StatementWriter out, int person, int resource, Node subject) {
    long number = plan.sizes.people() * 3L + resource;
    Draw draw = plan.draw(ThingKind.CLAIM, number);
    new GeneratedPeople(plan, out)
        .claim(number, person, subject, "contribution", draw)
        .is(Psr.EVIDENCE, plan.thing(ThingKind.RESOURCE, resource));
  }
}
