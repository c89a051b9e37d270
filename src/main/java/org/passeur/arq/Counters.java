package org.passeur.arq;

import java.util.Optional;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.passeur.arq.memory.DefaultGraph;
import org.passeur.arq.memory.MemoryDataset;

/**
 * Keeps the counts of the default graph of a dataset of TDB2 or in memory, exact to each state that
 * is committed. One thread writes; it calls {@link #beforeCommit} and {@link #afterCommit} around
 * each commit. In between there are no exact counts, so a reader who finds the same ones before and
 * after it began to read knows that they are of the state it reads. Thread-safe.
 */
public final class Counters {
  private static final Node ANY = Node.ANY;

  private final DefaultGraph counted;

  /** Since the last scan began. */
  private Tally tally = new Tally();

  private volatile long scans;
  private boolean whole;
  private volatile Optional<Counts> exact = Optional.empty();
  private volatile Optional<Counts> latest = Optional.empty();

  /**
   * @param counted which graph that is
   */
  public Counters(DefaultGraph counted) {
    this.counted = counted;
  }

  /** Of the last committed state, when they are known. */
  public Optional<Counts> exact() {
    return exact;
  }

  /** Of some earlier state. */
  public Optional<Counts> latest() {
    return latest;
  }

  /** Adds a statement. In the writing thread, inside its transaction. */
  public synchronized void add(DatasetGraph data, Quad quad) {
    if (!data.contains(quad)) {
      tell(data, quad, 1);
      data.add(quad);
    }
  }

  /** Removes a statement. In the writing thread, inside its transaction. */
  public synchronized void delete(DatasetGraph data, Quad quad) {
    if (data.contains(quad)) {
      data.delete(quad);
      tell(data, quad, -1);
    }
  }

  /** While the graph does not hold the statement; in the union another one may. */
  private void tell(DatasetGraph data, Quad quad, int sign) {
    Node s = quad.getSubject();
    Node p = quad.getPredicate();
    Node o = MemoryDataset.canonical(quad.getObject()); // as a scan will find it
    if (!isCounted(quad) || some(data, s, p, o)) {
      return;
    }
    tally.triples(p, sign);
    if (p.equals(Tally.TYPE)) {
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

  /** No exact counts until {@link #afterCommit}. */
  public synchronized void beforeCommit() {
    exact = Optional.empty();
  }

  /** The statements told of are committed. */
  public synchronized void afterCommit() {
    publish();
  }

  private void publish() {
    if (whole) {
      exact = Optional.of(tally.view());
      latest = exact;
    }
  }

  /** What was written was not told, or not kept: there are no counts until the next scan. */
  public synchronized void forget() {
    scans = scans + 1;
    whole = false;
    exact = Optional.empty();
  }

  /**
   * A scan of the committed state begins; what is told from now on is added to what it finds. Not
   * during a write.
   *
   * @return its number
   */
  public synchronized long beginScan() {
    tally = new Tally();
    whole = false;
    scans = scans + 1;
    return scans;
  }

  /**
   * Walks the whole dataset, while others write. Inside a transaction that began with the scan.
   *
   * @param scan its number; once that is out of date the walk ends early
   */
  public Scanned scan(DatasetGraph data, long scan) {
    return new Scanned(
        data instanceof MemoryDataset memory
            ? MemoryScan.of(memory, () -> scan != scans)
            : IndexScan.of(data, counted, () -> scan != scans));
  }

  /** What a scan found. */
  public static final class Scanned {
    private final Tally tally;

    private Scanned(Tally tally) {
      this.tally = tally;
    }
  }

  /**
   * The scan is over. Not during a write.
   *
   * @return false when all was forgotten meanwhile: what it found is of no use
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
