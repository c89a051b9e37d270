package org.passeur.ingest;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.passeur.ingest.consent.ConsentRows;
import org.passeur.ingest.source.Harvest;
import org.passeur.ingest.source.ImportProblem;
import org.passeur.ingest.source.ImportRequest;
import org.passeur.ingest.source.Withdrawal;
import org.passeur.kernel.Bilingual;
import org.passeur.kernel.Report;
import org.passeur.log.Change;
import org.passeur.log.Commit;
import org.passeur.log.Note;
import org.passeur.store.RecordStore;
import org.passeur.store.Refused;
import org.passeur.store.work.WorkFolder;

/**
 * Stores what a source says, in parts of bounded size, each decided whole. Rows that the gates
 * refuse are left out before the first part. Between two parts others may write: a withdrawal of
 * consent does not wait for the end.
 */
final class Storing {
  /** Parts that may be decided and not yet shown. */
  private static final int AHEAD = 8;

  private final RecordStore store;
  private final Withdrawal withdrawal;
  private final Refresh refresh;
  private final WorkFolder work;
  private final int size;
  private final ImportProgress progress;

  /**
   * @param size most statements of a part
   */
  Storing(
      RecordStore store,
      Withdrawal withdrawal,
      Refresh refresh,
      WorkFolder work,
      int size,
      ImportProgress progress) {
    this.store = store;
    this.withdrawal = withdrawal;
    this.refresh = refresh;
    this.work = work;
    this.size = size;
    this.progress = progress;
  }

  /**
   * What was stored, or would be.
   *
   * @param number of the last change; 0 when nothing was stored
   */
  record Stored(long added, long removed, long number, long unchanged) {
    static final Stored NOTHING = new Stored(0, 0, 0, 0);
  }

  /**
   * @param consents rows of the consent record
   */
  Stored store(
      SourceStatements said, Harvest harvest, ConsentRows consents, ImportRequest request) {
    boolean closing = !harvest.withheld.isEmpty() || request.inside().orElse(false);
    BooleanSupplier nothing =
        () -> said.isEmpty() && consents.isEmpty() && harvest.anythingRefused() && !closing;
    if (nothing.getAsBoolean() && harvest.closesNothing()) {
      return Stored.NOTHING;
    }
    Consumer<DatasetGraph> first =
        data -> {
          withdrawal.apply(harvest.withheld, request.inside(), data);
          consents.apply(data);
        };
    try (var plan = new ImportPlan(store, said, harvest, refresh, first, nothing, work)) {
      if (!new Judging(store, plan, harvest, size, progress).conforms()) {
        return Stored.NOTHING;
      }
      boolean held = request.strict() && harvest.anythingRefused();
      if (held || (nothing.getAsBoolean() && harvest.closesNothing())) {
        return Stored.NOTHING;
      }
      return new Parts(plan, harvest, consents, request).store();
    }
  }

  /** One import being stored. */
  private final class Parts {
    private final ImportPlan plan;
    private final Harvest harvest;
    private final ConsentRows consents;
    private final ImportRequest request;
    private final AtomicInteger known = new AtomicInteger();
    private final List<Long> numbers = new ArrayList<>();

    /** What could not be stored yet because it needs what comes later. */
    private final List<PlannedChanges.Subject> later = new ArrayList<>();

    private List<PlannedChanges.Subject> held = List.of();
    private boolean several;
    private long added;
    private long removed;

    Parts(ImportPlan plan, Harvest harvest, ConsentRows consents, ImportRequest request) {
      this.plan = plan;
      this.harvest = harvest;
      this.consents = consents;
      this.request = request;
    }

    Stored store() {
      plan.changes().inParts(size, this::next);
      last();
      long unchanged = plan.changes().unchanged() + known.get();
      long number = numbers.isEmpty() ? 0 : numbers.get(numbers.size() - 1);
      if (number > 0) {
        store.await(number);
      }
      return new Stored(added, removed, number, unchanged);
    }

    /** A part is stored when it is known that another one comes behind it. */
    private void next(List<PlannedChanges.Subject> part) {
      if (!held.isEmpty()) {
        several = true;
        decide(held);
      }
      held = part;
    }

    private void last() {
      List<PlannedChanges.Subject> rest = new ArrayList<>(later);
      rest.addAll(held);
      if (request.dryRun()) {
        tryOut(rest);
      } else {
        finish(rest);
      }
    }

    private void tryOut(List<PlannedChanges.Subject> rest) {
      if (several) {
        count(PlannedChanges.change(rest));
        return;
      }
      count(store.tryOut(edit(rest, true)).change());
    }

    private void count(Change change) {
      added += change.added().stream().filter(q -> !refresh.isMark(q)).count();
      removed += change.removed().stream().filter(q -> !refresh.isMark(q)).count();
    }

    /** Stores a part, without what the gates refuse as long as later parts are missing. */
    private void decide(List<PlannedChanges.Subject> part) {
      if (request.dryRun()) {
        count(PlannedChanges.change(part));
        return;
      }
      List<PlannedChanges.Subject> now = part;
      while (!now.isEmpty()) {
        try {
          done(store.decide(note(), Optional.empty(), edit(now, false)));
          return;
        } catch (Refused e) {
          Set<Node> concerned = concerned(e.report());
          List<PlannedChanges.Subject> wait =
              now.stream().filter(subject -> touches(subject, concerned)).toList();
          List<PlannedChanges.Subject> waiting = wait.isEmpty() ? now : wait;
          later.addAll(waiting);
          now = now.stream().filter(subject -> !waiting.contains(subject)).toList();
        }
      }
    }

    /**
     * Stores what is left. Nothing of it is refused, unless somebody has written something else
     * since it was judged: then those rows are left out.
     */
    private void finish(List<PlannedChanges.Subject> rest) {
      List<PlannedChanges.Subject> now = rest;
      while (true) {
        try {
          done(store.decide(note(), Optional.empty(), edit(now, true)));
          return;
        } catch (Refused e) {
          now = withoutRefused(now, e);
        }
      }
    }

    private List<PlannedChanges.Subject> withoutRefused(
        List<PlannedChanges.Subject> now, Refused refused) {
      Report report = refused.report();
      Set<Node> concerned = concerned(report);
      List<PlannedChanges.Subject> left =
          now.stream().filter(subject -> !touches(subject, concerned)).toList();
      if (left.size() == now.size() && now.isEmpty()) {
        throw refused;
      }
      report.results().stream()
          .filter(r -> r.severity() == Report.Severity.VIOLATION)
          .forEach(r -> harvest.add(new ImportProblem("", 0, about(r), true)));
      return left.size() == now.size() ? List.of() : left;
    }

    private static Bilingual about(Report.Result r) {
      return new Bilingual(
          r.focus() + " : " + r.message().fr(), r.focus() + ": " + r.message().en());
    }

    private static Set<Node> concerned(Report report) {
      Set<Node> concerned = new HashSet<>();
      report.results().stream()
          .filter(r -> r.severity() == Report.Severity.VIOLATION)
          .forEach(r -> concerned.add(r.focus()));
      return concerned;
    }

    private static boolean touches(PlannedChanges.Subject subject, Set<Node> nodes) {
      return nodes.contains(subject.subject())
          || Stream.concat(subject.added().stream(), subject.removed().stream())
              .map(Quad::getObject)
              .anyMatch(nodes::contains);
    }

    private Consumer<DatasetGraph> edit(List<PlannedChanges.Subject> part, boolean last) {
      boolean first = numbers.isEmpty();
      Change change = PlannedChanges.change(part);
      Set<Node> graphs = PlannedChanges.graphs(part);
      return data -> {
        Set<Node> changed = new HashSet<>(graphs);
        if (first) {
          changed.addAll(withdrawal.apply(harvest.withheld, request.inside(), data));
          known.set(consents.apply(data));
        }
        change.removed().forEach(data::delete);
        change.added().forEach(data::add);
        Set<Node> owned = new HashSet<>(plan.owned());
        if (!last) {
          owned.retainAll(graphs);
        }
        refresh.note(owned, changed, data);
        if (last) {
          refresh.end(data);
        } else {
          refresh.begin(data);
        }
      };
    }

    private void done(Commit commit) {
      count(commit.change());
      if (commit.change().isEmpty()) {
        return;
      }
      numbers.add(commit.number());
      progress.reached(ImportProgress.Stage.STORED, added + removed);
      if (numbers.size() > AHEAD) {
        store.await(numbers.get(numbers.size() - 1 - AHEAD));
      }
    }

    private Note note() {
      String reason =
          "import "
              + request.source()
              + (request.inside().orElse(false) ? " --inside" : "")
              + harvest.reviewed.stream().map(name -> " --reviewed " + name).collect(joining())
              + (several ? ", " + refresh.now() + ", part " + (numbers.size() + 1) : "");
      return new Note(request.author(), reason, request.source());
    }
  }
}
