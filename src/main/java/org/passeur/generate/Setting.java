package org.passeur.generate;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.passeur.vocab.Dcterms;
import org.passeur.vocab.Foaf;
import org.passeur.vocab.Org;
import org.passeur.vocab.Psr;
import org.passeur.vocab.Schema;
import org.passeur.vocab.Skos;

/**
 * The things that communities and people refer to: themes, territories, challenges, organizations,
 * practices.
 */
final class Setting {
  private final Plan plan;
  private final StatementWriter out;
  private final Node open;

  Setting(Plan plan, StatementWriter out) {
    this.plan = plan;
    this.out = out;
    this.open = plan.publicGraph();
  }

  void write() {
    themes();
    for (int i = 0; i < plan.sizes.territories(); i++) {
      String name = plan.words.place(plan.draw(ThingKind.TERRITORY, i)) + " " + (i + 1);
      named(ThingKind.TERRITORY, i, Dcterms.LOCATION, "Pays de " + name, name + " Country");
    }
    for (int i = 0; i < plan.sizes.challenges(); i++) {
      challenge(i);
    }
    for (int i = 0; i < plan.sizes.platforms(); i++) {
      String place = plan.words.place(plan.draw(ThingKind.PLATFORM, i));
      named(ThingKind.PLATFORM, i, Psr.PLATFORM, "Espace " + place, place + " Space");
    }
    for (int i = 0; i < plan.sizes.organizations(); i++) {
      organization(i);
    }
    for (int i = 0; i < plan.sizes.practices(); i++) {
      practice(i);
    }
    for (int i = 0; i < plan.sizes.offers(); i++) {
      offer(i);
    }
  }

  private StatementWriter.About named(ThingKind kind, int number, Node type, String fr, String en) {
    return out.about(open, plan.thing(kind, number))
        .a(type)
        .text(Skos.PREF_LABEL, fr, "fr")
        .text(Skos.PREF_LABEL, en, "en");
  }

  private void themes() {
    Node graph = plan.addresses.schemeGraph(Generator.SOURCE);
    Node scheme = NodeFactory.createURI(plan.addresses.resolver() + "scheme/" + Generator.SOURCE);
    out.about(graph, scheme)
        .a(Skos.CONCEPT_SCHEME)
        .text(Skos.PREF_LABEL, "Thèmes d'un réseau fictif", "fr")
        .text(Skos.PREF_LABEL, "Themes of a fictional network", "en");
    for (int i = 0; i < plan.themes.count(); i++) {
      Draw draw = plan.draw(ThingKind.THEME, i);
      var theme =
          out.about(graph, plan.thing(ThingKind.THEME, i))
              .a(Skos.CONCEPT)
              .is(Skos.IN_SCHEME, scheme)
              .text(Skos.PREF_LABEL, plan.themes.french(i), "fr")
              .text(Skos.PREF_LABEL, plan.themes.english(i), "en");
      if (plan.themes.level(i) == 0) {
        theme.is(Skos.TOP_CONCEPT_OF, scheme);
      } else {
        theme.is(Skos.BROADER, plan.thing(ThingKind.THEME, plan.themes.broader(i)));
      }
      if (draw.chance(0.3)) {
        theme.text(Skos.ALT_LABEL, "démarche " + plan.words.place(draw), "fr");
      }
      int related = plan.themes.draw(draw);
      if (related != i && draw.chance(0.2)) {
        theme.is(Skos.RELATED, plan.thing(ThingKind.THEME, related));
      }
    }
  }

  private void challenge(int number) {
    int theme = plan.themes.draw(plan.draw(ThingKind.CHALLENGE, number));
    named(
            ThingKind.CHALLENGE,
            number,
            Psr.CHALLENGE,
            "Agir ensemble : " + plan.themes.french(theme),
            "Acting together: " + plan.themes.english(theme))
        .is(Dcterms.SUBJECT, plan.thing(ThingKind.THEME, theme));
  }

  private void organization(int number) {
    Draw draw = plan.draw(ThingKind.ORGANIZATION, number);
    String place = plan.words.place(draw) + " " + (number + 1);
    int body = draw.below(8);
    var organization =
        named(
                ThingKind.ORGANIZATION,
                number,
                Org.FORMAL_ORGANIZATION,
                plan.words.pick("body", body, true) + " " + place,
                place + " " + plan.words.pick("body", body, false))
            .is(Dcterms.SPATIAL, plan.thing(ThingKind.TERRITORY, plan.territory(draw)))
            .is(Dcterms.SUBJECT, plan.thing(ThingKind.THEME, plan.themes.draw(draw)));
    if (draw.chance(0.6)) {
      organization.text(Dcterms.DESCRIPTION, plan.words.sentences(draw, 2, true), "fr");
    }
    if (draw.chance(0.4)) {
      String key = plan.key(ThingKind.ORGANIZATION, number);
      organization.is(Foaf.HOMEPAGE, NodeFactory.createURI("https://" + key + ".example/"));
    }
  }

  private void practice(int number) {
    Draw draw = plan.draw(ThingKind.PRACTICE, number);
    int theme = plan.themes.draw(draw);
    int gesture = draw.below(8);
    String place = plan.words.place(draw);
    var practice =
        named(
                ThingKind.PRACTICE,
                number,
                Psr.PRACTICE,
                plan.words.pick("gesture", gesture, true)
                    + " façon "
                    + place
                    + " : "
                    + plan.themes.french(theme),
                plan.words.pick("gesture", gesture, false)
                    + " the "
                    + place
                    + " way: "
                    + plan.themes.english(theme))
            .is(Dcterms.SUBJECT, plan.thing(ThingKind.THEME, theme))
            .text(Dcterms.DESCRIPTION, plan.words.sentences(draw, 2, true), "fr");
    if (draw.chance(0.5)) {
      practice.is(
          Psr.TACKLES, plan.thing(ThingKind.CHALLENGE, draw.below(plan.sizes.challenges())));
    }
  }

  private void offer(int number) {
    Draw draw = plan.draw(ThingKind.OFFER, number);
    int theme = plan.themes.draw(draw);
    named(
            ThingKind.OFFER,
            number,
            Psr.SUPPORT_OFFER,
            "Accompagnement : " + plan.themes.french(theme),
            "Support: " + plan.themes.english(theme))
        .text(Dcterms.DESCRIPTION, plan.words.sentences(draw, 1, true), "fr")
        .is(Schema.PROVIDER, plan.thing(ThingKind.ORGANIZATION, plan.organization(draw)))
        .is(Psr.CONDITION, plan.concept("condition", draw.skewed(Groups.CONDITIONS)))
        .is(Dcterms.SUBJECT, plan.thing(ThingKind.THEME, theme))
        .is(Schema.AREA_SERVED, plan.thing(ThingKind.TERRITORY, plan.territory(draw)));
  }
}
