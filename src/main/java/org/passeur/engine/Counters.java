package org.passeur.engine;

import java.util.Optional;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.passeur.engine.memory.DefaultGraph;
import org.passeur.engine.memory.MemoryDataset;

/**
 * Maintains exact counts of the default graph of a dataset in TDB2 or in memory for every committed
 * state. One thread writes, and calls {@link #beforeCommit} and {@link #afterCommit} around each
 * commit. Between the two there are no exact counts, so a reader that finds the same counts before
 * and after its transaction began knows that they belong to the state it reads. Thread-safe.
 */
public final class Counters {
  private static final Node ANY = Node.ANY;

  private final DefaultGraph counted;

  /** Changes since the last scan began. */
  private RunningCounts tally = new RunningCounts();

  private volatile long scans;
  private boolean whole;
  private volatile Optional<Counts> exact = Optional.empty();
  private volatile Optional<Counts> latest = Optional.empty();

  /**
   * @param counted the default graph that is counted
   */
  public Counters(DefaultGraph counted) {
    this.counted = counted;
  }

  /** Counts of the last committed state, if they are known. */
  public Optional<Counts> exact() {
    return exact;
  }

  /** Counts of some earlier state, for estimates. */
  public Optional<Counts> latest() {
    return latest;
  }

  /** Counts an added statement. In the writing thread, inside its transaction. */
  public synchronized void add(DatasetGraph data, Quad quad) {
    if (!data.contains(quad)) {
      tell(data, quad, 1);
      data.add(quad);
    }
  }

  /** Counts a removed statement. In the writing thread, inside its transaction. */
  public synchronized void delete(DatasetGraph data, Quad quad) {
    if (data.contains(quad)) {
      data.delete(quad);
      tell(data, quad, -1);
    }
  }

  /** Called while the graph does not hold the statement; in the union, another graph may. */
  private void tell(DatasetGraph data, Quad quad, int sign) {
    Node s = quad.getSubject();
    Node p = quad.getPredicate();
    Node o = MemoryDataset.canonical(quad.getObject()); // in the form in which a scan will find it
    if (!isCounted(quad) || some(data, s, p, o)) {
      return;
    }
    tally.triples(p, sign);
    if (p.equals(RunningCounts.TYPE)) {
      tally.members(o, sign);
    }
    if (!some(data, s, p, ANY)) {
      tally.subjectsOf(p, sign);
      tally.subjects(some(data, s, ANY, ANY) ? 0 : sign);
    }
    if (!some(data, ANY, p, o)) {
      tally.objectsOf(p, sign);
      tally.objects(some(data, ANY, ANY, o) ? 0 : sign);
    }
  }

  private boolean isCounted(Quad quad) {
    return counted == DefaultGraph.UNION || quad.isDefaultGraph();
  }

  private boolean some(DatasetGraph data, Node s, Node p, Node o) {
    return counted == DefaultGraph.UNION
        ? data.findNG(ANY, s, p, o).hasNext()
        : data.find(counted.key(), s, p, o).hasNext();
  }

  /** From here there are no exact counts, until {@link #afterCommit}. */
  public synchronized void beforeCommit() {
    exact = Optional.empty();
  }

  /** The counted changes are committed. */
  public synchronized void afterCommit() {
    publish();
  }

  private void publish() {
    if (whole) {
      exact = Optional.of(tally.view());
      latest = exact;
    }
  }

  /**
   * Drops all counts, because something was written uncounted or rolled back; they are unknown
   * until the next scan.
   */
  public synchronized void forget() {
    scans = scans + 1;
    whole = false;
    exact = Optional.empty();
  }

  /**
   * Begins a scan of the committed state; changes counted from now on are added to its result. Not
   * during a write.
   *
   * @return its number
   */
  public synchronized long beginScan() {
    tally = new RunningCounts();
    whole = false;
    scans = scans + 1;
    return scans;
  }

  /**
   * Scans the whole dataset while others write. Inside a transaction that began with the scan.
   *
   * @param scan number of the scan; when it is out of date, the scan ends early
   */
  public Scanned scan(DatasetGraph data, long scan) {
    return new Scanned(
        data instanceof MemoryDataset memory
            ? MemoryScan.of(memory, () -> scan != scans)
            : IndexScan.of(data, counted, () -> scan != scans));
  }

  /** The result of a scan. */
  public static final class Scanned {
    private final RunningCounts tally;

    private Scanned(RunningCounts tally) {
      this.tally = tally;
    }
  }

  /**
   * Ends a scan. Not during a write.
   *
   * @return false when the counts were dropped meanwhile, so that the result is useless
   */
  public synchronized boolean endScan(long scan, Scanned found) {
    if (scan != scans) {
      return false;
    }
    tally.add(found.tally);
    whole = true;
    publish();
    return true;
  }
}
