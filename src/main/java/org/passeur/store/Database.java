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
import org.passeur.arq.memory.DefaultGraph;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A TDB2 database that knows up to which change it has come and what it holds: both are stored in
 * the transaction that changes the data, in the default graph, which nobody else writes and no
 * query sees, because queries see the union of the named graphs in its place.
 */
final class Database implements Shelf {
  private static final Logger LOG = LoggerFactory.getLogger(Database.class);

  /** What the database notes of itself is said of this. */
  static final Node BOOKS = NodeFactory.createURI("urn:x-passeur:store");

  /** TDB2's name for a place that is no folder; each database there is another one. */
  static final String IN_MEMORY = "--mem--";

  /** Where TDB2 keeps its first files, and by that shows that there are any. */
  static final String FILES = "Data-0001";

  private static final Node LAST_CHANGE = NodeFactory.createURI("urn:x-passeur:lastChange");
  private static final Node CONTENT = NodeFactory.createURI("urn:x-passeur:digest");

  private static final String IN_DOUBT = "in-doubt";

  private final Path folder;
  private final boolean plain;
  private final DatasetGraphSwitchable data;
  private volatile boolean inDoubt;

  /** Readers hold the first, the reopening of the database waits for them with the second. */
  private final ReadWriteLock open = new ReentrantReadWriteLock();

  /**
   * @param number of the last change; -1 when none was ever noted
   * @param digest of everything but these notes
   */
  record Books(long number, Digest digest) {
    static final Books NONE = new Books(-1, Digest.EMPTY);
  }

  /**
   * @param folder where TDB2 keeps its files
   * @param plain for test suites: the default graph is an ordinary graph, nothing is noted
   */
  Database(Path folder, boolean plain) {
    this.folder = folder;
    this.plain = plain;
    this.data = connect(folder, plain);
  }

  private static DatasetGraphSwitchable connect(Path folder, boolean plain) {
    var connected = (DatasetGraphSwitchable) DatabaseMgr.connectDatasetGraph(folder.toString());
    connected.getContext().set(TDB2.symUnionDefaultGraph, !plain);
    if (Files.isDirectory(folder)) {
      PrivateFiles.tighten(folder); // the engine makes its files as the system likes
    }
    return connected;
  }

  /** The dataset, the same object for the life of this one. */
  @Override
  public DatasetGraph data() {
    return data;
  }

  Path folder() {
    return folder;
  }

  /** True for test suites: the default graph is an ordinary graph, nothing is noted. */
  boolean plain() {
    return plain;
  }

  @Override
  public DefaultGraph asked() {
    return plain ? DefaultGraph.OWN : DefaultGraph.UNION;
  }

  /** What is noted in the state that is seen. Inside a transaction. */
  Books books() {
    Node number = noted(LAST_CHANGE);
    Node digest = noted(CONTENT);
    return number.isLiteral()
        ? new Books(
            Long.parseLong(number.getLiteralLexicalForm()),
            digest.isLiteral() ? Digest.parse(digest.getLiteralLexicalForm()) : Digest.EMPTY)
        : Books.NONE;
  }

  private Node noted(Node what) {
    var found = data.find(Quad.defaultGraphIRI, BOOKS, what, Node.ANY);
    return found.hasNext() ? found.next().getObject() : Node.ANY;
  }

  /**
   * Notes the books and commits. On failure the transaction is over, and nothing of it is kept.
   *
   * @throws StoreState.Failure when the disk is full, or did not confirm: the files cannot be
   *     relied on then, whatever can be read of them now
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
      if (Room.isUsedUp(folder) || StoreState.isWantOfRoom(disk.get())) {
        throw new StoreState.Failure(StoreState.full(), e);
      }
      doubt();
      throw new StoreState.Failure(StoreState.syncFailed(), e);
    } finally {
      end();
    }
  }

  /** Also after a commit that failed, which is what is to be told then. */
  private void end() {
    try {
      data.end();
    } catch (RuntimeException | Error e) {
      LOG.warn("the transaction could not be ended; the database must be opened again", e);
    }
  }

  /**
   * A disk that failed once to confirm may confirm the next time without having kept what came
   * first: whoever opens the folder next must not trust it.
   */
  void doubt() {
    inDoubt = true;
    try {
      PrivateFiles.write(folder.resolve(IN_DOUBT), new byte[0]);
    } catch (IOException e) {
      LOG.error("{} could not be marked as being in doubt", folder, e);
    }
  }

  /** True after the disk failed to confirm what was written: it is to be made anew. */
  boolean inDoubt() {
    return inDoubt;
  }

  /** True when whoever had the folder open before marked it as being in doubt. */
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

  /** Reads one state; the value must not hold on to it. */
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
   * Forgets whatever the engine holds in memory and opens the files again, as after a crash: the
   * way back from a write that failed half way. An aborted transaction is not enough: in TDB2 5.6.0
   * one that wrote, then read, then aborted leaves the table of terms with a hole.
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
   * Deletes everything and begins again with nothing: for what can be made anew from elsewhere.
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

  /** Opens the files in a folder, or begins with nothing when they cannot be opened and read. */
  static Database openOrBegin(Path folder, boolean plain) {
    if (inDoubt(folder)) {
      LOG.error("the disk did not keep all of {}, which is made anew", folder);
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
   * Opens the files in a folder.
   *
   * @return empty when they cannot be opened and read; nobody has them open then
   * @throws AlreadyLocked when another program has
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

  /** The engine keeps its locks when it fails to open. The data folder has one of ours as well. */
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

  /** How many statements the named graphs hold, by a walk over their ids. Inside a transaction. */
  long statements() {
    return TDBInternal.requireStorage(data).getQuadTable().getNodeTupleTable().size();
  }

  /** Writes the files anew without what is no longer used, and deletes the old ones. */
  @Override
  public void compact() {
    DatabaseMgr.compact(data, true);
    data.getContext().set(TDB2.symUnionDefaultGraph, !plain);
    PrivateFiles.tighten(folder);
  }

  /** True for what the database notes of itself. */
  static boolean isBook(Quad quad) {
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
