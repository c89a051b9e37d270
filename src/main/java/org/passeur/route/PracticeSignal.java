package org.passeur.route;

import java.util.List;
import java.util.Optional;
import org.passeur.route.need.Dial;
import org.passeur.route.relation.Relations.Around;
import org.passeur.search.EntityKind;

/**
 * From matching practices, finds the communities that cultivate them and the resources about them.
 */
final class PracticeSignal implements Signal {
  private static final int MOST = 8;

  @Override
  public void look(Inquiry inquiry, Ballot ballot) {
    inquiry.things().stream()
        .filter(m -> m.entity().kind() == EntityKind.PRACTICE)
        .limit(MOST)
        .forEach(m -> look(m, inquiry, ballot));
  }

  /** How well a practice matches, from 0 to 1. */
  static double strength(Match practice, Inquiry inquiry) {
    double words = Math.pow(practice.words(), inquiry.weights().of(Dial.SHARPNESS));
    return Math.min(1, words + practice.themes() / 2);
  }

  private static void look(Match match, Inquiry inquiry, Ballot ballot) {
    double weight = strength(match, inquiry) * inquiry.weights().of(Dial.PRACTICE);
    String name = match.entity().label(inquiry.language());
    for (Around near : inquiry.relations().aroundPractice(match.entity().iri())) {
      String date = near.date();
      if (inquiry.counts(date)) {
        ballot.add(
            near.thing(),
            new Reason(
                "practice",
                near.link(),
                List.of(name),
                Optional.of(match.entity().iri()),
                date,
                weight));
      }
    }
  }
}
