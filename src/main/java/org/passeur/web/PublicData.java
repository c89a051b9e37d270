package org.passeur.web;

import java.util.function.Function;
import org.passeur.query.QueryLibrary;
import org.passeur.store.PublishedStore;
import org.passeur.vocab.Addresses;

/**
 * What pages read from: the published store and the query library. Each page is read in one
 * transaction.
 */
record PublicData(PublishedStore store, QueryLibrary queries, Addresses addresses) {
  <T> T read(Visit visit, Function<Reading, T> reading) {
    return store.read(
        data -> reading.apply(new Reading(data, store.union(), queries, addresses, visit)));
  }
}
