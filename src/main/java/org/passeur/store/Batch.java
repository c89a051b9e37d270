package org.passeur.store;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.apache.jena.sparql.core.DatasetGraph;
import org.passeur.kernel.Problem;
import org.passeur.kernel.Report;
import org.passeur.log.Change;
import org.passeur.log.Commit;
import org.passeur.log.Digest;
import org.passeur.log.LogEntry;
import org.passeur.log.Retry;

/**
 * Edits that were waiting together, made and checked one after the other in one transaction. Each
 * sees those accepted before it; a refused one is undone. Nothing is decided here, and the answers
 * are given by the writer.
 */
final class Batch {
  private final DatasetGraph data;
  private final List<Completion> completions;
  private final List<Gate> gates;
  private final Retries retries;
  private final Writer.Settings settings;
  private final DiskSpace room;
  private final List<LogEntry> accepted = new ArrayList<>();
  private final List<Runnable> answers = new ArrayList<>();
  private long number;
  private Digest content;

  /**
   * @param data in a write transaction
   * @param completions run on each edit before the gates check it
   * @param retries idempotency keys of earlier changes
   * @param head number of the last decided change
   * @param digest of everything decided so far
   */
  Batch(
      DatasetGraph data,
      List<Completion> completions,
      List<Gate> gates,
      Retries retries,
      Writer.Settings settings,
      DiskSpace room,
      long head,
      Digest digest) {
    this.data = data;
    this.completions = completions;
    this.gates = gates;
    this.retries = retries;
    this.settings = settings;
    this.room = room;
    this.number = head;
    this.content = digest;
  }

  /** The accepted changes, in order, as log entries to append. */
  List<LogEntry> accepted() {
    return Collections.unmodifiableList(accepted);
  }

  /** Number of the last accepted change. */
  long number() {
    return number;
  }

  /** Digest of everything once the accepted changes are decided. */
  Digest content() {
    return content;
  }

  /** Completes the futures of all edits. */
  void answer() {
    answers.forEach(Runnable::run);
  }

  /**
   * Makes one edit and checks it.
   *
   * @throws StoreState.Failure when the engine fails, or a refused edit cannot be undone: the state
   *     of the transaction is unknown then
   */
  void make(WriteTask.Edit edit) {
    Optional<LogEntry> before = Optional.empty();
    try {
      before = edit.retry().flatMap(this::known);
    } catch (Problem e) {
      answers.add(() -> edit.fail(e));
      return;
    }
    if (before.isPresent()) {
      Commit first = before.get().commit();
      answers.add(() -> edit.stored(first));
      return;
    }
    if (edit.after().isPresent() && edit.after().getAsLong() != number) {
      answers.add(() -> edit.fail(new Prepared.Overtaken()));
      return;
    }
    var capture = new CapturingDataset(data, settings.skolemBase(), room);
    try {
      edit.edit().accept(capture);
      Report report = check(capture.change(), Gate::checkAsMade);
      if (report.conforms()) {
        complete(capture);
        report = check(capture.change(), Gate::check);
      }
      Change change = capture.change();
      if (edit.trial() || !report.conforms() || change.isEmpty()) {
        undo(change);
      }
      judge(edit, change, report);
    } catch (RuntimeException | Error e) {
      if (StoreState.isOfTheEngine(e)) {
        throw new StoreState.Failure(StoreState.failed(), e);
      }
      undo(capture.change());
      answers.add(() -> edit.fail(e));
    }
  }

  private Optional<LogEntry> known(Retry retry) {
    return retries
        .find(retry)
        .or(() -> accepted.stream().filter(e -> e.retry().equals(Optional.of(retry))).findFirst());
  }

  private void judge(WriteTask.Edit edit, Change change, Report report) {
    if (edit.trial()) {
      answers.add(() -> edit.tried(new RecordStore.Trial(change, report)));
    } else if (!report.conforms()) {
      answers.add(() -> edit.fail(new Refused(report, change)));
    } else if (change.isEmpty()) {
      var nothing = new Commit(number, settings.clock().instant(), change, edit.note());
      answers.add(() -> edit.stored(nothing));
    } else {
      number++;
      content = content.after(change);
      var entry =
          new LogEntry(
              number, settings.clock().instant(), edit.note(), edit.retry(), content, change);
      accepted.add(entry);
      answers.add(() -> edit.stored(entry.commit()));
    }
  }

  private void complete(CapturingDataset capture) {
    for (Completion completion : completions) {
      Change soFar = capture.change();
      if (soFar.isEmpty()) {
        return;
      }
      completion.complete(soFar, capture);
    }
  }

  /** One of the two ways in which a gate checks a change. */
  private interface Look {
    Report at(Gate gate, Change change, DatasetGraph after);
  }

  private Report check(Change change, Look look) {
    Report report = Report.CONFORMS;
    if (change.isEmpty()) {
      return report;
    }
    for (Gate gate : gates) {
      report = report.and(look.at(gate, change, data));
      if (!report.conforms()) {
        return report; // later gates may rely on what earlier ones ensure
      }
    }
    return report;
  }

  /** Undoes every accepted change, in reverse order. */
  void undo() {
    for (int i = accepted.size() - 1; i >= 0; i--) {
      undo(accepted.get(i).change());
    }
  }

  /** Undone by the inverse change: {@code abort} would undo the accepted ones too. */
  private void undo(Change change) {
    try {
      change.added().forEach(data::delete);
      change.removed().forEach(data::add);
    } catch (RuntimeException | Error e) {
      throw new StoreState.Failure(StoreState.failed(), e);
    }
  }
}
