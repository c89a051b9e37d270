package org.passeur.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.jena.dboe.base.file.AlreadyLocked;
import org.apache.jena.sparql.core.DatasetGraph;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The system of record: every named graph, behind the one door for writes. A change is decided when
 * the log holds it; the TDB2 database is the first to follow the log, and the one that checks and
 * readers look at. Thread-safe: one writing thread, readers beside it.
 */
public final class RecordStore implements AutoCloseable {
  /** Writes stop while the disk has fewer free bytes. */
  public static final long LEAST_FREE = 64L << 20;

  /** What follows the changes. Called by the writing thread, in order; must not throw or wait. */
  public interface Follower {
    /**
     * Changes are decided, one after the other.
     *
     * @param batch the changes, oldest first
     * @param after the record store after the last of them, readable during the call
     */
    default void decided(List<Commit> batch, DatasetGraph after) {}

    /** Readers of the record store now see everything up to this change. */
    default void committed(long number) {}

    /** Waits while too much is still to be followed. By whoever wants to write. */
    default void makeRoom() {}

    /** Waits until what was decided up to this change can be read everywhere. By any thread. */
    default void await(long number) {}
  }

  private static final Logger LOG = LoggerFactory.getLogger(RecordStore.class);

  /** Where files of the database are put that cannot be relied on. */
  static final String IN_DOUBT = "record-in-doubt";

  /** Checksums of the files of the database, while nobody has it open. */
  static final String SEAL = "record.seal";

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
        Folders.delete(home.resolve(IN_DOUBT)); // all of it is there again
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What came before the log must be in a snapshot: else the database could not be made anew. */
  private void completeTruth(ChangeLog changes) throws IOException {
    long before = changes.first() - 1;
    if (before > 0 && snapshots.last().orElse(0) < before) {
      LOG.error(
          "the log begins at change {}, and no snapshot tells what came before: taking one",
          before + 1);
      snapshots.take(this::snapshot);
    }
  }

  /**
   * Opens the store in a folder, or makes it, and brings the database to the end of the log.
   *
   * @param home the data folder: {@code log} and {@code record} are in it
   * @param skolemBase prefix of the IRIs that replace blank nodes
   * @throws Damaged when the log is not what was written
   */
  public static RecordStore open(Path home, String skolemBase, Clock clock) {
    return open(home, skolemBase, clock, LEAST_FREE, ChangeLog.FILES);
  }

  /**
   * @param leastFree writes stop while the disk has fewer free bytes
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
      database = Optional.of(database(home, Optional.of(log)));
      check(home, log, database.get());
      var store = new RecordStore(home, database.get(), Optional.of(log), how);
      done = true;
      return store;
    } finally {
      if (!done) { // so that it can be opened once it is mended
        database.ifPresent(Database::close);
        log.close();
      }
    }
  }

  private static void check(Path home, ChangeLog log, Database database) {
    try {
      long number = database.read(data -> database.books()).number();
      Foundations.check(home, log, number, new Snapshots(home.resolve("snapshots")).last());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Goes on from what the database holds, when the log is missing or cannot be read: a snapshot of
   * it takes the place of the log, whose files are put aside. What was changed before, by whom and
   * why, is then only in them and in backups. Without a database, goes on from the last snapshot.
   *
   * @return number of the change that it goes on from
   * @throws Damaged when the database does not hold what its own books say
   */
  public static long goOnFromDatabase(Path home, Clock clock) {
    Path folder = home.resolve("record");
    var snapshots = new Snapshots(home.resolve("snapshots"));
    try {
      long number = snapshots.last().orElse(0);
      if (Files.exists(folder)) {
        try (var database = new Database(folder, false)) {
          long held = database.read(data -> database.books()).number();
          if (held > 0) {
            snapshots.take(file -> snapshot(database, file, true));
            number = held;
          }
        }
      }
      if (number == 0) {
        throw new Damaged(
            folder,
            new Bilingual(
                "La base ne contient rien d'où repartir. Restaurez la dernière copie de sauvegarde.",
                "The database holds nothing to go on from. Restore the last backup."));
      }
      Path log = home.resolve("log");
      if (Files.exists(log)) {
        Files.move(log, home.resolve("log-aside-" + clock.millis()));
      }
      try (var begun = ChangeLog.open(log)) {
        begun.beginBehind(number);
      }
      return number;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Makes an empty store in memory, without a log: it is gone when it is closed. */
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
    return new RecordStore(home, database(home, Optional.empty()), Optional.empty(), how);
  }

  /**
   * @param log which the database follows; without one it is for test suites
   */
  private static Database database(Path home, Optional<ChangeLog> log) {
    Path folder = home.resolve("record");
    try {
      if (Files.exists(home.resolve(IN_DOUBT)) || Database.inDoubt(folder)) {
        LOG.error("the disk may not have kept all of the database, which is made anew");
        putAside(home, folder);
      }
      PrivateFiles.folder(folder);
      return log.isEmpty() ? new Database(folder, true) : openedOrEmpty(home, folder, log.get());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (AlreadyLocked e) {
      var damaged =
          new Damaged(
              folder,
              new Bilingual(
                  "La base est déjà ouverte par un autre programme ; arrêtez-le.",
                  "The database is open in another program already; stop it."));
      damaged.initCause(e);
      throw damaged;
    }
  }

  /**
   * TDB2 5.6.0 does not open its files again when the program was killed while it wrote the last
   * entry of its journal. The log has everything.
   */
  private static Database openedOrEmpty(Path home, Path folder, ChangeLog log) throws IOException {
    var seal = new Seal(folder, home.resolve(SEAL));
    Optional<Boolean> sealed = seal.fits();
    long number = -1;
    if (sealed.orElse(true)) {
      Optional<Database> opened = Database.opened(folder, false);
      if (opened.isPresent() && (sealed.isPresent() || isSound(opened.get()))) {
        seal.remove();
        return opened.get();
      }
      number = opened.map(d -> d.read(data -> d.books()).number()).orElse(number);
      opened.ifPresent(Database::close);
    }
    OptionalLong snapshot = new Snapshots(home.resolve("snapshots")).last();
    Foundations.checkItCanBeMadeAnew(home, log, number, snapshot); // else it is left as it is
    seal.remove();
    LOG.error("the database is not what was written, and is made anew from snapshot and log");
    putAside(home, folder);
    return new Database(PrivateFiles.folder(folder), false);
  }

  /** After a crash there are no checksums to go by. */
  private static boolean isSound(Database database) {
    return database.read(
        data -> {
          Database.Books books = database.books();
          return books.number() < 0 || Recount.isSound(data, books);
        });
  }

  /**
   * The old files stay until the database is made anew: they are what is left to look at when the
   * log cannot be read either. When some are aside already, it was being made anew.
   */
  private static void putAside(Path home, Path folder) throws IOException {
    Path aside = home.resolve(IN_DOUBT);
    if (Files.exists(aside)) {
      Folders.delete(folder);
    } else {
      Files.move(folder, aside);
    }
  }

  /**
   * Sets what follows from edits and becomes part of them, before the checks, in order. Called
   * once, before the first write.
   */
  public void completedBy(List<Completion> completions) {
    writer.completedBy(completions);
  }

  /** Sets the checks that every change passes, in order. Called once, before the first write. */
  public void guardedBy(List<Gate> checks) {
    writer.guardedBy(checks);
  }

  /** Sets what follows the changes. Called once, before the first write. */
  public void followedBy(Follower listener) {
    follower = listener;
    writer.followedBy(listener);
  }

  /**
   * The one door for writes: makes the edit, checks what it changed, and decides it under the next
   * number. Returns at once.
   *
   * @param note who, why, from where
   * @param retry a key under which the same request may come again
   * @param edit changes the dataset it is given, in the writing thread; it may throw, and nothing
   *     is left of it
   * @return the change, once it is on the disk; an edit that changes nothing stores nothing; or the
   *     failure: {@link Refused} when a check found a violation, what the edit threw, {@link
   *     Problem} 503 or 507 when writing is stopped
   */
  public CompletableFuture<Commit> submit(
      Note note, Optional<Retry> retry, Consumer<DatasetGraph> edit) {
    follower.makeRoom();
    var commit = new CompletableFuture<Commit>();
    writer.submit(new WriteTask.Edit(note, retry, edit, commit, Optional.empty()));
    return commit;
  }

  /** The same, waiting for the answer. */
  public Commit decide(Note note, Optional<Retry> retry, Consumer<DatasetGraph> edit) {
    return join(submit(note, retry, edit));
  }

  /** The same, waiting until it can be read everywhere. */
  public Commit write(Note note, Consumer<DatasetGraph> edit) {
    Commit commit = decide(note, Optional.empty(), edit);
    follower.await(commit.number());
    return commit;
  }

  /**
   * Runs the edit and the checks and stores nothing.
   *
   * @return what the edit would change, and what the checks say of it
   */
  public Trial tryOut(Consumer<DatasetGraph> edit) {
    var trial = new CompletableFuture<Trial>();
    var note = new Note("", "", "");
    writer.submit(
        new WriteTask.Edit(
            note, Optional.empty(), edit, new CompletableFuture<>(), Optional.of(trial)));
    return join(trial);
  }

  /** What an edit would change, and what the checks say of it. */
  public record Trial(Change change, Report report) {}

  /**
   * What an edit has changed so far.
   *
   * @param data the dataset the edit was given
   */
  public static Change changedIn(DatasetGraph data) {
    if (data instanceof CapturingDataset captured) {
      return captured.change();
    }
    throw new IllegalArgumentException("not the dataset of an edit");
  }

  /** The exception itself in place of the wrapper, as if the caller's thread had done the work. */
  private static <T> T join(CompletableFuture<T> future) {
    try {
      return future.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      if (e.getCause() instanceof Error cause) {
        throw cause;
      }
      throw e;
    }
  }

  /**
   * Reads one state of the dataset, every decided change included while writing works; the value
   * must not hold on to it.
   */
  public <T> T read(Function<DatasetGraph, T> reading) {
    settle();
    return readCommitted(reading);
  }

  /** Reads the last committed state, which may be a fraction of a second old. */
  <T> T readCommitted(Function<DatasetGraph, T> reading) {
    return writer.isCurrentThread()
        ? database.data().calculateRead(() -> reading.apply(database.data()))
        : database.read(reading);
  }

  /** Makes every decided change visible to those who read by {@link #readCommitted}. */
  public void settle() {
    if (writer.committed() < writer.head() && writer.state().ready() && !writer.isCurrentThread()) {
      try {
        alone(() -> true);
      } catch (Problem e) {
        // writing stopped, or too much waits: whoever reads sees the last committed state
        LOG.info("reading an earlier state: {}", e.getMessage());
      }
    }
  }

  /** Reads while no change is made: the state and {@link #head} belong together. */
  public <T> T readAlone(Function<DatasetGraph, T> reading) {
    return alone(() -> readCommitted(reading));
  }

  /** Does something between two changes, with everything committed. */
  @SuppressWarnings("unchecked")
  private <T> T alone(Supplier<T> work) {
    var done = new CompletableFuture<Object>();
    writer.submit(new WriteTask.Alone(work, done));
    return (T) join(done);
  }

  /** Number of the last change in the state a reading sees. Inside {@link #read}. */
  public long numberSeen() {
    return Math.max(0, database.books().number());
  }

  /** Number of the last decided change; 0 when there is none. */
  public long head() {
    return writer.head();
  }

  /** Digest of every statement that is decided. */
  public Digest digest() {
    return writer.digest();
  }

  /** Whether changes are taken, and why not. */
  public StoreState state() {
    return writer.state();
  }

  /**
   * Changes as they stand in the log, oldest first.
   *
   * @param from number of the first one wanted
   * @return false when the log does not go back so far; then nothing is read
   */
  public boolean changes(long from, Consumer<Commit> reader) {
    if (log.isEmpty() || from < log.get().first()) {
      return log.isEmpty() ? false : from > head();
    }
    log.get().read(from, head(), entry -> reader.accept(entry.commit()));
    return true;
  }

  /** Number of the first change that the log still tells of. */
  public long firstLogged() {
    return log.map(ChangeLog::first).orElse(head() + 1);
  }

  /** A state that was written to a file. */
  record Taken(long number, Digest digest, long statements) {}

  /**
   * Writes everything as of one change into a file, while reading and writing go on.
   *
   * @throws Damaged when the database does not hold what the log says
   */
  Taken snapshot(Path file) {
    settle();
    return snapshot(database, file, false);
  }

  /**
   * @param first also takes what was written before a digest was noted
   */
  private static Taken snapshot(Database database, Path file, boolean first) {
    return database.read(
        data -> {
          Database.Books books = database.books();
          try {
            Snapshot.Content written = Snapshot.write(data, file);
            boolean noted = !first || !books.digest().equals(Digest.EMPTY);
            if (books.number() >= 0 && noted && !written.digest().equals(books.digest())) {
              throw new Damaged(
                  database.folder(),
                  new Bilingual(
                      "La base ne contient pas ce que dit le journal ; aucune copie n'a été faite."
                          + " Lancez la vérification (verify).",
                      "The database does not hold what the log says; no copy was made. Run"
                          + " verify."));
            }
            return new Taken(Math.max(0, books.number()), written.digest(), written.statements());
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  /** Copies the log up to a change. */
  void copyLog(Path into, long upTo) throws IOException {
    if (log.isPresent()) {
      log.get().copyTo(into, upTo);
    }
  }

  /**
   * Reads every byte of the log and of the snapshot before it.
   *
   * @throws Damaged when one is not what was written
   */
  void verifyLog() {
    log.ifPresent(ChangeLog::verify);
    snapshots.verify();
  }

  /**
   * Writes the files of the database anew without what is no longer used. Reads go on; writes wait.
   *
   * @param forgetLog also puts a snapshot in place of the log: what was changed before, by whom and
   *     why, is then only in backups
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

  /** From now on it is only read, until it is opened again. */
  public void readOnly() {
    writer.stop(StoreState.readOnly());
  }

  /**
   * Reads every byte of log and snapshot, and every statement of the database, while reading and
   * writing go on. A database that does not hold what was written is shown no more, takes no more
   * changes, and is made anew when the house opens the next time.
   *
   * @throws Damaged when log or snapshot are not what was written; the database may be whole then
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
        new Seal(database.folder(), home.resolve(SEAL)).write();
      }
    } catch (IOException | UncheckedIOException e) {
      LOG.warn("without checksums the next start reads the whole database: {}", e.getMessage());
    }
  }
}
