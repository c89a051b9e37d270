package org.passeur.guard;

import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.passeur.store.RecordStore;
import org.passeur.store.Report;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The check of everything that is stored, from time to time: the safety net under the gate, which
 * looks at what changes. jena-shacl judges by all rules, advice included, and RDF4J by the blocking
 * ones; where they differ, one of them is wrong. Thread-safe; writing goes on meanwhile.
 */
public final class Inspection {
  private static final Logger LOG = LoggerFactory.getLogger(Inspection.class);

  private final RecordStore record;
  private final Open open;
  private final Supplier<ShapeCheck> rules;
  private final Clock clock;
  private volatile Optional<Result> last = Optional.empty();

  /** What everyone may read. */
  @FunctionalInterface
  public interface Open {
    /** Judges one state of it, as one graph. */
    Report judge(Function<Graph, Report> judge);
  }

  /**
   * What was found.
   *
   * @param at when it began
   * @param change number of the last change in the state that was looked at
   * @param report every finding, blocking or advice
   * @param disagreement things that only one of the two engines finds in breach of a blocking rule
   * @param open what is found when only what everyone may read is looked at: all that everyone may
   *     be told
   */
  public record Result(
      Instant at, long change, Report report, Set<Node> disagreement, Report open) {
    public Result {
      disagreement = Set.copyOf(disagreement);
    }

    /** Findings of one severity. */
    public List<Report.Result> of(Report.Severity severity) {
      return report.results().stream().filter(r -> r.severity() == severity).toList();
    }

    /** True when no blocking rule is broken and both engines say so. */
    public boolean sound() {
      return report.conforms() && disagreement.isEmpty();
    }
  }

  /**
   * @param rules all of them, asked for when the first check begins
   */
  public Inspection(RecordStore record, Open open, Supplier<ShapeCheck> rules, Clock clock) {
    this.record = record;
    this.open = open;
    this.rules = rules;
    this.clock = clock;
  }

  /** The last result, if there is one since the house opened. */
  public Optional<Result> last() {
    return last;
  }

  /** Looks at one committed state; takes as long as there is data. One at a time. */
  public synchronized Result run() {
    Instant start = clock.instant();
    Report shown = open.judge(graph -> rules.get().check(graph));
    Result result =
        record.read(
            data -> {
              Graph everything = data.getUnionGraph();
              Report report = rules.get().check(everything);
              try (var second = new SecondOpinion(ShapeLibrary.blocking())) {
                Set<Node> first = broken(report);
                Set<Node> other = broken(second.check(everything));
                return new Result(
                    start, record.numberSeen(), report, differing(first, other), shown);
              }
            });
    last = Optional.of(result);
    if (result.sound()) {
      LOG.info("everything stored keeps the blocking rules, at change {}", result.change());
    } else {
      LOG.error(
          "blocking rules are broken at change {}: {} findings, {} only one engine sees",
          result.change(),
          result.of(Report.Severity.VIOLATION).size(),
          result.disagreement().size());
    }
    return result;
  }

  private static Set<Node> broken(Report report) {
    Set<Node> nodes = new HashSet<>();
    report.results().stream()
        .filter(r -> r.severity() == Report.Severity.VIOLATION)
        .forEach(r -> nodes.add(r.focus()));
    return nodes;
  }

  private static Set<Node> differing(Set<Node> one, Set<Node> other) {
    Set<Node> either = new HashSet<>(one);
    either.addAll(other);
    either.removeIf(node -> one.contains(node) && other.contains(node));
    return either;
  }
}
