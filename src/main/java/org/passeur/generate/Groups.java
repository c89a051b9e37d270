package org.passeur.generate;

import java.time.LocalDate;
import java.util.List;
import org.apache.jena.graph.Node;
import org.passeur.vocab.Dcat;
import org.passeur.vocab.Dcterms;
import org.passeur.vocab.Prov;
import org.passeur.vocab.Psr;
import org.passeur.vocab.Schema;
import org.passeur.vocab.Skos;

/** Communities with their life cycle, activities and assessments; repertoires and needs. */
final class Groups {
  static final List<String> CONDITIONS =
      List.of("facilitation", "trust", "time-resources", "support", "recognition", "autonomy");

  private static final List<String> KINDS =
      List.of("thematic", "territorial", "professional", "sectoral", "interorganizational");
  private static final List<String> FUNCTIONS =
      List.of(
          "exchange", "gather", "co-learn", "collaborate", "document", "capture", "disseminate");
  private static final List<String> FORMALITIES = List.of("mixed", "informal", "formal");
  private static final List<String> STAGES =
      List.of("potential", "coalescing", "maturing", "stewardship", "transformation", "dormant");
  private static final List<String> LEVELS =
      List.of("partial", "favourable", "fragile", "strong", "absent");

  private final Plan plan;
  private final StatementWriter out;
  private final LocalDate today;

  Groups(Plan plan, StatementWriter out) {
    this.plan = plan;
    this.out = out;
    this.today = plan.settings.today();
  }

  void write() {
    for (int i = 0; i < plan.sizes.communities(); i++) {
      community(i);
    }
    for (int i = 0; i < plan.sizes.repertoires(); i++) {
      repertoire(i);
    }
    for (int i = 0; i < plan.sizes.needs(); i++) {
      need(i);
    }
  }

  private void community(int number) {
    Draw draw = plan.draw(ThingKind.COMMUNITY, number);
    Node graph = plan.graphOf(number);
    boolean bridge = number >= plan.sizes.ordinary();
    int theme = plan.themesOf(number).get(0);
    int group = draw.below(8);
    String place = plan.words.place(draw);
    var community =
        out.about(graph, plan.thing(ThingKind.COMMUNITY, number))
            .a(type(draw, bridge))
            .text(
                Skos.PREF_LABEL,
                (bridge ? "Passerelle " : plan.words.pick("group", group, true) + " ")
                    + place
                    + " : "
                    + plan.themes.french(theme),
                "fr")
            .text(Dcterms.DESCRIPTION, plan.words.sentences(draw, 3, true), "fr")
            .text(Psr.JOINT_ENTERPRISE, plan.words.sentences(draw, 1, true), "fr")
            .is(Psr.VISIBILITY, plan.concept("visibility", plan.visibility(number)))
            .is(Psr.COMMUNITY_KIND, plan.concept("kind", draw.skewed(KINDS)))
            .is(Psr.FORMALITY, plan.concept("formality", draw.skewed(FORMALITIES)))
            .is(Dcterms.SPATIAL, plan.thing(ThingKind.TERRITORY, plan.territory(draw)))
            .is(Psr.CARRIED_BY, plan.thing(ThingKind.ORGANIZATION, plan.organization(draw)))
            .is(Psr.CULTIVATES, plan.thing(ThingKind.PRACTICE, plan.practice(draw)))
            .is(Dcterms.LANGUAGE, StatementWriter.plain("fr"))
            .on(Dcterms.MODIFIED, today.minusDays(draw.below(400)));
    plan.themesOf(number)
        .forEach(t -> community.is(Dcterms.SUBJECT, plan.thing(ThingKind.THEME, t)));
    if (draw.chance(0.5)) {
      String english = bridge ? " Bridge" : " " + plan.words.pick("group", group, false);
      community.text(Skos.PREF_LABEL, place + english + ": " + plan.themes.english(theme), "en");
    }
    if (draw.chance(0.5)) {
      community.is(
          Psr.HOSTED_ON, plan.thing(ThingKind.PLATFORM, draw.below(plan.sizes.platforms())));
    }
    if (bridge) {
      plan.bridged(number)
          .forEach(c -> community.is(Psr.BRIDGES, plan.thing(ThingKind.COMMUNITY, c)));
    }
    stages(number, draw, graph, community);
    for (int i = 0; i < plan.activitiesOf(number); i++) {
      activity(number, i, graph);
    }
    if (draw.chance(0.4)) {
      assessment(number, draw, graph);
    }
  }

  private static Node type(Draw draw, boolean bridge) {
    if (bridge) {
      return Psr.BRIDGE_COMMUNITY;
    }
    return draw.chance(0.9) ? Psr.COMMUNITY_OF_PRACTICE : Psr.COMMUNITY;
  }

  /** Consecutive stages; the last one has no end. */
  private void stages(int number, Draw draw, Node graph, StatementWriter.About community) {
    int count = 1 + draw.below(3);
    int first = draw.below(STAGES.size() - count + 1);
    LocalDate start = today.minusDays(200L + draw.below(1500));
    for (int i = 0; i < count; i++) {
      Node period = plan.thing(ThingKind.PERIOD, number * 4L + i);
      LocalDate next = start.plusDays(20 + draw.below(150));
      community.is(Psr.HAS_STAGE_PERIOD, period);
      var said =
          out.about(graph, period)
              .a(Psr.STAGE_PERIOD)
              .is(Psr.STAGE, plan.concept("stage", STAGES.get(first + i)))
              .on(Schema.START_DATE, start);
      if (i < count - 1) {
        said.on(Schema.END_DATE, next.minusDays(1));
      }
      start = next;
    }
  }

  private void activity(int community, int number, Node graph) {
    long id = plan.activity(community, number);
    Draw draw = plan.draw(ThingKind.ACTIVITY, id);
    int theme = draw.any(plan.themesOf(community));
    LocalDate day = today.minusDays(1 + draw.below(1000));
    String gesture = plan.words.pick("gesture", draw.below(8), true);
    out.about(graph, plan.thing(ThingKind.ACTIVITY, id))
        .a(Psr.ACTIVITY)
        .text(Skos.PREF_LABEL, gesture + " : " + plan.themes.french(theme), "fr")
        .is(Psr.HELD_BY, plan.thing(ThingKind.COMMUNITY, community))
        .is(Psr.FUNCTION, plan.concept("function", draw.skewed(FUNCTIONS)))
        .is(Dcterms.SUBJECT, plan.thing(ThingKind.THEME, theme))
        .is(Prov.STARTED_AT_TIME, StatementWriter.time(day, "18:30:00-05:00"))
        .is(Prov.ENDED_AT_TIME, StatementWriter.time(day, "20:30:00-05:00"));
  }

  private void assessment(int community, Draw draw, Node graph) {
    out.about(graph, plan.thing(ThingKind.ASSESSMENT, community))
        .a(Psr.CONDITION_ASSESSMENT)
        .is(Psr.ASSESSES, plan.thing(ThingKind.COMMUNITY, community))
        .is(Psr.CONDITION, plan.concept("condition", draw.skewed(CONDITIONS)))
        .is(Psr.CONDITION_LEVEL, plan.concept("level", draw.skewed(LEVELS)))
        .on(Dcterms.DATE, today.minusDays(draw.below(500)))
        .is(Psr.EVIDENCE, plan.thing(ThingKind.ACTIVITY, plan.activity(community, 0)))
        .text(Psr.RATIONALE, plan.words.sentences(draw, 1, true), "fr");
  }

  private void repertoire(int number) {
    Draw draw = plan.draw(ThingKind.REPERTOIRE, number);
    int community = plan.openCommunity(draw);
    int theme = plan.themesOf(community).get(0);
    var repertoire =
        out.about(plan.publicGraph(), plan.thing(ThingKind.REPERTOIRE, number))
            .a(Psr.REPERTOIRE)
            .text(Dcterms.TITLE, "Répertoire : " + plan.themes.french(theme), "fr")
            .text(Dcterms.TITLE, "Repertoire: " + plan.themes.english(theme), "en")
            .is(Psr.VISIBILITY, Psr.PUBLIC_VISIBILITY)
            .is(Psr.SHARED_IN, plan.thing(ThingKind.COMMUNITY, community))
            .is(Dcterms.SUBJECT, plan.thing(ThingKind.THEME, theme))
            .is(Dcterms.PUBLISHER, plan.thing(ThingKind.ORGANIZATION, plan.organization(draw)))
            .on(Psr.REVIEW_DUE, today.plusDays(draw.below(400)));
    int first = draw.below(plan.sizes.resources() - 20);
    for (int i = first; i < first + 20; i++) {
      if (plan.isOpenResource(i)) {
        repertoire.is(Dcat.RESOURCE, plan.thing(ThingKind.RESOURCE, i));
      }
    }
  }

  private void need(int number) {
    Draw draw = plan.draw(ThingKind.NEED, number);
    int community = plan.community(draw);
    int theme = draw.any(plan.themesOf(community));
    double who = draw.unit();
    Node graph = who < 0.4 ? plan.graphOf(community) : plan.publicGraph();
    Node need = plan.thing(ThingKind.NEED, number);
    boolean fr = draw.chance(0.85);
    String topic = fr ? plan.themes.french(theme) : plan.themes.english(theme);
    String language = fr ? "fr" : "en";
    out.about(graph, need)
        .a(Psr.NEED)
        .text(
            Dcterms.TITLE,
            plan.words.pick("ask", draw.below(6), fr) + (fr ? " : " : ": ") + topic,
            language)
        .text(Dcterms.DESCRIPTION, plan.words.sentences(draw, 2, fr), language)
        .is(Dcterms.SUBJECT, plan.thing(ThingKind.THEME, theme))
        .is(Dcterms.SPATIAL, plan.thing(ThingKind.TERRITORY, plan.territory(draw)))
        .is(Dcterms.LANGUAGE, StatementWriter.plain(language))
        .on(Dcterms.CREATED, today.minusDays(draw.below(300)));
    if (who < 0.4) {
      out.say(graph, need, Psr.EXPRESSED_BY, plan.thing(ThingKind.COMMUNITY, community));
    } else if (who < 0.8) {
      Node organization = plan.thing(ThingKind.ORGANIZATION, plan.organization(draw));
      out.say(graph, need, Psr.EXPRESSED_BY, organization);
    } else {
      int person = draw.below(plan.sizes.people());
      Node own = plan.personGraph(person, "contribution");
      out.say(own, need, Psr.EXPRESSED_BY, plan.thing(ThingKind.PERSON, person));
    }
  }
}
