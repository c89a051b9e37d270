package org.passeur.ingest;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.passeur.ingest.source.Harvest;
import org.passeur.ingest.source.ImportProblem;
import org.passeur.ingest.source.ImportRequest;
import org.passeur.ingest.source.Row;
import org.passeur.ingest.source.Withdrawal;
import org.passeur.kernel.Bilingual;
import org.passeur.kernel.Report;
import org.passeur.log.Change;
import org.passeur.log.Commit;
import org.passeur.log.Note;
import org.passeur.store.RecordStore;
import org.passeur.store.Refused;
import org.passeur.vocab.Addresses;

/**
 * Stores a harvest as one change. Violations found by the gates are traced to their rows; those
 * rows are left out and the rest is tried again.
 */
final class Storing {
  /**
   * Most rounds; each leaves out at least one row, and a source that is wrong throughout stops
   * here.
   */
  private static final int ROUNDS = 25;

  private final RecordStore store;
  private final Addresses addresses;
  private final Withdrawal withdrawal;
  private final Refresh refresh;

  Storing(RecordStore store, Addresses addresses, Withdrawal withdrawal, Refresh refresh) {
    this.store = store;
    this.addresses = addresses;
    this.withdrawal = withdrawal;
    this.refresh = refresh;
  }

  /** What was stored, or would be; number 0 when nothing was. */
  record Stored(Change change, long number, int unchanged) {
    static final Stored NOTHING = new Stored(Change.NONE, 0, 0);
  }

  /**
   * @param consents rows of the consent record
   */
  Stored store(Harvest harvest, ConsentRows consents, ImportRequest request) {
    List<Row> rows = new ArrayList<>(harvest.rows);
    for (int round = 0; round < ROUNDS; round++) {
      Set<Quad> said = Labels.together(rows, addresses::isOpenGraph);
      boolean held = request.strict() && harvest.anythingRefused();
      boolean closing = !harvest.withheld.isEmpty() || request.inside().orElse(false);
      boolean nothing =
          said.isEmpty() && consents.isEmpty() && harvest.anythingRefused() && !closing;
      if (nothing && harvest.closesNothing()) {
        return Stored.NOTHING;
      }
      var there = new AtomicInteger();
      // When a source now has nothing but statements about people, its earlier statements go. If
      // rows were refused, a wrong mapping may be the cause: then only statements about people go,
      // and the rest stays.
      boolean incomplete = harvest.incomplete() || (nothing && harvest.refused > 0);
      java.util.function.Consumer<DatasetGraph> edit =
          data -> {
            Set<Node> touched = withdrawal.apply(harvest.withheld, request.inside(), data);
            int known = refresh.apply(said, harvest, incomplete, touched, data);
            there.set(known + consents.apply(data));
          };
      Report report;
      if (request.dryRun() || held) {
        RecordStore.Trial trial = store.tryOut(edit);
        report = trial.report();
        if (report.conforms()) {
          return held ? Stored.NOTHING : new Stored(trial.change(), 0, there.get());
        }
      } else {
        try {
          Commit commit = store.write(note(request, harvest), edit);
          long number = commit.change().isEmpty() ? 0 : commit.number();
          return new Stored(commit.change(), number, there.get());
        } catch (Refused e) {
          report = e.report();
        }
      }
      if (!leaveOut(report, rows, harvest)) {
        return Stored.NOTHING;
      }
    }
    harvest.refuse(
        "",
        0,
        "Trop d'énoncés sont refusés : rien n'a été importé. Corrigez la source ou la"
            + " correspondance.",
        "Too many statements are refused: nothing was imported. Correct the source or the"
            + " mapping.");
    return Stored.NOTHING;
  }

  private static Note note(ImportRequest request, Harvest harvest) {
    String reason =
        "import "
            + request.source()
            + (request.inside().orElse(false) ? " --inside" : "")
            + harvest.reviewed.stream().map(name -> " --reviewed " + name).collect(joining());
    return new Note(request.author(), reason, request.source());
  }

  /**
   * Removes the rows with violations.
   *
   * @return false when a violation cannot be traced to a row
   */
  private static boolean leaveOut(Report report, List<Row> rows, Harvest harvest) {
    Map<Row, Bilingual> out = new java.util.LinkedHashMap<>();
    for (Report.Result finding : report.results()) {
      if (finding.severity() == Report.Severity.VIOLATION) {
        blamed(finding, rows).forEach(row -> out.putIfAbsent(row, finding.message()));
      }
    }
    if (out.isEmpty()) {
      report.results().stream()
          .filter(r -> r.severity() == Report.Severity.VIOLATION)
          .forEach(r -> harvest.add(new ImportProblem("", 0, about(r), true)));
      return false;
    }
    out.forEach(harvest::leaveOut);
    Set<Row> gone = java.util.Collections.newSetFromMap(new java.util.IdentityHashMap<>());
    gone.addAll(out.keySet());
    rows.removeIf(gone::contains);
    return true;
  }

  private static Bilingual about(Report.Result r) {
    return new Bilingual(r.focus() + " : " + r.message().fr(), r.focus() + ": " + r.message().en());
  }

  /**
   * The rows that contain the offending statement, or else those about its subject, or that mention
   * it.
   */
  private static List<Row> blamed(Report.Result finding, List<Row> rows) {
    Node focus = finding.focus();
    Set<Row> exact = new LinkedHashSet<>();
    Set<Row> speaking = new LinkedHashSet<>();
    Set<Row> naming = new LinkedHashSet<>();
    for (Row row : rows) {
      for (Quad q : row.quads()) {
        if (q.getSubject().equals(focus)) {
          speaking.add(row);
          if (finding.path().filter(q.getPredicate()::equals).isPresent()
              && finding.value().map(q.getObject()::equals).orElse(true)) {
            exact.add(row);
          }
        } else if (q.getObject().equals(focus)) {
          naming.add(row);
        }
      }
    }
    return List.copyOf(!exact.isEmpty() ? exact : !speaking.isEmpty() ? speaking : naming);
  }
}
