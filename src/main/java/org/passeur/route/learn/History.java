package org.passeur.route.learn;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.passeur.kernel.WrittenDate;
import org.passeur.route.PastTexts;
import org.passeur.route.Router.Past;
import org.passeur.route.need.Need;
import org.passeur.route.need.SuggestionKind;
import org.passeur.sparql.library.QueryLibrary;
import org.passeur.sparql.library.QueryLibrary.Row;

/** Past needs of a network whose answer is known. */
final class History {
  /** Number of needs replayed, the latest; more would take long and add little. */
  private static final int MOST = 240;

  private static final int MOST_PEOPLE = 10_000;

  /**
   * A past need with the people who could answer it.
   *
   * @param known people who had made something before, and who then made the work taken as the need
   */
  record Known(Past past, Set<Node> known) {}

  /** A work with its date, authors and communities. */
  private record Work(Node iri, String day, Set<Node> makers, List<Node> communities) {}

  private History() {}

  /**
   * Reads past needs, oldest first.
   *
   * @param before works from this day on are not replayed
   * @param without works that are not replayed
   */
  static List<Known> of(
      DatasetGraph data, QueryLibrary queries, LocalDate before, Set<Node> without) {
    List<Work> works = works(data, queries);
    Map<Node, String> first = new HashMap<>();
    for (Work work : works) {
      work.makers().forEach(m -> first.putIfAbsent(m, work.day()));
    }
    List<Known> past = new ArrayList<>();
    for (int i = works.size() - 1; i >= 0 && past.size() < MOST; i--) {
      Work work = works.get(i);
      Set<Node> known = new TreeSet<>(Comparator.comparing(Node::toString));
      for (Node maker : work.makers()) {
        if (first.getOrDefault(maker, work.day()).compareTo(work.day()) < 0) {
          known.add(maker);
        }
      }
      LocalDate day = LocalDate.parse(work.day());
      if (!known.isEmpty() && day.isBefore(before) && !without.contains(work.iri())) {
        past.add(new Known(new Past(need(work, day, data), Set.of(work.iri())), known));
      }
    }
    java.util.Collections.reverse(past);
    return past;
  }

  private static Need need(Work work, LocalDate day, DatasetGraph data) {
    return new Need(
        PastTexts.of(work.iri(), data),
        "fr",
        Set.of(),
        Set.of(),
        Optional.empty(),
        work.communities().stream().findFirst(),
        Set.of(SuggestionKind.PERSON),
        day.minusDays(1),
        MOST_PEOPLE);
  }

  private static List<Work> works(DatasetGraph data, QueryLibrary queries) {
    Map<Node, Work> works = new LinkedHashMap<>();
    for (Row row : queries.rows(data, "route/history", Map.of())) {
      Optional<LocalDate> day = WrittenDate.firstDay(row.text("date"));
      if (day.isPresent() && row.node("work").isURI()) {
        Work work =
            works.computeIfAbsent(
                row.node("work"),
                w ->
                    new Work(
                        w,
                        day.get().toString(),
                        new TreeSet<>(Comparator.comparing(Node::toString)),
                        new ArrayList<>()));
        work.makers().add(row.node("who"));
        if (row.has("community") && !work.communities().contains(row.node("community"))) {
          work.communities().add(row.node("community"));
        }
      }
    }
    List<Work> sorted = new ArrayList<>(works.values());
    sorted.sort(Comparator.comparing(Work::day).thenComparing(w -> w.iri().toString()));
    sorted.forEach(w -> w.communities().sort(Comparator.comparing(Node::toString)));
    return sorted;
  }
}
