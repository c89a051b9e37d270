package org.passeur.route;

import java.util.List;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.passeur.route.need.Dial;
import org.passeur.route.need.Weights;
import org.passeur.search.Entity;
import org.passeur.search.EntityKind;

/** Proposes things whose own words and themes match the need. */
final class DirectSignal implements Signal {
  @Override
  public void look(Inquiry inquiry, Ballot ballot) {
    inquiry.works().forEach(match -> look(match, inquiry, ballot));
    inquiry.things().forEach(match -> look(match, inquiry, ballot));
  }

  private static void look(Match match, Inquiry inquiry, Ballot ballot) {
    Weights w = inquiry.weights();
    Entity thing = match.entity();
    boolean person = thing.kind() == EntityKind.PERSON;
    double words =
        Math.pow(match.words(), w.of(Dial.SHARPNESS))
            * (person ? w.of(Dial.PROFILE) : w.of(Dial.TEXT));
    ballot.add(
        thing.iri(),
        new Reason(
            "text",
            person ? "profile" : "text",
            List.of(),
            Optional.of(thing.iri()),
            thing.date(),
            words));
    if (!person) { // for people, claims say what they know
      themes(match, inquiry, ballot);
    }
  }

  private static void themes(Match match, Inquiry inquiry, Ballot ballot) {
    Understanding understood = inquiry.understanding();
    for (Node theme : understood.shared(match.entity().themes())) {
      boolean named = understood.named().containsKey(theme);
      double weight = understood.themes().getOrDefault(theme, 0.0) / understood.full();
      ballot.add(
          match.entity().iri(),
          new Reason(
              "theme",
              named ? "theme" : "theme.widened",
              List.of(inquiry.thesaurus().label(theme, inquiry.language())),
              Optional.of(theme),
              "",
              weight * inquiry.weights().of(Dial.THEME)));
    }
  }
}
