package org.passeur.route.evaluate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Node;
import org.passeur.route.relation.Load;

/** Counts being among the first five for earlier needs as being asked. */
final class Shown implements Load {
  static final int TOP = 5;

  private final Map<Node, List<LocalDate>> days = new HashMap<>();

  void add(List<Node> first, LocalDate day) {
    first.forEach(p -> days.computeIfAbsent(p, q -> new ArrayList<>()).add(day));
  }

  @Override
  public Map<Node, Integer> lately(LocalDate day) {
    LocalDate from = day.minusDays(DAYS);
    Map<Node, Integer> times = new HashMap<>();
    days.forEach(
        (person, asked) ->
            times.put(
                person,
                (int) asked.stream().filter(d -> !d.isBefore(from) && !d.isAfter(day)).count()));
    return times;
  }
}
