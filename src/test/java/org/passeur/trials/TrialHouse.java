package org.passeur.trials;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.apache.jena.sys.JenaSystem;
import org.passeur.guard.SomeGates;
import org.passeur.projection.Projections;
import org.passeur.projection.Verification;
import org.passeur.published.PublishedStore;
import org.passeur.rights.Visibility;
import org.passeur.search.SearchIndex;
import org.passeur.store.RecordStore;
import org.passeur.vocab.Addresses;

/** The stores, checks and projections of the house, wired as the program wires them. */
final class TrialHouse implements AutoCloseable {
  static {
    JenaSystem.init();
  }

  final Addresses addresses = new Addresses("http://localhost:8080");
  final Path home;
  final RecordStore record;
  final PublishedStore published;
  final Projections projections;

  TrialHouse(Path home) {
    this(home, RecordStore.LEAST_FREE);
  }

  /**
   * @param leastFree writes stop while the disk has fewer free bytes
   */
  TrialHouse(Path home, long leastFree) {
    this.home = home;
    Clock clock = Clock.systemUTC();
    record = RecordStore.open(home, addresses.resolver() + ".well-known/genid/", clock, leastFree);
    Visibility visibility = record.read(data -> Visibility.of(addresses, data, clock));
    published = new PublishedStore(folder("published"), false);
    projections =
        new Projections(
            record,
            visibility,
            published,
            List.of(SearchIndex.open(folder("index"))),
            List.of(SearchIndex.open("staff", folder("staff-index"))));
    record.guardedBy(SomeGates.of(addresses));
  }

  private Path folder(String name) {
    try {
      return Files.createDirectories(home.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the comparison of everything with everything finds. */
  List<Verification.Finding> findings() {
    return new Verification(record, projections).run().findings();
  }

  @Override
  public void close() {
    projections.close();
    record.close();
  }
}
