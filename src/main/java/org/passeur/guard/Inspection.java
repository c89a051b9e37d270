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
import org.passeur.kernel.Report;
import org.passeur.store.RecordStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The daily check of everything stored: a safety net under the gate, which checks changes only.
 * jena-shacl checks all rules, advice included; RDF4J checks the blocking ones; where they
 * disagree, one of them is wrong. Does not hold up writing. Thread-safe.
 */
public final class Inspection {
  private static final Logger LOG = LoggerFactory.getLogger(Inspection.class);

  private final RecordStore record;
  private final Open open;
  private final Supplier<ShapeCheck> rules;
  private final Clock clock;
  private volatile Optional<Result> last = Optional.empty();

  /** The public data, as a source to check. */
  @FunctionalInterface
  public interface Open {
    /** Runs a check on one state of the public data, as one graph. */
    Report judge(Function<Graph, Report> judge);
  }

  /**
   * The result of one check.
   *
   * @param at when it began
   * @param change number of the last change in the state checked
   * @param report every finding, blocking or advice
   * @param disagreement things that only one of the two engines finds in breach of a blocking rule
   * @param open the findings on the public data alone; only these may be shown to everyone
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

    /** Returns whether both engines agree and no blocking rule is broken. */
    public boolean sound() {
      return report.conforms() && disagreement.isEmpty();
    }
  }

  /**
   * @param rules all rules; fetched at the first check
   */
  public Inspection(RecordStore record, Open open, Supplier<ShapeCheck> rules, Clock clock) {
    this.record = record;
    this.open = open;
    this.rules = rules;
    this.clock = clock;
  }

  /** The last result; empty when there was no check since the house opened. */
  public Optional<Result> last() {
    return last;
  }

  /** Checks one committed state; time grows with the size of the data. Runs one at a time. */
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
      LOG.info("check of stored data: no required rule is broken, at change {}", result.change());
    } else {
      LOG.error(
          "check of stored data: required rules are broken at change {}: {} findings; {}"
              + " differences between the two checkers",
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
