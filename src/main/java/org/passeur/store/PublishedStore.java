package org.passeur.store;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.jena.graph.Graph;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.passeur.arq.Statistics;

/**
 * The public graphs and nothing else, in a store of its own: what is not here cannot leak. Queries
 * see the union of its graphs as the default graph. The number of the last change is stored in the
 * same transaction as its data.
 */
public final class PublishedStore implements AutoCloseable {
  static final String NAME = "published";

  private final Path folder;
  private final Database database;
  private final PublicCounts counts;

  /** Rebuilds that failed, one after the other. */
  private int failures;

  private volatile long offset;

  private final AtomicLong version = new AtomicLong();

  /**
   * @param folder where TDB2 keeps its files
   * @param plain for test suites: the default graph is an ordinary graph, the offset is not stored
   */
  public PublishedStore(Path folder, boolean plain) {
    this.folder = folder;
    this.database = Database.openOrBegin(folder, plain);
    this.offset = database.read(data -> database.books().number());
    this.counts = new PublicCounts(database);
  }

  /** Number of the last change it holds; -1 when it holds none. */
  public long offset() {
    return offset;
  }

  /**
   * Changes with every write, the offset or not, before anyone is told of it: what was made from a
   * reading that began under one version is of the state of that version or of a later one.
   */
  public long version() {
    return version.get();
  }

  /** Reads one state of the public data; the value must not hold on to it. */
  public <T> T read(Function<DatasetGraph, T> reading) {
    return database.read(reading);
  }

  /** The same, with what is known of how often things occur in that state. */
  public <T> T readCounted(BiFunction<DatasetGraph, Optional<Statistics>, T> reading) {
    Optional<?> before = counts.exact();
    return read(data -> reading.apply(data, counts.seen(before)));
  }

  /** What everyone sees as one graph. Inside {@link #read} only. */
  public Graph union() {
    return database.plain() ? database.data().getDefaultGraph() : database.data().getUnionGraph();
  }

  /** For query engines, which begin and end their own read transactions. */
  public DatasetGraph dataset() {
    return database.data();
  }

  void apply(long number, Change visible) {
    write(number, data -> counts.apply(data, visible));
  }

  void rebuild(long number, Iterator<Quad> everything) {
    boolean made = false;
    if (database.inDoubt()) {
      startOver();
    }
    try {
      write(
          number,
          data -> {
            data.clear();
            everything.forEachRemaining(data::add);
          });
      made = true;
      failures = 0;
    } finally {
      // files that cannot even be cleared are damaged, unless the disk is full
      if (!made && ++failures > 1 && folder.toFile().getUsableSpace() > RecordStore.LEAST_FREE) {
        startOver();
      }
    }
  }

  private void write(long number, Consumer<DatasetGraph> edit) {
    boolean made = false;
    counts.begin();
    try {
      database.begin();
      edit.accept(database.data());
      counts.beforeCommit();
      database.commit(new Database.Books(number, Digest.EMPTY));
      made = true;
    } finally {
      if (!made) {
        database.reopen();
      }
      version.incrementAndGet();
      counts.end(made);
    }
    offset = number;
  }

  /** Holds nothing any more, whatever state its files are in. */
  void startOver() {
    offset = -1;
    counts.begin();
    try {
      database.startOver();
    } finally {
      version.incrementAndGet();
      counts.end(false);
    }
  }

  /** Writes the files anew without what is no longer used. */
  void compact() {
    database.compact();
  }

  @Override
  public void close() {
    counts.close();
    database.close();
  }
}
