package org.passeur.web.http;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.passeur.evaluator.Client;
import org.passeur.evaluator.Evaluator;
import org.passeur.evaluator.Updates;
import org.passeur.kernel.Problem;
import org.passeur.kernel.Sha256;
import org.passeur.log.Change;
import org.passeur.log.Commit;
import org.passeur.log.Digest;
import org.passeur.log.Note;
import org.passeur.log.Retry;
import org.passeur.rights.View;
import org.passeur.store.RecordStore;
import org.passeur.store.Refused;

/**
 * Writes over HTTP: answered once they are decided, made only once for the same Idempotency-Key,
 * and refused when their precondition fails.
 */
public final class Writes {
  /**
   * Number of past changes searched to tell what has changed since the state that a writer names.
   */
  private static final int FAR_BACK = 2_000;

  private static final int LONGEST_KEY = 255;

  private final RecordStore record;
  private final Updates updates;

  public Writes(RecordStore record, Evaluator evaluator) {
    this.record = record;
    this.updates = new Updates(record, evaluator);
  }

  /**
   * The statements that the precondition of a write covers.
   *
   * @param state selects them in a state of the store
   * @param part whether a statement is one of them
   */
  public record About(Function<DatasetGraph, Iterator<Quad>> state, Predicate<Quad> part) {}

  /**
   * Makes a write without a precondition.
   *
   * @param author what its author may read: a refusal names nothing else
   */
  public Commit make(Exchange x, View author, Note note, Updates.Edit edit) {
    try {
      return updates.decide(Client.staff(note.author()), note, retry(x, note), edit);
    } catch (Refused e) {
      throw e.saying(record.read(all -> author.told(e.report(), e.change(), all)));
    }
  }

  /**
   * Makes a write if its If-Match and If-None-Match hold.
   *
   * @param author what its author may read: a refusal names nothing else
   * @throws Outdated 412, with what changed, when the precondition fails
   */
  public Commit make(Exchange x, View author, Note note, About about, Updates.Edit edit) {
    Condition condition = Condition.of(x);
    if (condition.none()) {
      return make(x, author, note, edit);
    }
    try {
      return make(
          x,
          author,
          note,
          (data, evaluation) -> {
            if (!condition.holdsFor(Digest.of(about.state().apply(data)))) {
              throw new Condition.Unmet();
            }
            edit.make(data, evaluation);
          });
    } catch (Condition.Unmet unmet) {
      // the edit may have seen other changes of its batch, which have no number yet
      Seen now =
          record.readAlone(data -> new Seen(Digest.of(about.state().apply(data)), record.head()));
      throw new Outdated(since(condition, now, about.part()));
    }
  }

  /** The digest of those statements at a change number. */
  private record Seen(Digest state, long number) {}

  /** Goes back through the changes to the state that the precondition names. */
  private List<Commit> since(Condition condition, Seen now, Predicate<Quad> part) {
    List<Commit> all = new ArrayList<>();
    long from = Math.max(record.firstLogged(), now.number() - FAR_BACK);
    record.changes(
        from,
        commit -> {
          Change ours = only(commit.change(), part);
          if (!ours.isEmpty() && commit.number() <= now.number()) {
            all.add(new Commit(commit.number(), commit.at(), ours, commit.note()));
          }
        });
    List<Commit> since = new ArrayList<>();
    Digest state = now.state();
    for (int i = all.size() - 1; i >= 0 && !condition.states().contains(state); i--) {
      since.add(all.get(i));
      state = state.before(all.get(i).change());
    }
    Collections.reverse(since);
    return since;
  }

  private static Change only(Change change, Predicate<Quad> part) {
    return new Change(
        change.added().stream().filter(part).toList(),
        change.removed().stream().filter(part).toList());
  }

  /** Keys are per author: two authors may draw the same one. */
  private static Optional<Retry> retry(Exchange x, Note note) {
    String key = x.header("Idempotency-Key").strip();
    if (key.isEmpty()) {
      return Optional.empty();
    }
    if (key.length() > LONGEST_KEY) {
      throw Problem.of(
          Problem.Kind.BAD_REQUEST,
          "La clé d'envoi (Idempotency-Key) dépasse 255 caractères ; raccourcissez-la.",
          "The Idempotency-Key is longer than 255 characters; shorten it.");
    }
    return Optional.of(new Retry(note.author() + "\n" + key, fingerprint(x)));
  }

  private static String fingerprint(Exchange x) {
    var all = new ByteArrayOutputStream();
    String line =
        x.method() + "\n" + x.path() + "\n" + x.queryString() + "\n" + x.contentType() + "\n";
    all.writeBytes(line.getBytes(StandardCharsets.UTF_8));
    all.writeBytes(x.body());
    return Sha256.hex(all.toByteArray());
  }

  /** The precondition of a write failed. */
  static final class Outdated extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Commit> since;

    Outdated(List<Commit> since) {
      this.since = since;
    }

    /** The changes since then, oldest first, as far as the log is kept. */
    List<Commit> since() {
      return since;
    }
  }
}
