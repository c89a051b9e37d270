package org.passeur.route;

import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.passeur.kernel.WrittenDate;
import org.passeur.route.need.Dial;
import org.passeur.route.need.Need;
import org.passeur.route.need.Thesaurus;
import org.passeur.route.need.Weights;
import org.passeur.route.relation.Relations;
import org.passeur.search.Entity;
import org.passeur.search.SearchIndex;
import org.passeur.vocab.Naming;

/**
 * A need while it is being answered: the themes understood, the matches in the index, and the
 * sources for more.
 *
 * @param works resources and activities that match, best first
 * @param things communities, practices, people and the rest that match, best first
 * @param surroundings recent works around the asker
 * @param makers those who made works, by all that they made
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
    MakerSignal.WholeWorks makers,
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
        makers,
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
    return names.computeIfAbsent(thing, t -> Naming.of(t, language(), data));
  }

  /** Returns whether something of that date existed at the time of the need. */
  boolean counts(String date) {
    return WrittenDate.firstDay(date).map(d -> !d.isAfter(need.date())).orElse(true);
  }

  /** 1 for a work of today, halved with every half-life. */
  double recency(String date) {
    return recency(date, need, weights);
  }

  static double recency(String date, Need need, Weights weights) {
    return WrittenDate.firstDay(date)
        .map(d -> Math.max(0, ChronoUnit.DAYS.between(d, need.date())) / 365.25)
        .map(years -> Math.pow(0.5, years / weights.of(Dial.HALF_LIFE)))
        .orElse(weights.of(Dial.UNDATED));
  }

  static String year(String date) {
    return WrittenDate.firstDay(date).map(d -> String.format("%04d", d.getYear())).orElse("");
  }
}
