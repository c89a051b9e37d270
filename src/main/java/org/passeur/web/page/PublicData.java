package org.passeur.web.page;

import java.util.function.Function;
import org.passeur.published.PublishedStore;
import org.passeur.sparql.library.QueryLibrary;
import org.passeur.vocab.Addresses;

/**
 * What pages read from: the published store and the query library. Each page is read in one
 * transaction.
 */
public record PublicData(PublishedStore store, QueryLibrary queries, Addresses addresses) {
  public <T> T read(PageRequest visit, Function<PageReading, T> reading) {
    return store.read(
        data -> reading.apply(new PageReading(data, store.union(), queries, addresses, visit)));
  }
}
