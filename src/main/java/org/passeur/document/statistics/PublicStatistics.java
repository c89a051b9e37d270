package org.passeur.document.statistics;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.jena.graph.Graph;
import org.apache.jena.sparql.core.DatasetGraph;
import org.passeur.log.Change;
import org.passeur.projection.Projection;
import org.passeur.vocab.Addresses;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Statistics of the public data by class, property, language and link, always exact. The cost of an
 * update depends on the size of the change, not of the store. Saved to a file after each step; when
 * the file is not exactly at the last change, everything is counted again, because a change cannot
 * be applied twice. Thread-safe.
 */
public final class PublicStatistics implements Projection {
  private static final Logger LOG = LoggerFactory.getLogger(PublicStatistics.class);
  static final String NAME = "statistics";

  /**
   * A change longer than this fraction of all statements is not followed; counting again is faster.
   */
  private static final int PART = 3;

  private final StatisticsFile file;
  private final Supplier<DatasetGraph> published;
  private final StatementMeasures statements;
  private final MeasureCounts tally = new MeasureCounts();
  private volatile long offset = -1;

  private PublicStatistics(
      StatisticsFile file, Supplier<DatasetGraph> published, Addresses addresses) {
    this.file = file;
    this.published = published;
    this.statements = new StatementMeasures(addresses);
  }

  /**
   * Opens the statistics from the file, if it is at the last change.
   *
   * @param path of the file
   * @param published the named graphs, readable during {@link #apply}
   * @param head number of the last change
   */
  public static PublicStatistics open(
      Path path, Supplier<DatasetGraph> published, Addresses addresses, long head) {
    var statistics = new PublicStatistics(new StatisticsFile(path), published, addresses);
    statistics.file.read().filter(kept -> kept.number() == head).ifPresent(statistics::takeUp);
    return statistics;
  }

  private synchronized void takeUp(StatisticsFile.Kept kept) {
    kept.numbers().forEach(tally::add);
    offset = kept.number();
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public long offset() {
    return offset;
  }

  @Override
  public void apply(long number, Change visible, Graph after) {
    if ((long) visible.size() * PART > number(Measure.whole(Measure.Kind.TRIPLES))) {
      rebuild(number, after);
      return;
    }
    MeasureCounts delta = StatisticsUpdate.of(visible, published.get(), after, statements);
    synchronized (this) {
      tally.addAll(delta);
      offset = number;
    }
    keep();
  }

  @Override
  public void rebuild(long number, Graph everything) {
    MeasureCounts counted = Census.of(everything, statements);
    synchronized (this) {
      tally.clear();
      tally.addAll(counted);
      offset = number;
    }
    keep();
  }

  @Override
  public long differences(Graph everything) {
    MeasureCounts counted = Census.of(everything, statements);
    synchronized (this) {
      return tally.differences(counted);
    }
  }

  @Override
  public void forget() {
    file.delete();
    offset = -1;
  }

  /** All numbers that are not 0. */
  public synchronized Map<Measure, Long> numbers() {
    return tally.copy();
  }

  /** One number. */
  public synchronized long number(Measure measure) {
    return tally.get(measure);
  }

  /** Number of instances of a class. */
  public long ofClass(String iri) {
    return number(Measure.of(Measure.Kind.CLASS, iri));
  }

  /** Number of statements with a property. */
  public long ofProperty(String iri) {
    return number(Measure.of(Measure.Kind.PROPERTY, iri));
  }

  /**
   * Saves the numbers. When that fails, as on a full disk, they are counted again at the next
   * start.
   */
  private void keep() {
    try {
      file.write(offset, numbers());
    } catch (UncheckedIOException e) {
      LOG.warn(
          "the statistics could not be written to their file; they will be counted again at"
              + " the next start: {}",
          e.getMessage());
    }
  }

  @Override
  public void close() {
    // saved after each step
  }
}
