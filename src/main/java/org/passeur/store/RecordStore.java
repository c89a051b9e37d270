package org.passeur.store;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.ReadWrite;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.tdb2.DatabaseMgr;
import org.apache.jena.tdb2.TDB2;

/**
 * The system of record: every named graph, in TDB2, behind the one door for writes. Thread-safe:
 * one writer at a time, readers beside it.
 */
public final class RecordStore implements AutoCloseable {
  /** Told of each stored change, in order, by the thread that stored it. */
  public interface Follower {
    void follow(Commit commit);
  }

  /** What the store notes of itself is said of this, in the default graph. */
  static final Node BOOKS = NodeFactory.createURI("urn:x-passeur:store");

  private final DatasetGraph data;
  private final Counter counter;
  private final String skolemBase;
  private final Clock clock;
  private final ReentrantLock writer = new ReentrantLock(true);
  private volatile List<Gate> gates = List.of();
  private volatile Follower follower = commit -> {};

  private RecordStore(Path folder, boolean plain, String skolemBase, Clock clock) {
    this.data = DatabaseMgr.connectDatasetGraph(folder.toString());
    this.counter = new Counter(data, !plain);
    this.skolemBase = skolemBase;
    this.clock = clock;
    data.getContext().set(TDB2.symUnionDefaultGraph, !plain);
  }

  /**
   * Opens the store in a folder, or makes it.
   *
   * @param folder where TDB2 keeps its files
   * @param skolemBase prefix of the IRIs that replace blank nodes
   */
  public static RecordStore open(Path folder, String skolemBase, Clock clock) {
    return new RecordStore(folder, false, skolemBase, clock);
  }

  /**
   * Opens a store for test suites in an empty folder: blank nodes stay, the default graph is an
   * ordinary graph that can be written, and change numbers are not kept.
   */
  public static RecordStore openPlain(Path folder, Clock clock) {
    return new RecordStore(folder, true, "", clock);
  }

  /** Sets the checks that every change passes, in order. Called once, before the first write. */
  public void guardedBy(List<Gate> checks) {
    gates = List.copyOf(checks);
  }

  /** Sets who is told of each change. Called once, before the first write. */
  public void followedBy(Follower listener) {
    follower = listener;
  }

  /**
   * The one door for writes: runs the edit in a transaction, checks what it changed, stores it
   * under the next number, and tells the follower before it returns, so that a writer reads its own
   * writes.
   *
   * @param note who, why, from where
   * @param edit changes the dataset it is given, in this thread
   * @return the stored change; an edit that changes nothing stores nothing
   * @throws Refused when a check found a violation; nothing is stored
   */
  public Commit write(Note note, Consumer<DatasetGraph> edit) {
    writer.lock();
    try {
      Commit commit = transact(note, edit);
      if (!commit.change().isEmpty()) {
        follower.follow(commit);
      }
      return commit;
    } finally {
      writer.unlock();
    }
  }

  /**
   * Runs the edit and the checks and stores nothing.
   *
   * @return what the edit would change, and what the checks say of it
   */
  public Trial tryOut(Consumer<DatasetGraph> edit) {
    writer.lock();
    try {
      data.begin(ReadWrite.WRITE);
      var capture = new CapturingDataset(data, skolemBase);
      try {
        edit.accept(capture);
        Change change = capture.change();
        return new Trial(change, check(change));
      } finally {
        undo(capture.change());
        data.end();
      }
    } finally {
      writer.unlock();
    }
  }

  /** What an edit would change, and what the checks say of it. */
  public record Trial(Change change, Report report) {}

  private Commit transact(Note note, Consumer<DatasetGraph> edit) {
    data.begin(ReadWrite.WRITE);
    var capture = new CapturingDataset(data, skolemBase);
    boolean numbered = false;
    try {
      edit.accept(capture);
      Change change = capture.change();
      if (change.isEmpty()) {
        undo(change);
        return new Commit(counter.value(), clock.instant(), change, note);
      }
      Report report = check(change);
      if (!report.conforms()) {
        throw new Refused(report);
      }
      numbered = true;
      long number = counter.next();
      data.commit();
      counter.stored(number);
      return new Commit(number, clock.instant(), change, note);
    } catch (RuntimeException | Error e) {
      if (data.isInTransaction()) {
        if (numbered) {
          data.abort();
        } else {
          undo(capture.change());
        }
      }
      throw e;
    } finally {
      data.end();
    }
  }

  /**
   * Leaves the transaction with nothing changed. Not by {@code abort}: in TDB2 5.6.0 a transaction
   * that wrote, then read, then aborted leaves the table of terms with a hole, and what is written
   * afterwards cannot be read back.
   */
  private void undo(Change change) {
    try {
      change.added().forEach(data::delete);
      change.removed().forEach(data::add);
      data.commit();
    } catch (RuntimeException | Error e) {
      data.abort();
      throw e;
    }
  }

  private Report check(Change change) {
    Report report = Report.CONFORMS;
    for (Gate gate : gates) {
      report = report.and(gate.check(change, data));
      if (!report.conforms()) {
        return report; // later checks may rely on what earlier ones ensure
      }
    }
    return report;
  }

  /** Reads one state of the dataset; the value must not hold on to it. */
  public <T> T read(Function<DatasetGraph, T> reading) {
    return data.calculateRead(() -> reading.apply(data));
  }

  /** Reads while no change is made: the state and {@link #head} belong together. */
  public <T> T readAlone(Function<DatasetGraph, T> reading) {
    writer.lock();
    try {
      return read(reading);
    } finally {
      writer.unlock();
    }
  }

  /** For query engines, which begin and end their own read transactions. Not to be written to. */
  public DatasetGraph dataset() {
    return data;
  }

  /** Number of the last change; 0 when there is none. */
  public long head() {
    return counter.value();
  }

  @Override
  public void close() {
    writer.lock();
    try {
      data.close();
      org.apache.jena.tdb2.sys.TDBInternal.expel(data);
    } finally {
      writer.unlock();
    }
  }

  /**
   * The number of the last change, stored with it: in the default graph, which nobody else writes
   * and no query sees, because queries see the union of the named graphs in its place.
   */
  private static final class Counter {
    private static final Node LAST_CHANGE = NodeFactory.createURI("urn:x-passeur:lastChange");

    private final DatasetGraph data;
    private final boolean kept;
    private volatile long value;

    Counter(DatasetGraph data, boolean kept) {
      this.data = data;
      this.kept = kept;
      this.value = data.calculateRead(this::stored);
    }

    private long stored() {
      var found = data.find(Quad.defaultGraphIRI, BOOKS, LAST_CHANGE, Node.ANY);
      return found.hasNext() ? Long.parseLong(found.next().getObject().getLiteralLexicalForm()) : 0;
    }

    long value() {
      return value;
    }

    long next() {
      if (!kept) {
        return value + 1;
      }
      data.deleteAny(Quad.defaultGraphIRI, BOOKS, LAST_CHANGE, Node.ANY);
      Node number = NodeFactory.createLiteralString(Long.toString(value + 1));
      data.add(Quad.defaultGraphIRI, BOOKS, LAST_CHANGE, number);
      return value + 1;
    }

    void stored(long number) {
      value = number;
    }
  }
}
