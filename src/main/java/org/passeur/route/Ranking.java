package org.passeur.route;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.passeur.route.need.Dial;
import org.passeur.route.need.SuggestionKind;
import org.passeur.search.Entity;
import org.passeur.search.EntityKind;

/** Adds up reasons and ranks candidates, leaving out those with too low a score. */
final class Ranking {
  private static final int MOST_REASONS = 6;

  /** Searchable kinds that may be proposed. */
  private static final Map<EntityKind, SuggestionKind> KINDS =
      new EnumMap<>(
          Map.of(
              EntityKind.PERSON, SuggestionKind.PERSON,
              EntityKind.COMMUNITY, SuggestionKind.COMMUNITY,
              EntityKind.PRACTICE, SuggestionKind.PRACTICE,
              EntityKind.RESOURCE, SuggestionKind.RESOURCE,
              EntityKind.ORGANIZATION, SuggestionKind.ORGANIZATION,
              EntityKind.OFFER, SuggestionKind.OFFER));

  private final Inquiry inquiry;

  Ranking(Inquiry inquiry) {
    this.inquiry = inquiry;
  }

  /**
   * A candidate with its score.
   *
   * @param score score that decides the order
   * @param match score before it is lowered for recent requests; the only one shown
   * @param factor factor that makes the weights of its reasons add up to the match
   */
  record Scored(Entity entity, SuggestionKind kind, double score, double match, double factor) {
    static final Comparator<Scored> BEST_FIRST =
        Comparator.comparingDouble(Scored::score)
            .reversed()
            .thenComparing(s -> s.entity().iri().toString());

    /** The same candidate with its score lowered for recent requests. */
    Scored spare(double part) {
      return new Scored(entity, kind, score * part, match, factor);
    }

    /** The same candidate with a lower score. */
    Scored less(double part) {
      return new Scored(entity, kind, score * part, match * part, factor * part);
    }
  }

  /** The candidates, best first. Reasons are worked out only for those that are shown. */
  List<Scored> best(Ballot ballot) {
    List<Scored> scored = new ArrayList<>();
    Map<SuggestionKind, Double> bests = new EnumMap<>(SuggestionKind.class);
    for (Entity entity : inquiry.entities(ballot.all().keySet()).values()) {
      SuggestionKind kind = KINDS.get(entity.kind());
      if (kind != null) {
        double own = ballot.score(entity.iri());
        double score = own + nearby(entity).map(t -> bonus(own)).orElse(0.0);
        scored.add(new Scored(entity, kind, score, score, 1));
        bests.merge(kind, score, Math::max);
      }
    }
    double least = inquiry.weights().of(Dial.LEAST);
    scored.removeIf(s -> s.score() < least * bests.getOrDefault(s.kind(), 0.0));
    scored.sort(Scored.BEST_FIRST);
    return scored;
  }

  /** The reasons of a candidate, strongest first; their weights add up to the match. */
  List<Reason> reasons(Scored scored, Ballot ballot) {
    Node thing = scored.entity().iri();
    Map<List<Object>, Reason> merged = new LinkedHashMap<>();
    for (Reason r : ballot.all().getOrDefault(thing, List.of())) {
      merged.merge(List.of(r.kind(), r.phrase(), r.values(), r.iri()), r, Reason::and);
    }
    List<Reason> all = new ArrayList<>(merged.values());
    nearby(scored.entity()).ifPresent(t -> all.add(nearby(t, bonus(ballot.score(thing)))));
    all.sort(Comparator.comparingDouble(Reason::weight).reversed());
    return shortened(all).stream().map(r -> r.times(scored.factor())).toList();
  }

  /** The asker's territory, if the thing is there. */
  private Optional<Node> nearby(Entity entity) {
    return inquiry.need().territory().filter(entity.territories()::contains);
  }

  private double bonus(double own) {
    return own * inquiry.weights().of(Dial.TERRITORY);
  }

  private static Reason nearby(Node territory, double weight) {
    return new Reason(
        "territory", "territory", List.of(territory), Optional.of(territory), "", weight);
  }

  /** Kinds of reasons that are told after the others: they name no single thing. */
  private static final Set<String> GENERAL = Set.of("works", "walk", "active");

  /** The strongest reasons; the rest are merged into one, so that the weights still add up. */
  private static List<Reason> shortened(List<Reason> all) {
    if (all.size() <= MOST_REASONS) {
      return all;
    }
    List<Reason> byNeed = new ArrayList<>(all);
    byNeed.sort(Comparator.comparing(r -> GENERAL.contains(r.kind())));
    List<Reason> kept = new ArrayList<>(byNeed.subList(0, MOST_REASONS - 1));
    kept.sort(Comparator.comparingDouble(Reason::weight).reversed());
    List<Reason> rest = byNeed.subList(MOST_REASONS - 1, byNeed.size());
    kept.add(new Reason("more", "more", List.of(rest.size()), Optional.empty(), "", sum(rest)));
    return kept;
  }

  private static double sum(List<Reason> reasons) {
    return reasons.stream().mapToDouble(Reason::weight).sum();
  }
}
