package org.passeur.route;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.jena.graph.Node;
import org.passeur.vocab.Prov;
import org.passeur.vocab.Psr;

/**
 * How often people were solicited or handed a request. It follows everything, for the staff: the
 * requests themselves are never public, only that some people are placed lower. Kept in memory.
 * Reading is thread-safe.
 */
public final class Solicitations extends MemoryProjection<Solicitations.Asked> implements Load {

  public Solicitations() {
    super("solicitations", Asked::new);
  }

  @Override
  public Map<Node, Integer> lately(LocalDate day) {
    return facts().since(day.minusDays(DAYS).toString());
  }

  /** Who was asked when, by request. */
  static final class Asked implements MemoryProjection.Facts<Asked> {
    private record One(Set<Node> agents, String when) {}

    /** What was counted last, for many needs of one day. */
    private record Counts(String since, long version, Map<Node, Integer> times) {}

    private final Map<Node, One> bySource = new ConcurrentHashMap<>();
    private volatile long version;
    private volatile Counts counted = new Counts("", -1, Map.of());

    @Override
    public Set<Node> telling() {
      return Set.of(Psr.SOLICITS, Psr.HANDED_OVER_TO);
    }

    @Override
    public void put(Node source, Statements said) {
      Set<Node> agents = new java.util.HashSet<>(said.things(Psr.SOLICITS));
      agents.addAll(said.things(Psr.HANDED_OVER_TO));
      String when = said.latest(Prov.STARTED_AT_TIME);
      if (agents.isEmpty() || when.isEmpty()) {
        version += bySource.remove(source) == null ? 0 : 1;
      } else {
        bySource.put(source, new One(Set.copyOf(agents), when));
        version++;
      }
    }

    /** Dates and times are written so that the later ones sort later, up to their time zone. */
    private Map<Node, Integer> since(String day) {
      long seen = version;
      Counts last = counted;
      if (last.version() == seen && last.since().equals(day)) {
        return last.times();
      }
      Map<Node, Integer> times = new HashMap<>();
      for (One one : bySource.values()) {
        if (one.when().compareTo(day) >= 0) {
          one.agents().forEach(agent -> times.merge(agent, 1, Integer::sum));
        }
      }
      counted = new Counts(day, seen, times);
      return times;
    }

    @Override
    public long differences(Asked other) {
      long same =
          bySource.entrySet().stream()
              .filter(e -> e.getValue().equals(other.bySource.get(e.getKey())))
              .count();
      return bySource.size() - same + other.bySource.size() - same;
    }
  }
}
