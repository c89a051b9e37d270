package org.passeur.guard;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.passeur.kernel.WrittenDate;
import org.passeur.log.Change;
import org.passeur.vocab.Psr;
import org.passeur.vocab.Schema;

/** Finds overlapping stage periods: a community is at one stage at a time. */
final class Periods {
  private static final Set<Node> DATES = Set.of(Schema.START_DATE, Schema.END_DATE);

  private Periods() {}

  /**
   * Returns, for each community that the change touches, the first period that begins before the
   * previous one has ended. A period without an end continues; one without a beginning is ignored.
   */
  static List<Quad> overlaps(Change change, DatasetGraph after) {
    Set<Node> communities = new LinkedHashSet<>();
    change
        .quads()
        .forEach(
            q -> {
              if (q.getPredicate().equals(Psr.HAS_STAGE_PERIOD)) {
                communities.add(q.getSubject());
              } else if (DATES.contains(q.getPredicate())) {
                after
                    .find(Node.ANY, Node.ANY, Psr.HAS_STAGE_PERIOD, q.getSubject())
                    .forEachRemaining(held -> communities.add(held.getSubject()));
              }
            });
    List<Quad> found = new ArrayList<>();
    communities.forEach(c -> overlap(c, after).ifPresent(found::add));
    return found;
  }

  private static Optional<Quad> overlap(Node community, DatasetGraph data) {
    List<Period> periods =
        Iter.toList(data.find(Node.ANY, community, Psr.HAS_STAGE_PERIOD, Node.ANY)).stream()
            .flatMap(q -> Period.read(q, data).stream())
            .sorted(Comparator.comparing(Period::start).thenComparing(Period::end))
            .toList();
    for (int i = 1; i < periods.size(); i++) {
      Period before = periods.get(i - 1);
      Period next = periods.get(i);
      boolean same = before.link().getObject().equals(next.link().getObject());
      if (!same && before.end().first().isAfter(next.start().last())) {
        return Optional.of(next.link());
      }
    }
    return Optional.empty();
  }

  private record Period(Quad link, WrittenDate start, WrittenDate end) {
    private static final Optional<WrittenDate> FOR_EVER = WrittenDate.of("9999-12-31");

    static Optional<Period> read(Quad link, DatasetGraph data) {
      Optional<WrittenDate> end = date(link.getObject(), Schema.END_DATE, data).or(() -> FOR_EVER);
      return date(link.getObject(), Schema.START_DATE, data)
          .map(start -> new Period(link, start, end.orElseThrow()));
    }

    private static Optional<WrittenDate> date(Node period, Node property, DatasetGraph data) {
      return Iter.toList(data.find(Node.ANY, period, property, Node.ANY)).stream()
          .flatMap(q -> WrittenDate.of(q.getObject()).stream())
          .min(Comparator.naturalOrder());
    }
  }
}
