package org.passeur.store;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.jena.sparql.core.DatasetGraph;
import org.passeur.kernel.Background;
import org.passeur.kernel.Problem;
import org.passeur.kernel.Report;
import org.passeur.log.Change;
import org.passeur.log.ChangeLog;
import org.passeur.log.Commit;
import org.passeur.log.Digest;
import org.passeur.log.LogEntry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that writes. It takes all waiting edits as a batch: each is made and checked on
 * its own, in order of arrival, and undone when refused; the accepted ones are appended to the log
 * with one sync, which decides them, and are then acknowledged. The database follows within a
 * fraction of a second, with one commit for many changes; after a crash the log brings it up to
 * date.
 *
 * <p>After a failure the database is reopened and brought to the end of the log, repeatedly until
 * that works; meanwhile reads go on and writes get a 503. When a sync of the disk fails, nothing
 * more is written until the program is restarted.
 */
final class Writer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Writer.class);

  private static final int BATCH = 64;
  private static final int LONGEST_QUEUE = 1024;

  /** The database is committed when no edit came for this long … */
  private static final long QUIET_MS = 20;

  /** … and at the latest this long after the last commit. */
  private static final long LONGEST_OPEN_MS = 200;

  private static final long RETRY_MS = 1000;
  private static final long IDLE_MS = 60_000;

  private final Path folder;
  private final Database database;
  private final Optional<ChangeLog> log;
  private final Settings settings;
  private final DiskSpace room;
  private final BlockingQueue<WriteTask> waiting = new LinkedBlockingQueue<>(LONGEST_QUEUE);
  private final Retries retries;
  private final Thread thread = Background.thread("passeur-writer", this::run);

  private volatile List<Completion> completions = List.of();
  private volatile List<Gate> gates = List.of();
  private volatile RecordStore.Follower follower = new RecordStore.Follower() {};
  private volatile StoreState state = StoreState.READY;
  private volatile long head;
  private volatile long committed;

  /** A reason to stop writing, set by another thread. */
  private volatile Optional<StoreState> stopped = Optional.empty();

  /** Number of the last change passed to the follower. */
  private long told;

  private volatile Digest digest;
  private boolean open;
  private long openedAt;

  /** The engine failed and its files have not been reopened yet. */
  private boolean unreadable;

  /**
   * @param skolemBase prefix of the IRIs that replace blank nodes; empty to keep blank nodes
   * @param leastFree writing stops when the disk has fewer free bytes
   */
  record Settings(String skolemBase, Clock clock, long leastFree) {}

  Writer(Path folder, Database database, Optional<ChangeLog> log, Settings settings) {
    this.folder = folder;
    this.database = database;
    this.log = log;
    this.settings = settings;
    this.room = new DiskSpace(folder, settings.leastFree());
    this.digest = Digest.EMPTY;
    catchUp();
    this.told = head;
    this.retries = new Retries(log);
    thread.start();
  }

  void completedBy(List<Completion> what) {
    completions = List.copyOf(what);
  }

  void guardedBy(List<Gate> checks) {
    gates = List.copyOf(checks);
  }

  void followedBy(RecordStore.Follower listener) {
    follower = listener;
  }

  /** What the gates would say of a change, in the order in which they see it. In any thread. */
  Gate.Verdict verdict(Change change, DatasetGraph after) {
    List<Gate> all = gates;
    Report report = Report.CONFORMS;
    int last = 2 * all.size() - 1;
    for (int i = 0; i <= last; i++) {
      Gate gate = all.get(i % all.size());
      report =
          report.and(i < all.size() ? gate.checkAsMade(change, after) : gate.check(change, after));
      if (!report.conforms()) {
        return new Gate.Verdict(i, i == last, report);
      }
    }
    return new Gate.Verdict(last, true, report);
  }

  /** Number of the last decided change. */
  long head() {
    return head;
  }

  /** Number of the last change visible to readers of the database. */
  long committed() {
    return committed;
  }

  /** Digest of all decided statements. */
  Digest digest() {
    return digest;
  }

  /** Stops accepting changes until the program is restarted. */
  void stop(StoreState why) {
    stopped = Optional.of(why);
    state = why;
  }

  StoreState state() {
    return state;
  }

  /** A dataset that records what is changed in it as an edit's does, for another thread. */
  CapturingDataset captured(DatasetGraph data) {
    return new CapturingDataset(data, settings.skolemBase(), new DiskSpace(folder, 0));
  }

  boolean isCurrentThread() {
    return Thread.currentThread() == thread;
  }

  /**
   * Hands a task to the thread.
   *
   * @throws Problem 503 when writing is stopped, or too many tasks are waiting
   */
  void submit(WriteTask task) {
    if (!state.ready()) {
      throw state.asProblem();
    }
    try {
      if (!waiting.offer(task, 10, TimeUnit.SECONDS)) {
        throw Problem.of(
            Problem.Kind.UNAVAILABLE,
            "Trop d'écritures attendent leur tour ; réessayez dans un instant.",
            "Too many writes are waiting; try again in a moment.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private void run() {
    boolean running = true;
    while (running) {
      Optional<WriteTask> task = next();
      running = !(task.isPresent() && task.get() instanceof WriteTask.Last);
      try {
        if (state.ready() && task.isPresent() && task.get() instanceof WriteTask.Edit edit) {
          makeAll(withThoseWaiting(edit));
        } else if (task.isPresent() && task.get() instanceof WriteTask.Edit edit) {
          edit.fail(state.asProblem()); // it was submitted while writing stopped
        } else {
          rest();
          task.ifPresent(WriteTask::run);
        }
      } catch (RuntimeException | Error e) { // this thread must go on whatever happens
        fail(failure(e));
        task.ifPresent(t -> t.fail(state.asProblem()));
      }
    }
    List<WriteTask> late = new ArrayList<>();
    waiting.drainTo(late);
    late.forEach(task -> task.fail(StoreState.failed().asProblem()));
  }

  private List<WriteTask.Edit> withThoseWaiting(WriteTask.Edit first) {
    List<WriteTask.Edit> batch = new ArrayList<>();
    batch.add(first);
    while (batch.size() < BATCH && waiting.peek() instanceof WriteTask.Edit) {
      batch.add((WriteTask.Edit) waiting.remove());
    }
    return batch;
  }

  /**
   * Makes the edits. One that makes the engine fail is answered alone; the others are made again
   * after recovery.
   */
  private void makeAll(List<WriteTask.Edit> batch) {
    List<WriteTask.Edit> edits = batch;
    while (!edits.isEmpty()) {
      edits = make(edits);
    }
    if (database.plain() || elapsed() > LONGEST_OPEN_MS) {
      commit();
    }
  }

  private Optional<WriteTask> next() {
    long patience = state.ready() ? (open ? quiet() : IDLE_MS) : RETRY_MS;
    try {
      return Optional.ofNullable(waiting.poll(patience, TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      throw new IllegalStateException(e); // nothing interrupts this thread
    }
  }

  private long quiet() {
    return Math.max(0, Math.min(QUIET_MS, LONGEST_OPEN_MS - elapsed()));
  }

  private long elapsed() {
    return open ? TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - openedAt) : 0;
  }

  /** When idle: commits the open transaction, or retries after a failure. */
  private void rest() {
    if (state.ready()) {
      commit();
    } else {
      abandon();
      recover();
    }
  }

  /** Abandons the open transaction: what was decided is in the log. */
  private void abandon() {
    if (open) {
      open = false;
      try {
        database.data().abort();
        database.data().end();
      } catch (RuntimeException | Error e) {
        LOG.warn("the failed write could not be undone", e);
      }
    }
  }

  private void begin() {
    if (!open) {
      database.begin();
      open = true;
      openedAt = System.nanoTime();
    }
  }

  private void commit() {
    if (!open) {
      return;
    }
    try {
      open = false;
      database.commit(new Database.Books(head, digest));
    } catch (RuntimeException | Error e) {
      throw failure(e);
    }
    committed = head;
    follower.committed(committed);
  }

  /** Classifies a failure: a full disk shows in many ways. */
  private StoreState.Failure failure(Throwable e) {
    var known =
        e instanceof StoreState.Failure itself
            ? itself
            : new StoreState.Failure(StoreState.failed(), e);
    return known.state().recovers() && room.isUsedUp()
        ? new StoreState.Failure(StoreState.full(), e)
        : known;
  }

  private void fail(StoreState.Failure failure) {
    LOG.error("writing stops: {}", failure.state().why().en(), failure.getCause());
    state = stopped.orElse(failure.state());
    try {
      if (database.data().isInTransaction()) {
        database.data().abort();
        database.data().end();
      }
    } catch (RuntimeException | Error e) {
      LOG.warn("the transaction could not be aborted; the database will be opened again", e);
    }
    open = false;
    unreadable = true;
  }

  /**
   * Reopens the database for readers and, when writing may go on, brings it to the end of the log.
   * A failure is retried later.
   */
  private void recover() {
    try {
      if (unreadable) {
        database.reopen();
        unreadable = false;
      }
      if (!state.recovers() || room.isMissing()) {
        return;
      }
      catchUp();
      tellTheRest();
      state = stopped.orElse(StoreState.READY);
      LOG.info("writing works again, from change {}", head);
      follower.committed(committed);
    } catch (IOException | RuntimeException | Error e) {
      state = stopped.orElse(e instanceof StoreState.Failure known ? known.state() : state);
      unreadable = true;
      LOG.warn("writing is still stopped", e);
    }
  }

  /**
   * Passes on the changes that were decided before a failure and not yet followed, so that no
   * projection misses one.
   */
  private void tellTheRest() {
    if (log.isEmpty() || told >= head) {
      return;
    }
    List<Commit> rest = new ArrayList<>();
    log.get()
        .read(
            told + 1,
            head,
            entry -> {
              retries.remember(entry);
              rest.add(entry.commit());
            });
    database.read(
        data -> {
          tell(rest, data);
          return data;
        });
  }

  private void tell(List<Commit> changes, DatasetGraph after) {
    follower.decided(changes, after);
    told = changes.get(changes.size() - 1).number();
  }

  /** Applies the changes of the log that the database does not hold yet. */
  private void catchUp() {
    Database.Books books = database.read(data -> database.books());
    long number = Math.max(0, books.number());
    if (log.isEmpty()) {
      head = number;
      committed = number;
      digest = books.digest();
      return;
    }
    ChangeLog changes = log.get();
    if (changes.head() == 0 && number > 0) {
      changes.beginAfter(number);
    }
    if (changes.head() < number) {
      throw StoreState.logBehind(number, changes.head());
    }
    if (changes.head() > number) {
      books = new LogReplay(database, changes).from(books);
    }
    head = books.number() < 0 ? 0 : books.number();
    committed = head;
    digest = books.digest();
  }

  @Override
  public void close() {
    try {
      waiting.put(new WriteTask.Last());
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * @return the edits that must be made again, because another edit of the batch failed
   */
  private List<WriteTask.Edit> make(List<WriteTask.Edit> edits) {
    var batch =
        new Batch(database.data(), completions, gates, retries, settings, room, head, digest);
    try {
      roomOnDisk();
      begin();
      for (WriteTask.Edit edit : edits) {
        try {
          batch.make(edit);
        } catch (StoreState.Failure e) {
          StoreState.Failure failure = failure(e);
          List<WriteTask.Edit> others = afterFailure(failure, edit, edits);
          edit.fail(answer(failure)); // answered last: the author may write again at once
          return others;
        }
      }
      decide(batch);
    } catch (RuntimeException | Error e) {
      StoreState.Failure failure = failure(e);
      edits.forEach(edit -> edit.fail(failure.state().asProblem()));
      throw failure;
    }
    try {
      if (!batch.accepted().isEmpty()) {
        tell(batch.accepted().stream().map(LogEntry::commit).toList(), database.data());
      }
    } finally {
      batch.answer(); // they are decided, even if a follower fails
    }
    return List.of();
  }

  private static Throwable answer(StoreState.Failure failure) {
    boolean full = failure.state().problem() == Problem.Kind.NO_ROOM;
    return full || failure.getCause() == null ? failure.state().asProblem() : failure.getCause();
  }

  private List<WriteTask.Edit> afterFailure(
      StoreState.Failure failure, WriteTask.Edit guilty, List<WriteTask.Edit> edits) {
    fail(failure);
    recover();
    List<WriteTask.Edit> others = edits.stream().filter(edit -> !edit.equals(guilty)).toList();
    if (state.ready()) {
      return others;
    }
    others.forEach(edit -> edit.fail(state.asProblem()));
    return List.of();
  }

  private void roomOnDisk() {
    try {
      if (room.isMissing()) {
        throw new StoreState.Failure(StoreState.full(), new IOException("no room"));
      }
    } catch (IOException e) {
      throw new StoreState.Failure(StoreState.failed(), e);
    }
  }

  /**
   * The state that follows from a failure; checks the disk itself, because the message of the
   * exception is in the language of the system.
   */
  private StoreState meaning(IOException failure) {
    try {
      return room.isMissing() ? StoreState.full() : StoreState.of(failure);
    } catch (IOException e) {
      return StoreState.of(failure);
    }
  }

  /** Appends the batch to the log; once synced, the accepted changes are decided. */
  private void decide(Batch batch) {
    if (batch.accepted().isEmpty()) {
      return;
    }
    try {
      if (log.isPresent()) {
        log.get().append(batch.accepted());
      }
    } catch (ChangeLog.SyncFailed e) {
      undecided(batch);
      throw new StoreState.Failure(StoreState.syncFailed(), e);
    } catch (IOException e) {
      undecided(batch);
      throw new StoreState.Failure(meaning(e), e);
    }
    head = batch.number();
    digest = batch.content();
    batch.accepted().forEach(retries::remember);
  }

  /** Undoes a batch and shows readers the decided state before it. */
  private void undecided(Batch batch) {
    batch.undo();
    commit();
  }
}
