package org.passeur.evaluator;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.jena.sparql.core.DatasetGraph;
import org.passeur.kernel.Problem;
import org.passeur.log.Commit;
import org.passeur.log.Note;
import org.passeur.log.Retry;
import org.passeur.store.Prepared;
import org.passeur.store.RecordStore;

/**
 * Changes that take time to work out. Each is made in the writing thread if that is quick. One that
 * is not is given up there and worked out outside, on one state of the data, while others write; it
 * is stored if nothing was stored since, else worked out again, a few times. So no change keeps the
 * writing thread from others for long. Thread-safe.
 */
public final class Updates {
  private static final int TRIES = 3;

  private final RecordStore record;
  private final Evaluator evaluator;
  private final Limits inTheWriter;
  private final Limits outside;

  /** Works out a change. */
  public interface Edit {
    /**
     * Changes the dataset; may be called again, on another state.
     *
     * @param evaluation its clock
     */
    void make(DatasetGraph data, Evaluation evaluation);
  }

  public Updates(RecordStore record, Evaluator evaluator) {
    this(record, evaluator, Duration.ofSeconds(1), Limits.PUBLIC.time());
  }

  /**
   * @param inTheWriter longest time in the writing thread
   * @param outside longest time outside, for each attempt
   */
  Updates(RecordStore record, Evaluator evaluator, Duration inTheWriter, Duration outside) {
    this.record = record;
    this.evaluator = evaluator;
    this.inTheWriter = Limits.ofTime(inTheWriter);
    this.outside = Limits.ofTime(outside);
  }

  /**
   * Makes a change and waits until it is decided.
   *
   * @throws Problem 429 or 503 when too many write; 503 when it takes too long; 409 when others
   *     stored changes each time while it was worked out; nothing is stored then
   */
  public Commit decide(Client client, Note note, Optional<Retry> retry, Edit edit) {
    return evaluator.toWrite(
        client,
        () -> {
          var slow = new AtomicBoolean();
          try {
            return record.decide(note, retry, data -> inTheWriter(edit, data, slow));
          } catch (Problem e) {
            if (!slow.get()) {
              throw e;
            }
          }
          return prepared(client, note, retry, edit);
        });
  }

  /** The clock starts here: what waited in the queue has lost nothing of it. */
  private void inTheWriter(Edit edit, DatasetGraph data, AtomicBoolean slow) {
    evaluator.run(
        Client.HOUSE,
        Task.UPDATE,
        inTheWriter,
        evaluation -> {
          try {
            edit.make(data, evaluation);
          } finally {
            slow.set(evaluation.isOver());
          }
          return data;
        });
  }

  private Commit prepared(Client client, Note note, Optional<Retry> retry, Edit edit) {
    for (int i = 0; i < TRIES; i++) {
      Optional<Commit> decided = preparedOnce(client, note, retry, edit);
      if (decided.isPresent()) {
        return decided.get();
      }
    }
    throw Problem.of(
        Problem.Kind.CONFLICT,
        "Cette mise à jour est longue, et d'autres changements ont été enregistrés chaque fois"
            + " pendant qu'elle se préparait ; rien n'est enregistré. Renvoyez-la à un moment plus"
            + " calme, ou faites-en plusieurs qui touchent moins d'énoncés.",
        "This update takes long, and other changes were stored each time while it was being"
            + " prepared; nothing is stored. Send it again at a quieter time, or make several of it"
            + " that touch fewer statements.");
  }

  /** Empty when something was decided meanwhile: it is worked out again on what is stored now. */
  private Optional<Commit> preparedOnce(
      Client client, Note note, Optional<Retry> retry, Edit edit) {
    Prepared ready =
        evaluator.run(
            client,
            Task.UPDATE,
            outside,
            evaluation -> record.prepare(data -> edit.make(data, evaluation)));
    try {
      return Optional.of(record.decide(note, retry, ready));
    } catch (Prepared.Overtaken e) {
      return Optional.empty();
    }
  }
}
