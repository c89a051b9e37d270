package org.passeur.route;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.passeur.index.Entity;
import org.passeur.index.EntityKind;

/**
 * Adds the reasons up: what may be proposed, best first, and what is not worth proposing left out.
 */
final class Tally {
  private static final int MOST_REASONS = 6;

  private final Inquiry inquiry;

  Tally(Inquiry inquiry) {
    this.inquiry = inquiry;
  }

  /**
   * Something that may be proposed.
   *
   * @param reasons most telling first; their weights add up to the score
   * @param spared placed lower because of many requests lately
   */
  record Scored(Entity entity, Kind kind, double score, List<Reason> reasons, boolean spared) {
    static final Comparator<Scored> BEST_FIRST =
        Comparator.comparingDouble(Scored::score)
            .reversed()
            .thenComparing(s -> s.entity().iri().toString());

    /** The same, placed lower to spare someone. */
    Scored times(double factor) {
      List<Reason> less = reasons.stream().map(r -> r.times(factor)).toList();
      double sum = less.stream().mapToDouble(Reason::weight).sum();
      return new Scored(entity, kind, sum, less, true);
    }
  }

  List<Scored> best(Ballot ballot) {
    List<Scored> scored = new ArrayList<>();
    Map<Kind, Double> bests = new EnumMap<>(Kind.class);
    for (Entity entity : inquiry.entities(ballot.all().keySet()).values()) {
      List<Reason> reasons = ballot.all().getOrDefault(entity.iri(), List.of());
      kind(entity.kind())
          .map(kind -> score(entity, kind, reasons))
          .ifPresent(
              s -> {
                scored.add(s);
                bests.merge(s.kind(), s.score(), Math::max);
              });
    }
    double least = inquiry.weights().least();
    scored.removeIf(s -> s.score() < least * bests.getOrDefault(s.kind(), 0.0));
    scored.sort(Scored.BEST_FIRST);
    return scored;
  }

  private Scored score(Entity entity, Kind kind, List<Reason> reasons) {
    Map<List<Object>, Reason> merged = new LinkedHashMap<>();
    for (Reason r : reasons) {
      merged.merge(List.of(r.kind(), r.phrase(), r.values(), r.iri()), r, Reason::and);
    }
    List<Reason> all = new ArrayList<>(merged.values());
    double score = sum(all);
    inquiry
        .need()
        .territory()
        .filter(territory -> entity.territories().contains(territory))
        .ifPresent(territory -> all.add(nearby(territory, score)));
    all.sort(Comparator.comparingDouble(Reason::weight).reversed());
    List<Reason> kept = shortened(all);
    return new Scored(entity, kind, sum(kept), kept, false);
  }

  private Reason nearby(Node territory, double score) {
    return new Reason(
        "territory",
        "territory",
        List.of(Names.of(territory, inquiry)),
        Optional.of(territory),
        "",
        score * inquiry.weights().territory());
  }

  /** The most telling reasons; the others become one line, so that the weights still add up. */
  private static List<Reason> shortened(List<Reason> all) {
    if (all.size() <= MOST_REASONS) {
      return all;
    }
    List<Reason> kept = new ArrayList<>(all.subList(0, MOST_REASONS - 1));
    List<Reason> rest = all.subList(MOST_REASONS - 1, all.size());
    kept.add(new Reason("more", "more", List.of(rest.size()), Optional.empty(), "", sum(rest)));
    return kept;
  }

  private static double sum(List<Reason> reasons) {
    return reasons.stream().mapToDouble(Reason::weight).sum();
  }

  private static Optional<Kind> kind(EntityKind kind) {
    return switch (kind) {
      case PERSON -> Optional.of(Kind.PERSON);
      case COMMUNITY -> Optional.of(Kind.COMMUNITY);
      case PRACTICE -> Optional.of(Kind.PRACTICE);
      case RESOURCE -> Optional.of(Kind.RESOURCE);
      case ORGANIZATION -> Optional.of(Kind.ORGANIZATION);
      case OFFER -> Optional.of(Kind.OFFER);
      case ACTIVITY, NEED, THEME -> Optional.empty();
    };
  }
}
