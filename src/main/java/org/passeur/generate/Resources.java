package org.passeur.generate;

import java.time.LocalDate;
import java.util.List;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.passeur.vocab.Dcterms;
import org.passeur.vocab.Psr;

/** Resources with their texts; some are described with care, most are not. */
final class Resources {
  private static final List<String> KINDS =
      List.of("note", "guide", "link", "minutes", "tool", "case", "recording", "lexicon-entry");
  private static final Node LICENSE =
      NodeFactory.createURI("https://creativecommons.org/licenses/by/4.0/");

  private final Plan plan;
  private final StatementWriter out;

  Resources(Plan plan, StatementWriter out) {
    this.plan = plan;
    this.out = out;
  }

  void write() {
    for (int i = 0; i < plan.sizes.resources(); i++) {
      resource(i);
    }
  }

  private void resource(int number) {
    Draw draw = plan.draw(ThingKind.RESOURCE, number);
    int author = plan.authorOf(number);
    int home = plan.homeOf(number);
    boolean open = home < 0 || plan.isOpen(home);
    Node graph = home < 0 ? plan.publicGraph() : plan.graphOf(home);
    int theme =
        home >= 0 && draw.chance(0.7) ? draw.any(plan.themesOf(home)) : plan.themes.draw(draw);
    Node node = plan.thing(ThingKind.RESOURCE, number);
    var resource =
        out.about(graph, node)
            .a(Psr.KNOWLEDGE_RESOURCE)
            .is(Psr.VISIBILITY, plan.concept("visibility", open ? "public" : plan.visibility(home)))
            .is(Dcterms.SUBJECT, plan.thing(ThingKind.THEME, theme));
    texts(resource, draw, theme);
    details(resource, draw, theme, home);
    if (author >= 0) {
      Node own = open ? plan.personGraph(author, "contribution") : graph;
      out.say(own, node, Dcterms.CREATOR, plan.thing(ThingKind.PERSON, author));
      if (open && draw.chance(1.2 / (plan.authorShare(author) * plan.sizes.resources()))) {
        GeneratedPeople.contribution(plan, out, author, number, plan.thing(ThingKind.THEME, theme));
      }
    }
  }

  /** Nearly all have a French text, one in four an English one. */
  private void texts(StatementWriter.About resource, Draw draw, int theme) {
    double languages = draw.unit();
    boolean careful = draw.chance(0.7);
    int genre = draw.below(10);
    String place = plan.words.place(draw);
    if (languages < 0.9) {
      String title = plan.words.pick("genre", genre, true) + " de " + place + " : ";
      resource
          .text(Dcterms.TITLE, title + plan.themes.french(theme), "fr")
          .is(Dcterms.LANGUAGE, StatementWriter.plain("fr"));
      if (careful) {
        String text = plan.words.sentences(draw, 2 + draw.below(3), true);
        resource.text(Dcterms.ABSTRACT, text, "fr");
      }
    }
    if (languages > 0.75) {
      String title = place + " " + plan.words.pick("genre", genre, false) + ": ";
      resource
          .text(Dcterms.TITLE, title + plan.themes.english(theme), "en")
          .is(Dcterms.LANGUAGE, StatementWriter.plain("en"));
      if (careful) {
        String text = plan.words.sentences(draw, 2 + draw.below(2), false);
        resource.text(Dcterms.ABSTRACT, text, "en");
      }
    }
  }

  private void details(StatementWriter.About resource, Draw draw, int theme, int home) {
    if (draw.chance(0.8)) {
      resource.is(Dcterms.TYPE, plan.concept("resource", draw.skewed(KINDS)));
    }
    if (draw.chance(0.7)) {
      LocalDate issued = plan.settings.today().minusDays(draw.below(2000));
      resource.on(Dcterms.ISSUED, issued);
    }
    if (draw.chance(0.3)) {
      resource.is(Dcterms.LICENSE, LICENSE);
    }
    int second = plan.themes.draw(draw);
    if (second != theme && draw.chance(0.3)) {
      resource.is(Dcterms.SUBJECT, plan.thing(ThingKind.THEME, second));
    }
    if (draw.chance(0.25)) {
      resource.is(Psr.DOCUMENTS, plan.thing(ThingKind.PRACTICE, plan.practice(draw)));
    }
    if (home >= 0) {
      resource.is(Psr.ORIGINATED_IN, plan.thing(ThingKind.COMMUNITY, home));
      if (draw.chance(0.2)) {
        resource.is(Psr.SHARED_IN, plan.thing(ThingKind.COMMUNITY, plan.openCommunity(draw)));
      }
    }
  }
}
