package org.passeur.route;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.passeur.route.need.Weights;
import org.passeur.route.relation.Relations.Claim;
import org.passeur.search.EntityKind;

/** Finds claims of expertise in the themes of the need and in the matching practices. */
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
    List<Claim> claims = inquiry.relations().claims(subject);
    // a theme or practice with many claims says little about each holder
    double all = Math.log(2 + inquiry.index().size());
    double rarity = 1 - Math.log(1 + claims.size()) / all;
    for (Claim claim : claims) {
      String exercised = claim.exercised();
      if (!inquiry.counts(exercised)) {
        continue;
      }
      double strength =
          grade(claim.level(), w.levels())
              * grade(claim.basis(), w.bases())
              * inquiry.recency(exercised);
      ballot.add(
          claim.person(),
          new Reason(
              "claim",
              claim.level().isEmpty() ? "claim.plain" : "claim",
              List.of(subject, claim.level().<Object>map(l -> l).orElse("")),
              Optional.of(claim.iri()),
              exercised,
              w.claim() * weight * rarity * strength));
    }
  }

  private static double grade(Optional<Node> said, Map<Node, Double> grades) {
    return said.map(grade -> grades.getOrDefault(grade, Weights.UNKNOWN)).orElse(Weights.UNKNOWN);
  }
}
