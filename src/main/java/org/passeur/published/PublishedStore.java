package org.passeur.published;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Graph;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.main.OpExecutor;
import org.passeur.engine.EngineExtensions;
import org.passeur.engine.GraphStatistics;
import org.passeur.engine.memory.DefaultGraph;
import org.passeur.engine.memory.MemoryDataset;
import org.passeur.kernel.Folders;
import org.passeur.kernel.Progress;
import org.passeur.log.Change;
import org.passeur.log.Digest;
import org.passeur.store.Database;
import org.passeur.store.QuadStore;
import org.passeur.store.RecordStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The public graphs and nothing else, in a store of its own: what is not here cannot leak. Queries
 * see the union of its graphs as the default graph. It is held in memory, rebuilt from the record
 * store when the house opens, while it fits in the share of the heap given by the system property
 * {@code passeur.published.memory} (0.4 by default, 0 for never). Beyond that it is in TDB2, where
 * the number of the last change is stored in the same transaction as its data. It moves to TDB2
 * when it outgrows memory, and back to memory when the house opens and it fits again.
 */
public final class PublishedStore implements AutoCloseable {
  public static final String NAME = "published";
  private static final Logger LOG = LoggerFactory.getLogger(PublishedStore.class);
  private static final EngineExtensions LEVERS = EngineExtensions.ofSystemProperties();
  private static final double SHARE =
      Double.parseDouble(System.getProperty("passeur.published.memory", "0.4"));

  private final Path folder;
  private final boolean plain;

  private volatile Kept kept;

  /** The dataset of the transaction that the current thread reads in. */
  @SuppressWarnings("ThreadLocalUsage") // of this store: a thread may read in two stores at once
  private final ThreadLocal<DatasetGraph> seen = new ThreadLocal<>();

  /** Number of consecutive failed rebuilds. */
  private int failures;

  private volatile long offset;

  private final AtomicLong version = new AtomicLong();

  /** A store with its statistics. */
  private record Kept(QuadStore shelf, PublicCounts counts) {
    Kept(QuadStore shelf) {
      this(shelf, new PublicCounts(shelf));
    }
  }

  /**
   * @param folder where TDB2 keeps its files
   * @param plain for test suites: the default graph is an ordinary graph, the change number is not
   *     stored
   */
  public PublishedStore(Path folder, boolean plain) {
    this(folder, plain, (long) (SHARE * Runtime.getRuntime().maxMemory()));
  }

  /**
   * @param most bytes of memory it may take; 0 for none
   */
  public PublishedStore(Path folder, boolean plain, long most) {
    this.folder = folder;
    this.plain = plain;
    Optional<Database> large = tooLarge(most);
    this.offset = large.map(d -> d.read(data -> d.books().number())).orElse(-1L);
    QuadStore shelf =
        large.isPresent()
            ? large.get()
            : new MemoryQuadStore(
                plain ? DefaultGraph.OWN : DefaultGraph.UNION, most, this::executor);
    this.kept = new Kept(shelf);
    LOG.info("the published store is {}", isInMemory() ? "in memory" : "on disk");
  }

  /** The executor for queries of the program itself: joins are ordered by the last known counts. */
  private OpExecutor executor(ExecutionContext context) {
    return LEVERS.executor(kept.counts.seen(Optional.empty())).create(context);
  }

  private Database disk() {
    return Database.openOrBegin(folder, plain);
  }

  /**
   * The database on disk, when the data does not fit in memory. Otherwise its files are deleted,
   * because they would not follow withdrawals.
   */
  private Optional<Database> tooLarge(long most) {
    if (most > 0 && !Files.exists(folder.resolve(Database.FILES))) {
      return Optional.empty();
    }
    Database database = disk();
    if (most <= 0 || !MemoryQuadStore.mayHold(database.read(d -> database.statements()), most)) {
      return Optional.of(database);
    }
    database.close();
    try {
      Folders.empty(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Optional.empty();
  }

  /** Returns whether it is in memory. */
  public boolean isInMemory() {
    return kept.shelf instanceof MemoryQuadStore;
  }

  /** Number of the last change it holds; -1 when it holds none. */
  public long offset() {
    return offset;
  }

  /**
   * A version that increases with every write that changes the public data, before anyone is told
   * of it. A result computed from a read that began under one version belongs to the state of that
   * version or a later one. Changes without public statements do not increase it.
   */
  public long version() {
    return version.get();
  }

  /** Reads one state of the public data; the result must not refer to the dataset. */
  public <T> T read(Function<DatasetGraph, T> reading) {
    return read(kept.shelf, reading);
  }

  private <T> T read(QuadStore shelf, Function<DatasetGraph, T> reading) {
    DatasetGraph outer = seen.get();
    if (outer != null) {
      return reading.apply(outer);
    }
    return shelf.read(
        data -> {
          seen.set(data);
          try {
            return reading.apply(data);
          } finally {
            seen.remove();
          }
        });
  }

  /** The same, with the statistics of that state when they are known. */
  public <T> T readCounted(BiFunction<DatasetGraph, Optional<GraphStatistics>, T> reading) {
    Kept now = kept;
    Optional<?> before = now.counts.exact();
    return read(now.shelf, data -> reading.apply(data, now.counts.seen(before)));
  }

  /** The union of the public graphs. Inside {@link #read} only. */
  public Graph union() {
    return kept.shelf.asked().of(graphs());
  }

  /** The named public graphs. Inside {@link #read} only. */
  public DatasetGraph graphs() {
    return Objects.requireNonNull(seen.get(), "not in a reading");
  }

  public void apply(long number, Change visible) {
    PublicCounts counts = kept.counts;
    write(number, !visible.isEmpty(), data -> counts.apply(data, visible));
    if (kept.shelf instanceof MemoryQuadStore memory && memory.isFull()) {
      memory.read(
          all -> {
            moveToDisk(number, all.find());
            return all;
          });
    }
  }

  public void rebuild(long number, Iterator<Quad> everything) {
    if (kept.shelf instanceof MemoryQuadStore memory) {
      MemoryDataset filled = memory.fill(everything);
      if (everything.hasNext()) {
        moveToDisk(number, Iter.concat(filled.find(), everything));
      } else {
        write(number, true, data -> memory.replace(filled));
      }
      return;
    }
    boolean made = false;
    if (kept.shelf instanceof Database database && database.inDoubt()) {
      startOver();
    }
    try {
      write(
          number,
          true,
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

  /** Moves the data from memory to disk. Readers in memory finish there. */
  private void moveToDisk(long number, Iterator<Quad> all) {
    LOG.info("the published data is too large for its share of memory and moves to disk");
    Kept before = kept;
    Database disk = disk();
    boolean made = false;
    try {
      disk.begin();
      disk.data().clear();
      var progress = new Progress(NAME);
      progress.over(all).forEachRemaining(disk.data()::add);
      progress.done();
      disk.commit(new Database.Books(number, Digest.EMPTY));
      made = true;
    } finally {
      if (!made) {
        disk.reopen();
        disk.close();
      }
    }
    kept = new Kept(disk);
    version.incrementAndGet();
    offset = number;
    before.counts.close();
    LOG.info("the published store is on disk");
  }

  private void write(long number, boolean changes, Consumer<DatasetGraph> edit) {
    boolean made = false;
    Kept now = kept;
    now.counts.begin();
    try {
      now.shelf.begin();
      edit.accept(now.shelf.data());
      now.counts.beforeCommit();
      now.shelf.commit(new Database.Books(number, Digest.EMPTY));
      made = true;
    } finally {
      if (!made) {
        now.shelf.reopen();
      }
      if (changes || !made) {
        version.incrementAndGet();
      }
      now.counts.end(made);
    }
    offset = number;
  }

  /** Drops everything, whatever the state of its files. */
  public void startOver() {
    offset = -1;
    Kept now = kept;
    now.counts.begin();
    try {
      now.shelf.startOver();
    } finally {
      version.incrementAndGet();
      now.counts.end(false);
    }
  }

  /** Rewrites the files without unused space. */
  public void compact() {
    kept.shelf.compact();
  }

  @Override
  public void close() {
    kept.counts.close();
    kept.shelf.close();
  }
}
