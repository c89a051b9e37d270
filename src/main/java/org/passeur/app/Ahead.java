package org.passeur.app;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.passeur.kernel.Background;
import org.passeur.search.SearchIndex;
import org.passeur.vocab.Ontology;

/**
 * What a start needs and what does not need the record store: read in threads of their own while
 * the store opens.
 */
final class Ahead implements AutoCloseable {
  private final CompletableFuture<SearchIndex> index;
  private final CompletableFuture<Optional<SearchIndex>> staffIndex;
  private final CompletableFuture<Ontology> ontology;

  /**
   * @param plain without an index for staff
   */
  Ahead(DataFolder folder, boolean plain) {
    index = begin(() -> SearchIndex.open(folder.sub("index")));
    staffIndex =
        begin(
            () ->
                plain
                    ? Optional.empty()
                    : Optional.of(SearchIndex.open("staff", folder.sub("staff-index"))));
    ontology = begin(Ontology::new);
  }

  private static <T> CompletableFuture<T> begin(Supplier<T> work) {
    return CompletableFuture.supplyAsync(work, Ahead::run);
  }

  static void run(Runnable work) {
    Background.thread("passeur-opening", work).start();
  }

  /** The index of what is public. */
  SearchIndex index() {
    return Background.result(index);
  }

  /** The index of everything, if there is one. */
  Optional<SearchIndex> staffIndex() {
    return Background.result(staffIndex);
  }

  Ontology ontology() {
    return Background.result(ontology);
  }

  /** Lets go of the indexes when the house does not open after all. */
  @Override
  public void close() {
    CompletableFuture.allOf(
            index.thenAccept(SearchIndex::close),
            staffIndex.thenAccept(opened -> opened.ifPresent(SearchIndex::close)))
        .exceptionally(e -> null)
        .join();
  }
}
