package org.passeur.route;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.passeur.route.need.Need;
import org.passeur.route.need.Thesaurus;
import org.passeur.route.need.Weights;
import org.passeur.route.relation.Relations;
import org.passeur.search.Entity;
import org.passeur.search.SearchIndex;

/**
 * A need while it is being answered: the themes understood, the matches in the index, and the
 * sources for more.
 *
 * @param works resources and activities that match, best first
 * @param things communities, practices, people and the rest that match, best first
 * @param surroundings recent works around the asker
 * @param known things already read from the index; a cache
 * @param relations relations from themes and things to others
 * @param names already looked up; a cache
 */
record Inquiry(
    Need need,
    Weights weights,
    Understanding understanding,
    Thesaurus thesaurus,
    List<Match> works,
    List<Match> things,
    RecentWorks surroundings,
    Map<Node, Entity> known,
    SearchIndex index,
    DatasetGraph data,
    Relations relations,
    Map<Node, String> names) {

  /** The same need with other weights. */
  Inquiry with(Weights other) {
    return new Inquiry(
        need,
        other,
        understanding,
        thesaurus,
        works,
        things,
        surroundings,
        known,
        index,
        data,
        relations,
        names);
  }

  String language() {
    return need.language().startsWith("en") ? "en" : "fr";
  }

  /** Reads things from the index, through the cache. */
  Map<Node, Entity> entities(Collection<Node> iris) {
    Set<Node> missing = new LinkedHashSet<>(iris);
    missing.removeAll(known.keySet());
    known.putAll(index.entities(missing));
    Map<Node, Entity> found = new LinkedHashMap<>();
    for (Node iri : iris) {
      Entity entity = known.get(iri);
      if (entity != null) {
        found.put(iri, entity);
      }
    }
    return found;
  }

  /**
   * The name of a thing in the asker's language, or else in the other one; empty when it has no
   * name.
   */
  String name(Node thing) {
    return names.computeIfAbsent(thing, t -> Names.of(t, language(), data));
  }

  /** Returns whether something of that date existed at the time of the need. */
  boolean counts(String date) {
    return day(date).map(d -> !d.isAfter(need.date())).orElse(true);
  }

  /** 1 for a work of today, halved with every half-life. */
  double recency(String date) {
    return day(date)
        .map(d -> Math.max(0, ChronoUnit.DAYS.between(d, need.date())) / 365.25)
        .map(years -> Math.pow(0.5, years / weights.halfLife()))
        .orElse(weights.undated());
  }

  /** First day of a date written as year, month or day. */
  static Optional<LocalDate> day(String date) {
    try {
      return switch (date.length()) {
        case 4 -> Optional.of(LocalDate.of(Integer.parseInt(date), 1, 1));
        case 7 -> Optional.of(LocalDate.parse(date + "-01"));
        default ->
            date.length() < 10
                ? Optional.empty()
                : Optional.of(LocalDate.parse(date.substring(0, 10)));
      };
    } catch (DateTimeException | NumberFormatException e) {
      return Optional.empty();
    }
  }

  static String year(String date) {
    return date.length() >= 4 ? date.substring(0, 4) : "";
  }
}
