package org.passeur.engine;

import java.util.Optional;
import org.apache.jena.sparql.engine.main.OpExecutorFactory;

/**
 * The extensions that are switched on.
 *
 * @param joinOrder patterns, paths and filters are ordered together, a cheap connected plan first
 * @param paths {@code p*} and {@code p+} are evaluated without recursion, visiting each node once
 * @param counts plain counts are answered from counters
 * @param ranges filters that bound a number or a date use an index of values; requires {@code
 *     joinOrder}, in memory only
 * @param groups grouping and aggregates without parsing literals again
 */
public record EngineExtensions(
    boolean joinOrder, boolean paths, boolean counts, boolean ranges, boolean groups) {
  public static final EngineExtensions ALL = new EngineExtensions(true, true, true, true, true);

  /**
   * All extensions, except those whose system property is {@code false}: {@code
   * passeur.arq.join-order}, and so on.
   */
  public static EngineExtensions ofSystemProperties() {
    return new EngineExtensions(
        isOn("join-order"), isOn("paths"), isOn("counts"), isOn("ranges"), isOn("groups"));
  }

  private static boolean isOn(String name) {
    return !"false".equals(System.getProperty("passeur.arq." + name));
  }

  /** No extensions: stock ARQ. */
  public static final EngineExtensions NONE =
      new EngineExtensions(false, false, false, false, false);

  /**
   * The executor factory, for the context symbol {@code ARQConstants.sysOpExecutorFactory}.
   *
   * @param statistics of the dataset's default graph; without it, only the extensions for paths and
   *     groups are used
   */
  public OpExecutorFactory executor(Optional<GraphStatistics> statistics) {
    return context -> new ExtendedExecutor(context, this, statistics);
  }
}
