package org.passeur.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphWrapper;
import org.passeur.kernel.Background;
import org.passeur.kernel.Damaged;
import org.passeur.kernel.Folders;
import org.passeur.kernel.Problem;
import org.passeur.kernel.Report;
import org.passeur.log.Change;
import org.passeur.log.ChangeLog;
import org.passeur.log.Commit;
import org.passeur.log.Digest;
import org.passeur.log.Note;
import org.passeur.log.Retry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The system of record: every named graph, behind the only door for writes. A change is decided
 * when it is in the log; the TDB2 database follows the log, and serves the gates and readers.
 * Thread-safe: one thread writes, others read at the same time.
 */
public final class RecordStore implements AutoCloseable {
  /** Writing stops when the disk has fewer free bytes. */
  public static final long LEAST_FREE = 64L << 20;

  /** Follows the changes. Called by the writing thread, in order; must not throw or wait. */
  public interface Follower {
    /**
     * Called when changes have been decided.
     *
     * @param batch the changes, oldest first
     * @param after the record store after the last of them, readable during the call
     */
    default void decided(List<Commit> batch, DatasetGraph after) {}

    /** Called when readers of the record store see everything up to this change. */
    default void committed(long number) {}

    /**
     * Called by a thread that wants to write; waits while too many changes are still to be
     * followed.
     */
    default void makeRoom() {}

    /** Waits until the changes up to this one can be read everywhere. Called by any thread. */
    default void await(long number) {}
  }

  private static final Logger LOG = LoggerFactory.getLogger(RecordStore.class);

  private final Database database;
  private final Optional<ChangeLog> log;
  private final Writer writer;
  private final Snapshots snapshots;
  private final Path home;
  private volatile Follower follower = new Follower() {};

  private RecordStore(Path home, Database database, Optional<ChangeLog> log, Writer.Settings how) {
    this.home = home;
    this.database = database;
    this.log = log;
    this.snapshots = new Snapshots(home.resolve("snapshots"));
    log.ifPresent(changes -> snapshots.fill(database, changes));
    this.writer = new Writer(home, database, log, how);
    try {
      if (log.isPresent() && head() > 0) {
        Foundations.mark(home);
        completeTruth(log.get());
      }
      if (log.isEmpty() || head() > 0) {
        Folders.delete(home.resolve(RecordFiles.IN_DOUBT)); // the rebuilt database is complete
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Makes a snapshot of what the log does not cover: without it, the database could not be rebuilt.
   */
  private void completeTruth(ChangeLog changes) throws IOException {
    long before = changes.first() - 1;
    if (before > 0 && snapshots.last().orElse(0) < before) {
      LOG.error(
          "the log begins at change {}, and there is no snapshot of the data before it: one is made"
              + " now",
          before + 1);
      snapshots.take(this::snapshot);
    }
  }

  /**
   * Opens the store in a folder, or creates it, and brings the database to the end of the log.
   *
   * @param home the data folder: {@code log} and {@code record} are in it
   * @param skolemBase prefix of the IRIs that replace blank nodes
   * @throws Damaged when the log is damaged
   */
  public static RecordStore open(Path home, String skolemBase, Clock clock) {
    return open(home, skolemBase, clock, LEAST_FREE, ChangeLog.FILES);
  }

  /**
   * Opens it with a limit of its own for the room on the disk.
   *
   * @param leastFree writing stops when the disk has fewer free bytes
   */
  public static RecordStore open(Path home, String skolemBase, Clock clock, long leastFree) {
    return open(home, skolemBase, clock, leastFree, ChangeLog.FILES);
  }

  /**
   * @param files how the log opens its files
   */
  static RecordStore open(
      Path home, String skolemBase, Clock clock, long leastFree, ChangeLog.Opener files) {
    ChangeLog log = ChangeLog.open(home.resolve("log"), files);
    var how = new Writer.Settings(skolemBase, clock, leastFree);
    Optional<Database> database = Optional.empty();
    boolean done = false;
    try {
      database = Optional.of(RecordFiles.open(home, Optional.of(log)));
      RecordFiles.check(home, log, database.get());
      var store = new RecordStore(home, database.get(), Optional.of(log), how);
      done = true;
      return store;
    } finally {
      if (!done) { // releases the log, so that the store can be opened once the cause is mended
        database.ifPresent(Database::close);
        log.close();
      }
    }
  }

  /**
   * Continues from the content of the database when the log is missing or cannot be read: a
   * snapshot of the database replaces the log, whose files are moved aside. Who changed what
   * before, and why, is then found only in those files and in backups. Without a database,
   * continues from the last snapshot.
   *
   * @return number of the change it continues from
   * @throws Damaged when the database differs from its own books
   */
  public static long goOnFromDatabase(Path home, Clock clock) {
    return RecordFiles.goOnFromDatabase(home, clock);
  }

  /** Creates an empty store in memory without a log; its content is lost when it is closed. */
  public static RecordStore inMemory(String skolemBase, Clock clock) {
    var how = new Writer.Settings(skolemBase, clock, 0);
    var database = new Database(Path.of(Database.IN_MEMORY), false);
    return new RecordStore(Path.of("."), database, Optional.empty(), how);
  }

  /**
   * Opens a store for test suites in an empty folder: blank nodes stay, the default graph is an
   * ordinary graph that can be written, there is no log.
   */
  public static RecordStore openPlain(Path home, Clock clock) {
    var how = new Writer.Settings("", clock, 0);
    return new RecordStore(home, RecordFiles.open(home, Optional.empty()), Optional.empty(), how);
  }

  /**
   * Sets the completions, which run on each edit in order, before the gates. Called once, before
   * the first write.
   */
  public void completedBy(List<Completion> completions) {
    writer.completedBy(completions);
  }

  /** Sets the gates that every change must pass, in order. Called once, before the first write. */
  public void guardedBy(List<Gate> checks) {
    writer.guardedBy(checks);
  }

  /** Sets the follower of the changes. Called once, before the first write. */
  public void followedBy(Follower listener) {
    follower = listener;
    writer.followedBy(listener);
  }

  /**
   * Makes an edit, checks the change and decides it under the next number; the only way to write.
   * Returns at once.
   *
   * @param note who, why, from where
   * @param retry idempotency key of the request
   * @param edit changes the dataset it is given, in the writing thread; when it throws, nothing of
   *     it is kept
   * @return the change, once it is on the disk; an edit that changes nothing stores nothing; or the
   *     failure: {@link Refused} for a violation, what the edit threw, or {@link Problem} 503 or
   *     507 when writing is stopped
   */
  public CompletableFuture<Commit> submit(
      Note note, Optional<Retry> retry, Consumer<DatasetGraph> edit) {
    follower.makeRoom();
    var commit = new CompletableFuture<Commit>();
    writer.submit(
        new WriteTask.Edit(note, retry, edit, OptionalLong.empty(), commit, Optional.empty()));
    return commit;
  }

  /**
   * Makes an edit ready in the thread that asks, on one state of the data, while reading and
   * writing go on. Nothing is stored, and no gate sees it.
   */
  public Prepared prepare(Consumer<DatasetGraph> edit) {
    return read(
        data -> {
          var capture = writer.captured(new Overlay(data, database.plain()));
          edit.accept(capture);
          return new Prepared(numberSeen(), capture.change());
        });
  }

  /**
   * Checks and decides a change that was made ready, and waits until it is decided.
   *
   * @throws Prepared.Overtaken when another change was made since
   */
  public Commit decide(Note note, Optional<Retry> retry, Prepared ready) {
    follower.makeRoom();
    var commit = new CompletableFuture<Commit>();
    writer.submit(
        new WriteTask.Edit(
            note,
            retry,
            ready::applyTo,
            OptionalLong.of(ready.number()),
            commit,
            Optional.empty()));
    return Background.result(commit);
  }

  /** Like {@link #submit}, and waits until the change is decided. */
  public Commit decide(Note note, Optional<Retry> retry, Consumer<DatasetGraph> edit) {
    return Background.result(submit(note, retry, edit));
  }

  /** Like {@link #decide}, and waits until the change can be read everywhere. */
  public Commit write(Note note, Consumer<DatasetGraph> edit) {
    Commit commit = decide(note, Optional.empty(), edit);
    await(commit.number());
    return commit;
  }

  /** Waits until a decided change can be read everywhere. */
  public void await(long number) {
    follower.await(number);
  }

  /**
   * Runs the edit and the gates without storing anything.
   *
   * @return the change that the edit would make, and the report on it
   */
  public Trial tryOut(Consumer<DatasetGraph> edit) {
    var trial = new CompletableFuture<Trial>();
    var note = new Note("", "", "");
    writer.submit(
        new WriteTask.Edit(
            note,
            Optional.empty(),
            edit,
            OptionalLong.empty(),
            new CompletableFuture<>(),
            Optional.of(trial)));
    return Background.result(trial);
  }

  /**
   * What the gates would say of a change, in the thread that asks. Nothing is stored, completions
   * add nothing, and whoever writes the change is judged again.
   *
   * @param after the data with the change made, such as an outlook (package {@code store.work})
   */
  public Gate.Verdict judge(Change change, DatasetGraph after) {
    return writer.verdict(change, after);
  }

  /** The data folder; the working folder of the process for a store in memory. */
  public Path home() {
    return home;
  }

  /** The change that an edit would make, and the report of the gates on it. */
  public record Trial(Change change, Report report) {}

  /**
   * The change that an edit has made so far.
   *
   * @param data the dataset the edit was given, or a wrapper around it
   */
  public static Change changedIn(DatasetGraph data) {
    return captured(data).change();
  }

  /**
   * The state that an edit found when it began, for looking up statements.
   *
   * @param data the dataset the edit was given, or a wrapper around it
   */
  public static DatasetGraph beforeEdit(DatasetGraph data) {
    return new BeforeEdit(captured(data));
  }

  private static CapturingDataset captured(DatasetGraph data) {
    DatasetGraph inner = data;
    while (!(inner instanceof CapturingDataset) && inner instanceof DatasetGraphWrapper wrapper) {
      inner = wrapper.getWrapped();
    }
    if (inner instanceof CapturingDataset captured) {
      return captured;
    }
    throw new IllegalArgumentException("not the dataset of an edit");
  }

  /**
   * Reads one state of the dataset, with every decided change while writing works; the result must
   * not refer to the dataset.
   */
  public <T> T read(Function<DatasetGraph, T> reading) {
    settle();
    return readCommitted(reading);
  }

  /** Reads the last committed state, which may be a fraction of a second old. */
  public <T> T readCommitted(Function<DatasetGraph, T> reading) {
    return writer.isCurrentThread()
        ? database.data().calculateRead(() -> reading.apply(database.data()))
        : database.read(reading);
  }

  /** Makes every decided change visible to {@link #readCommitted}. */
  public void settle() {
    if (writer.committed() < writer.head() && writer.state().ready() && !writer.isCurrentThread()) {
      try {
        alone(() -> true);
      } catch (Problem e) {
        // writing is stopped, or too many edits wait: the last committed state is read
        LOG.info("reading an earlier state: {}", e.getMessage());
      }
    }
  }

  /** Reads between two changes, so that the state and {@link #head} belong together. */
  public <T> T readAlone(Function<DatasetGraph, T> reading) {
    return alone(() -> readCommitted(reading));
  }

  /** Runs work between two changes, with everything committed. */
  @SuppressWarnings("unchecked")
  private <T> T alone(Supplier<T> work) {
    var done = new CompletableFuture<Object>();
    writer.submit(new WriteTask.Alone(work, done));
    return (T) Background.result(done);
  }

  /** Number of the last change in the state seen by a reader. Inside {@link #read}. */
  public long numberSeen() {
    return Math.max(0, database.books().number());
  }

  /**
   * What tells a committed state from every other one: the digest that is kept with it.
   *
   * @param data one state of the record store, as {@link #read} gives it
   * @return empty for a store that keeps none
   */
  public static Optional<String> stateOf(DatasetGraph data) {
    return Optional.of(Database.noted(data, Database.CONTENT))
        .filter(Node::isLiteral)
        .map(Node::getLiteralLexicalForm);
  }

  /** Number of the last decided change; 0 when there is none. */
  public long head() {
    return writer.head();
  }

  /** Digest of all decided statements. */
  public Digest digest() {
    return writer.digest();
  }

  /** Whether changes are accepted, and if not, why. */
  public StoreState state() {
    return writer.state();
  }

  /**
   * Reads changes from the log, oldest first.
   *
   * @param from number of the first one wanted
   * @return false when the log does not reach back that far; nothing is read then
   */
  public boolean changes(long from, Consumer<Commit> reader) {
    if (log.isEmpty() || from < log.get().first()) {
      return log.isEmpty() ? false : from > head();
    }
    log.get().read(from, head(), entry -> reader.accept(entry.commit()));
    return true;
  }

  /** One change, as the log tells it; empty when the log does not hold it. */
  public Optional<Commit> change(long number) {
    if (log.isEmpty() || number < log.get().first() || number > head()) {
      return Optional.empty();
    }
    List<Commit> found = new ArrayList<>();
    log.get().read(number, number, entry -> found.add(entry.commit()));
    return found.stream().findFirst();
  }

  /** Number of the first change still in the log. */
  public long firstLogged() {
    return log.map(ChangeLog::first).orElse(head() + 1);
  }

  /** A state written to a snapshot file. */
  public record Taken(long number, Digest digest, long statements) {}

  /**
   * Writes the state at one change to a file, while reading and writing go on.
   *
   * @throws Damaged when the database differs from the log
   */
  public Taken snapshot(Path file) {
    settle();
    return Snapshots.write(database, file, false);
  }

  /** Copies the log up to a change. */
  public void copyLog(Path into, long upTo) throws IOException {
    if (log.isPresent()) {
      log.get().copyTo(into, upTo);
    }
  }

  /**
   * Reads every byte of the log and of the snapshot before it.
   *
   * @throws Damaged when one is damaged
   */
  public void verifyLog() {
    log.ifPresent(ChangeLog::verify);
    snapshots.verify();
  }

  /**
   * Rewrites the files of the database without unused space. Reads go on; writes wait.
   *
   * @param forgetLog also replaces the log with a snapshot: who changed what before, and why, is
   *     then found only in backups
   */
  public void compact(boolean forgetLog) {
    alone(
        () -> {
          database.compact();
          return true;
        });
    if (forgetLog && log.isPresent()) {
      alone(
          () -> {
            try {
              snapshots.take(this::snapshot);
              log.get().forget();
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
            return true;
          });
    }
  }

  /** From now on the store is read-only, until it is opened again. */
  public void readOnly() {
    writer.stop(StoreState.readOnly());
  }

  /**
   * Reads every byte of log and snapshot and every statement of the database, while reading and
   * writing go on. A damaged database is no longer read or written, and is rebuilt when the house
   * opens next.
   *
   * @throws Damaged when log or snapshot are damaged; the database may be sound then
   */
  public void lookForDamage() {
    boolean sound =
        database.plain() || database.read(data -> Recount.isSound(data, database.books()));
    if (!sound) {
      database.doubt();
      writer.stop(StoreState.damaged());
      LOG.error("{}: {}", database.folder(), StoreState.damaged().why().en());
    }
    verifyLog();
  }

  @Override
  public void close() {
    writer.close();
    log.ifPresent(ChangeLog::close);
    database.close();
    if (log.isPresent()) {
      seal();
    }
  }

  private void seal() {
    boolean whole = state().ready() || state().kind() == StoreState.Kind.READ_ONLY;
    try {
      if (head() > 0) {
        Foundations.mark(home);
      }
      if (whole && !database.inDoubt()) {
        new Seal(database.folder(), home.resolve(RecordFiles.SEAL)).write();
      }
    } catch (IOException | UncheckedIOException e) {
      LOG.warn(
          "the checksums of the database could not be written, so the next start takes longer"
              + " and reads all of it: {}",
          e.getMessage());
    }
  }
}
