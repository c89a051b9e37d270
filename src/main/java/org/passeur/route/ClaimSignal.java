package org.passeur.route;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.passeur.index.EntityKind;
import org.passeur.query.QueryLibrary.Row;

/** Claims of expertise in the understood themes and in the practices that match. */
final class ClaimSignal implements Signal {
  private static final int MOST_PRACTICES = 8;

  @Override
  public void look(Inquiry inquiry, Ballot ballot) {
    Map<Node, Double> subjects = new LinkedHashMap<>();
    Understanding understood = inquiry.understanding();
    understood.themes().forEach((theme, w) -> subjects.put(theme, w / understood.full()));
    inquiry.things().stream()
        .filter(m -> m.entity().kind() == EntityKind.PRACTICE)
        .limit(MOST_PRACTICES)
        .forEach(
            m -> subjects.merge(m.entity().iri(), PracticeSignal.strength(m, inquiry), Math::max));
    subjects.forEach((subject, weight) -> look(subject, weight, inquiry, ballot));
  }

  private static void look(Node subject, double weight, Inquiry inquiry, Ballot ballot) {
    Weights w = inquiry.weights();
    List<Row> claims = inquiry.rows("claims", "subject", subject);
    // a claim that everyone makes tells little of anyone
    double all = Math.log(2 + inquiry.index().size());
    double rarity = 1 - Math.log(1 + claims.size()) / all;
    String name = Names.of(subject, inquiry);
    for (Row claim : claims) {
      String exercised = claim.text("exercised");
      if (!inquiry.counts(exercised)) {
        continue;
      }
      double strength =
          grade(claim, "level", w.levels())
              * grade(claim, "basis", w.bases())
              * inquiry.recency(exercised);
      String level = claim.has("level") ? Names.of(claim.node("level"), inquiry) : "";
      ballot.add(
          claim.node("person"),
          new Reason(
              "claim",
              level.isEmpty() ? "claim.plain" : "claim",
              List.of(name, level),
              Optional.of(claim.node("claim")),
              exercised,
              w.claim() * weight * rarity * strength));
    }
  }

  private static double grade(Row claim, String variable, Map<Node, Double> grades) {
    return claim.has(variable)
        ? grades.getOrDefault(claim.node(variable), Weights.UNKNOWN)
        : Weights.UNKNOWN;
  }
}
