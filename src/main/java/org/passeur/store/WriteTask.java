package org.passeur.store;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.jena.sparql.core.DatasetGraph;

/** What the writing thread is asked to do. */
sealed interface WriteTask {
  /** Tells whoever waits that it was not done. */
  void fail(Throwable why);

  /** Does what stands for itself; edits are made in batches instead. */
  default void run() {}

  /**
   * A change to be made, or only tried.
   *
   * @param trial when present, nothing is stored and the answer goes here
   */
  record Edit(
      Note note,
      Optional<Retry> retry,
      Consumer<DatasetGraph> edit,
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

  /** Something done between two changes, with the database committed. */
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

  /** The end: everything before it is still done. */
  record Last() implements WriteTask {
    @Override
    public void fail(Throwable why) {}
  }
}
