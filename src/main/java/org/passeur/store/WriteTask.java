package org.passeur.store;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.jena.sparql.core.DatasetGraph;
import org.passeur.log.Commit;
import org.passeur.log.Note;
import org.passeur.log.Retry;

/** A task for the writing thread. */
sealed interface WriteTask {
  /** Fails the task for whoever waits for it. */
  void fail(Throwable why);

  /** Runs a task on its own; edits are made in batches instead. */
  default void run() {}

  /**
   * An edit to make, or only to try.
   *
   * @param after number of the change that must be the last one; empty when any may be
   * @param result completed with the result when the edit is only tried and nothing is stored
   */
  record Edit(
      Note note,
      Optional<Retry> retry,
      Consumer<DatasetGraph> edit,
      OptionalLong after,
      CompletableFuture<Commit> commit,
      Optional<CompletableFuture<RecordStore.Trial>> result)
      implements WriteTask {
    boolean trial() {
      return result.isPresent();
    }

    void stored(Commit done) {
      commit.complete(done);
    }

    void tried(RecordStore.Trial done) {
      result.ifPresent(r -> r.complete(done));
    }

    @Override
    public void fail(Throwable why) {
      commit.completeExceptionally(why);
      result.ifPresent(r -> r.completeExceptionally(why));
    }
  }

  /** Work done between two changes, with the database committed. */
  record Alone(Supplier<?> work, CompletableFuture<Object> done) implements WriteTask {
    @Override
    public void run() {
      try {
        done.complete(work.get());
      } catch (RuntimeException | Error e) {
        done.completeExceptionally(e);
      }
    }

    @Override
    public void fail(Throwable why) {
      done.completeExceptionally(why);
    }
  }

  /** The last task: everything before it is still done. */
  record Last() implements WriteTask {
    @Override
    public void fail(Throwable why) {}
  }
}
