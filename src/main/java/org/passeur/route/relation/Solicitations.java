package org.passeur.route.relation;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.apache.jena.graph.Node;
import org.passeur.vocab.Prov;
import org.passeur.vocab.Psr;

/**
 * Counts how often people were solicited or handed a request. It follows all data, for staff;
 * requests are never public, but people asked often are ranked lower in public answers. Held in
 * memory. Reading is thread-safe.
 */
public final class Solicitations extends MemoryProjection<Solicitations.Asked> implements Load {

  /** The counts that are distinguished; each stands for all up to the next. */
  private static final int[] STEPS = {3, 6, 12};

  public Solicitations() {
    super("solicitations", Asked::new);
  }

  @Override
  public Map<Node, Integer> lately(LocalDate day) {
    return facts().between(day.minusDays(DAYS).toString(), "~");
  }

  /**
   * The counts as public answers may use them. The order of an answer can be compared with what the
   * public data alone would give; so that it does not reveal who was asked when, or how often, only
   * whole past months are counted, in so few steps that only "asked often within a year" remains
   * visible.
   */
  public Load roughly() {
    return day -> {
      LocalDate month = day.withDayOfMonth(1);
      Map<Node, Integer> rough = new HashMap<>();
      facts()
          .between(month.minusDays(DAYS).toString(), month.toString())
          .forEach((agent, times) -> step(times).ifPresent(step -> rough.put(agent, step)));
      return rough;
    };
  }

  private static OptionalInt step(int times) {
    return IntStream.of(STEPS).filter(step -> step <= times).max();
  }

  /** Requests by person and day. */
  static final class Asked implements MemoryProjection.Facts<Asked> {
    private record One(Set<Node> agents, String when) {}

    /** The last counts, cached for many needs of one day. */
    private record Counts(String from, String to, long version, Map<Node, Integer> times) {}

    private final Map<Node, One> bySource = new ConcurrentHashMap<>();
    private final AtomicLong version = new AtomicLong();
    private volatile Counts counted = new Counts("", "", -1, Map.of());

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
        if (bySource.remove(source) != null) {
          version.incrementAndGet();
        }
      } else {
        bySource.put(source, new One(Set.copyOf(agents), when));
        version.incrementAndGet();
      }
    }

    /**
     * Counts between two days. Dates are compared as text, which sorts them correctly except for
     * time zones.
     */
    private Map<Node, Integer> between(String from, String to) {
      long seen = version.get();
      Counts last = counted;
      if (last.version() == seen && last.from().equals(from) && last.to().equals(to)) {
        return last.times();
      }
      Map<Node, Integer> times = new HashMap<>();
      for (One one : bySource.values()) {
        if (one.when().compareTo(from) >= 0 && one.when().compareTo(to) < 0) {
          one.agents().forEach(agent -> times.merge(agent, 1, Integer::sum));
        }
      }
      counted = new Counts(from, to, seen, times);
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
