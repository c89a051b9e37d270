package org.passeur.route;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.passeur.route.need.Dial;
import org.passeur.route.relation.Relations.Claim;
import org.passeur.search.EntityKind;
import org.passeur.vocab.Psr;

/** Finds claims of expertise in the themes of the need and in the matching practices. */
final class ClaimSignal implements Signal {
  private static final int MOST_PRACTICES = 8;

  /** Strength of a claim by its level. */
  private static final Map<Node, Double> LEVELS =
      Map.of(
          Psr.concept("expertise", "aware"), 0.3,
          Psr.concept("expertise", "practising"), 0.6,
          Psr.concept("expertise", "experienced"), 0.9,
          Psr.concept("expertise", "reference"), 1.0);

  /** Strength of a claim by its basis. */
  private static final Map<Node, Double> BASES =
      Map.of(
          Psr.concept("basis", "self"), 0.7,
          Psr.concept("basis", "role"), 0.8,
          Psr.concept("basis", "credential"), 0.8,
          Psr.concept("basis", "contribution"), 0.9,
          Psr.concept("basis", "peer"), 1.0);

  /** Strength of a claim without level or basis. */
  private static final double UNKNOWN = 0.5;

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
          grade(claim.level(), LEVELS) * grade(claim.basis(), BASES) * inquiry.recency(exercised);
      ballot.add(
          claim.person(),
          new Reason(
              "claim",
              claim.level().isEmpty() ? "claim.plain" : "claim",
              List.of(subject, claim.level().<Object>map(l -> l).orElse("")),
              Optional.of(claim.iri()),
              exercised,
              inquiry.weights().of(Dial.CLAIM) * weight * rarity * strength));
    }
  }

  private static double grade(Optional<Node> said, Map<Node, Double> grades) {
    return said.map(grade -> grades.getOrDefault(grade, UNKNOWN)).orElse(UNKNOWN);
  }
}
