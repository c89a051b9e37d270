package org.passeur.route;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.passeur.route.need.Dial;
import org.passeur.route.need.Weights;
import org.passeur.search.Entity;
import org.passeur.search.EntityKind;

/**
 * Documents that match vote for their authors and communities (voting models for expert search,
 * Macdonald and Ounis 2006); recent ones count more.
 */
final class WorkSignal implements Signal {
  @Override
  public void look(Inquiry inquiry, Ballot ballot) {
    Weights w = inquiry.weights();
    Map<Node, List<Reason>> votes = new LinkedHashMap<>();
    int rank = 0;
    for (Match match : inquiry.works()) {
      Entity work = match.entity();
      rank++;
      double vote =
          w.of(Dial.RANK) / rank
              + w.of(Dial.WORK) * Math.pow(match.words(), w.of(Dial.SHARPNESS))
              + w.of(Dial.WORK_THEME) * Math.min(1, match.themes());
      double weight = vote * inquiry.recency(work.date());
      String made = work.kind() == EntityKind.ACTIVITY ? "activity" : "work";
      for (Node agent : work.agents()) {
        vote(votes, agent, reason(inquiry, made, work, weight));
      }
      for (Node community : work.communities()) {
        vote(votes, community, reason(inquiry, "shared", work, weight * w.of(Dial.SHARED)));
      }
    }
    votes.forEach((thing, reasons) -> count(thing, reasons, w, ballot));
  }

  private static void vote(Map<Node, List<Reason>> votes, Node thing, Reason reason) {
    votes.computeIfAbsent(thing, t -> new ArrayList<>()).add(reason);
  }

  /** Later documents of the same author count less, so that the most prolific do not always win. */
  private static void count(Node thing, List<Reason> reasons, Weights w, Ballot ballot) {
    reasons.sort(Comparator.comparingDouble(Reason::weight).reversed());
    for (int i = 0; i < reasons.size(); i++) {
      ballot.add(thing, reasons.get(i).times(1 / (1 + i * w.of(Dial.FADE))));
    }
  }

  private static Reason reason(Inquiry inquiry, String phrase, Entity work, double weight) {
    String year = Inquiry.year(work.date());
    return new Reason(
        work.kind() == EntityKind.ACTIVITY ? "activity" : "resource",
        year.isEmpty() ? phrase : phrase + ".dated",
        List.of(work.label(inquiry.language()), year),
        Optional.of(work.iri()),
        work.date(),
        weight);
  }
}
