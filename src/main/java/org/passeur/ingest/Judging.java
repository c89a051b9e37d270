package org.passeur.ingest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.passeur.ingest.source.Harvest;
import org.passeur.ingest.source.ImportProblem;
import org.passeur.kernel.Bilingual;
import org.passeur.kernel.Report;
import org.passeur.log.Change;
import org.passeur.store.Gate;
import org.passeur.store.RecordStore;
import org.passeur.store.work.Outlook;
import org.passeur.vocab.Rdf;

/**
 * Judges what an import would change, before anything of it is stored: each subject by the gates,
 * in the data as it would be with all of the import. A row that is refused is left out, and what
 * its statements touched is judged once more, nothing else.
 */
final class Judging {
  /** A subject of more statements is looked up like any other. */
  private static final int AT_HAND = 200;

  private final RecordStore store;
  private final ImportPlan plan;
  private final Harvest harvest;
  private final int size;
  private final ImportProgress progress;
  private long judged;

  Judging(RecordStore store, ImportPlan plan, Harvest harvest, int size, ImportProgress progress) {
    this.store = store;
    this.plan = plan;
    this.harvest = harvest;
    this.size = size;
    this.progress = progress;
  }

  /** One look at what changes. */
  private final class Round {
    private final List<Report.Result> wrong = new ArrayList<>();

    /** Subjects that not every gate has looked at. */
    private final Set<Node> again = new LinkedHashSet<>();

    private int first = Integer.MAX_VALUE;

    void part(List<PlannedChanges.Subject> part) {
      Change change = PlannedChanges.change(part);
      change(change, near(part), part);
      judged += change.size();
      progress.reached(ImportProgress.Stage.JUDGED, judged);
    }

    void change(Change change, Map<Node, List<Quad>> near, List<PlannedChanges.Subject> part) {
      Gate.Verdict verdict =
          plan.look(
              (DatasetGraph data) ->
                  store.judge(change, data instanceof Outlook outlook ? outlook.with(near) : data));
      if (verdict.report().conforms()) {
        return;
      }
      if (!verdict.last()) {
        part.forEach(subject -> again.add(subject.subject()));
      }
      if (verdict.stopped() < first) { // as if every gate had seen all of it before the next one
        first = verdict.stopped();
        wrong.forEach(r -> again.add(r.focus()));
        wrong.clear();
      }
      if (verdict.stopped() == first) {
        wrong.addAll(violations(verdict.report()));
      } else {
        part.forEach(subject -> again.add(subject.subject()));
      }
    }
  }

  private static List<Report.Result> violations(Report report) {
    return report.results().stream()
        .filter(r -> r.severity() == Report.Severity.VIOLATION)
        .toList();
  }

  private static Map<Node, List<Quad>> near(List<PlannedChanges.Subject> part) {
    Map<Node, List<Quad>> near = new HashMap<>();
    for (PlannedChanges.Subject subject : part) {
      if (subject.after().size() <= AT_HAND) {
        near.put(subject.subject(), subject.after());
      }
    }
    return near;
  }

  /**
   * Leaves out the rows that the gates refuse.
   *
   * @return false when a refusal cannot be traced to a row: nothing may be stored then
   */
  boolean conforms() {
    var round = new Round();
    round.change(plan.first(), Map.of(), List.of());
    plan.changes().inParts(size, round::part);
    while (!round.wrong.isEmpty()) {
      Set<Quad> gone = plan.said().leaveOut(round.wrong, harvest);
      if (gone.isEmpty()) {
        round.wrong.forEach(r -> harvest.add(new ImportProblem("", 0, about(r), true)));
        return false;
      }
      plan.compare();
      var next = new Round();
      if (gone.stream().anyMatch(q -> q.getPredicate().equals(Rdf.SUB_CLASS_OF))) {
        plan.changes().inParts(size, next::part);
      } else {
        Set<Node> touched = new LinkedHashSet<>(round.again);
        touched.addAll(plan.look(data -> touchedBy(gone, data)));
        plan.changes().of(touched, size, next::part);
      }
      next.change(plan.first(), Map.of(), List.of());
      round = next;
    }
    return true;
  }

  /** Their subjects and objects, and what leads to those: a rule may need a neighbour. */
  private static Set<Node> touchedBy(Set<Quad> gone, DatasetGraph data) {
    Set<Node> touched = new LinkedHashSet<>();
    Set<Node> ends = new LinkedHashSet<>();
    for (Quad q : gone) {
      ends.add(q.getSubject());
      if (!q.getObject().isLiteral()) {
        touched.add(q.getObject());
      }
    }
    for (Node end : ends) {
      data.find(Node.ANY, Node.ANY, Node.ANY, end)
          .forEachRemaining(q -> touched.add(q.getSubject()));
    }
    touched.addAll(ends);
    return touched;
  }

  private static Bilingual about(Report.Result r) {
    return new Bilingual(r.focus() + " : " + r.message().fr(), r.focus() + ": " + r.message().en());
  }
}
