package org.passeur.web.page;

import java.util.function.Function;
import org.passeur.evaluator.Evaluator;
import org.passeur.evaluator.Limits;
import org.passeur.evaluator.Task;
import org.passeur.published.PublishedStore;
import org.passeur.sparql.library.QueryLibrary;
import org.passeur.vocab.Addresses;

/**
 * What pages read from: the published store and the query library. Each page is one evaluation,
 * with one clock, of one state of the data.
 */
public record PublicData(
    PublishedStore store, QueryLibrary queries, Addresses addresses, Evaluator evaluator) {
  /** Reads for a page. */
  public <T> T read(PageRequest visit, Function<PageReading, T> reading) {
    return read(visit, Task.PAGE, reading);
  }

  /** Reads for a page, as a task of its own kind. */
  public <T> T read(PageRequest visit, Task task, Function<PageReading, T> reading) {
    return evaluator.run(
        visit.client(),
        task,
        Limits.PUBLIC,
        evaluation ->
            store.read(
                data ->
                    reading.apply(
                        new PageReading(data, store.union(), queries, addresses, visit))));
  }
}
