package org.passeur.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.jena.dboe.base.file.AlreadyLocked;
import org.apache.jena.dboe.base.file.ChannelManager;
import org.apache.jena.dboe.base.file.ProcessFileLock;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.ReadWrite;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.tdb2.DatabaseMgr;
import org.apache.jena.tdb2.TDB2;
import org.apache.jena.tdb2.store.DatasetGraphSwitchable;
import org.apache.jena.tdb2.sys.TDBInternal;
import org.passeur.engine.memory.DefaultGraph;
import org.passeur.kernel.Folders;
import org.passeur.kernel.PrivateFiles;
import org.passeur.log.Digest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A TDB2 database with its {@link Books}: the number of its last change and the digest of its
 * content. They are stored in the same transaction as the data, in the default graph, which nobody
 * else writes; queries do not see it, because they see the union of the named graphs instead.
 */
public final class Database implements QuadStore {
  private static final Logger LOG = LoggerFactory.getLogger(Database.class);

  /** Subject of the statements that hold the books. */
  static final Node BOOKS = NodeFactory.createURI("urn:x-passeur:store");

  /** TDB2's location of a database in memory; each one is separate. */
  static final String IN_MEMORY = "--mem--";

  /** A folder that TDB2 creates first; its presence shows that there is a database. */
  public static final String FILES = "Data-0001";

  private static final Node LAST_CHANGE = NodeFactory.createURI("urn:x-passeur:lastChange");
  static final Node CONTENT = NodeFactory.createURI("urn:x-passeur:digest");

  private static final String IN_DOUBT = "in-doubt";

  private final Path folder;
  private final boolean plain;
  private final DatasetGraphSwitchable data;
  private volatile boolean inDoubt;

  /** Readers hold the read lock; reopening the database takes the write lock. */
  private final ReadWriteLock open = new ReentrantReadWriteLock();

  /**
   * What is noted in the transaction that changes the data.
   *
   * @param number of the last change; -1 when none was recorded yet
   * @param digest of everything except the books
   */
  public record Books(long number, Digest digest) {
    static final Books NONE = new Books(-1, Digest.EMPTY);
  }

  /**
   * @param folder where TDB2 keeps its files
   * @param plain for test suites: the default graph is an ordinary graph, and there are no books
   */
  public Database(Path folder, boolean plain) {
    this.folder = folder;
    this.plain = plain;
    this.data = connect(folder, plain);
  }

  private static DatasetGraphSwitchable connect(Path folder, boolean plain) {
    var connected = (DatasetGraphSwitchable) DatabaseMgr.connectDatasetGraph(folder.toString());
    connected.getContext().set(TDB2.symUnionDefaultGraph, !plain);
    if (Files.isDirectory(folder)) {
      PrivateFiles.tighten(folder); // the engine creates files with default permissions
    }
    return connected;
  }

  /** The dataset; the same object as long as this database is used. */
  @Override
  public DatasetGraph data() {
    return data;
  }

  Path folder() {
    return folder;
  }

  /** Returns whether this database is for conformance suites, without books. */
  boolean plain() {
    return plain;
  }

  @Override
  public DefaultGraph asked() {
    return plain ? DefaultGraph.OWN : DefaultGraph.UNION;
  }

  /** The books of the state seen by the current transaction. */
  public Books books() {
    Node number = noted(data, LAST_CHANGE);
    Node digest = noted(data, CONTENT);
    return number.isLiteral()
        ? new Books(
            Long.parseLong(number.getLiteralLexicalForm()),
            digest.isLiteral() ? Digest.parse(digest.getLiteralLexicalForm()) : Digest.EMPTY)
        : Books.NONE;
  }

  /** What the books say in one state; {@link Node#ANY} when nothing. */
  static Node noted(DatasetGraph data, Node what) {
    var found = data.find(Quad.defaultGraphIRI, BOOKS, what, Node.ANY);
    return found.hasNext() ? found.next().getObject() : Node.ANY;
  }

  /**
   * Writes the books and commits. On failure the transaction is ended and nothing of it is kept.
   *
   * @throws StoreState.Failure when the disk is full, or failed to sync; after a failed sync the
   *     files cannot be relied on, even if they can be read
   */
  @Override
  public void commit(Books books) {
    try {
      if (!plain) {
        note(LAST_CHANGE, Long.toString(books.number()));
        note(CONTENT, books.digest().toString());
      }
      data.commit();
    } catch (RuntimeException | Error e) {
      Optional<IOException> disk = StoreState.ofTheDisk(e);
      if (disk.isEmpty()) {
        throw e;
      }
      if (DiskSpace.isUsedUp(folder) || StoreState.isWantOfRoom(disk.get())) {
        throw new StoreState.Failure(StoreState.full(), e);
      }
      doubt();
      throw new StoreState.Failure(StoreState.syncFailed(), e);
    } finally {
      end();
    }
  }

  /** Ends the transaction, also after a failed commit; an error here must not hide that failure. */
  private void end() {
    try {
      data.end();
    } catch (RuntimeException | Error e) {
      LOG.warn("the transaction could not be ended; the database must be opened again", e);
    }
  }

  /**
   * Marks the folder as doubtful after a failed sync: the next sync may succeed although earlier
   * data was lost, so whoever opens the folder next must rebuild it.
   */
  void doubt() {
    inDoubt = true;
    try {
      PrivateFiles.write(folder.resolve(IN_DOUBT), new byte[0]);
    } catch (IOException e) {
      LOG.error("{} could not be marked as perhaps damaged", folder, e);
    }
  }

  /** Returns whether a sync has failed, so that the database must be rebuilt. */
  public boolean inDoubt() {
    return inDoubt;
  }

  /** Returns whether the folder was marked as doubtful by an earlier process. */
  static boolean inDoubt(Path folder) {
    return Files.exists(folder.resolve(IN_DOUBT));
  }

  private void note(Node what, String value) {
    data.deleteAny(Quad.defaultGraphIRI, BOOKS, what, Node.ANY);
    data.add(Quad.defaultGraphIRI, BOOKS, what, NodeFactory.createLiteralString(value));
  }

  @Override
  public void begin() {
    data.begin(ReadWrite.WRITE);
  }

  /** Reads one state; the result must not refer to the dataset. */
  @Override
  public <T> T read(Function<DatasetGraph, T> reading) {
    open.readLock().lock();
    try {
      return data.calculateRead(() -> reading.apply(data));
    } finally {
      open.readLock().unlock();
    }
  }

  /**
   * Discards what the engine holds in memory and opens the files again, as after a crash: the way
   * to recover from a write that failed half way. Aborting the transaction does not suffice: in
   * TDB2 5.6.0 a transaction that wrote, read and aborted leaves a gap in the node table.
   */
  @Override
  public void reopen() {
    open.writeLock().lock();
    try {
      TDBInternal.expel(data, true);
      data.set(connect(folder, plain).get());
      data.getContext().set(TDB2.symUnionDefaultGraph, !plain);
    } finally {
      open.writeLock().unlock();
    }
  }

  /**
   * Deletes all files and begins with an empty database; for databases that can be rebuilt from
   * elsewhere.
   *
   * @throws UncheckedIOException when the files cannot be deleted
   */
  @Override
  public void startOver() {
    open.writeLock().lock();
    try {
      TDBInternal.expel(data, true);
      delete(folder);
      data.set(connect(folder, plain).get());
      inDoubt = false;
    } finally {
      open.writeLock().unlock();
    }
  }

  /** Opens the database in a folder, or an empty one when it cannot be opened and read. */
  public static Database openOrBegin(Path folder, boolean plain) {
    if (inDoubt(folder)) {
      LOG.error("the disk did not keep all of {}, which is rebuilt", folder);
      delete(folder);
    }
    return opened(folder, plain)
        .orElseGet(
            () -> {
              delete(folder);
              return new Database(folder, plain);
            });
  }

  /**
   * Opens the database in a folder.
   *
   * @return empty when it cannot be opened and read; it is closed then
   * @throws AlreadyLocked when another program has it open
   */
  static Optional<Database> opened(Path folder, boolean plain) {
    final Database database;
    try {
      database = new Database(folder, plain);
    } catch (AlreadyLocked | OutOfMemoryError e) {
      throw e;
    } catch (RuntimeException | Error e) {
      LOG.error("{} cannot be opened", folder, e);
      unlock(folder);
      return Optional.empty();
    }
    try {
      database.read(data -> database.books());
      return Optional.of(database);
    } catch (RuntimeException | Error e) {
      LOG.error("{} cannot be read", folder, e);
      TDBInternal.expel(database.data, true);
      return Optional.empty();
    }
  }

  /**
   * Releases the locks that the engine keeps when it fails to open. Other programs are kept out by
   * our own lock on the data folder.
   */
  private static void unlock(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.filter(f -> f.endsWith("tdb.lock")).toList()) {
        var lock = ProcessFileLock.create(file.toString());
        if (lock.isLockedHere()) {
          lock.unlock();
        }
        ProcessFileLock.release(lock);
        ChannelManager.release(file.resolveSibling("journal.jrnl").toString());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path folder) {
    try {
      Folders.empty(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Counts the statements of the named graphs by iterating over their ids. Inside a transaction.
   */
  public long statements() {
    return TDBInternal.requireStorage(data).getQuadTable().getNodeTupleTable().size();
  }

  /** Rewrites the files without unused space and deletes the old ones. */
  @Override
  public void compact() {
    DatabaseMgr.compact(data, true);
    data.getContext().set(TDB2.symUnionDefaultGraph, !plain);
    PrivateFiles.tighten(folder);
  }

  /** Returns whether the statement belongs to the books. */
  public static boolean isBook(Quad quad) {
    return quad.isDefaultGraph() && quad.getSubject().equals(BOOKS);
  }

  @Override
  public void close() {
    open.writeLock().lock();
    try {
      data.close();
      TDBInternal.expel(data);
    } finally {
      open.writeLock().unlock();
    }
  }
}
