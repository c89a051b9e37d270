package org.passeur.arq;

import java.util.Optional;
import org.apache.jena.sparql.engine.main.OpExecutorFactory;

/**
 * Which extensions are used.
 *
 * @param joinOrder patterns, paths and filters are ordered together, a cheap connected plan first
 * @param paths {@code p*} and {@code p+} are walked without recursion, each node once
 * @param counts plain counts are answered from counters
 * @param ranges where a filter bounds a number or a date, only what is in bounds is tried; with
 *     {@code joinOrder} and in memory only
 * @param groups rows are grouped, and terms added up, without reading values anew from their text
 */
public record Levers(
    boolean joinOrder, boolean paths, boolean counts, boolean ranges, boolean groups) {
  public static final Levers ALL = new Levers(true, true, true, true, true);

  /** All but those that are set to {@code false}: {@code passeur.arq.join-order}, and so on. */
  public static Levers ofSystemProperties() {
    return new Levers(
        isOn("join-order"), isOn("paths"), isOn("counts"), isOn("ranges"), isOn("groups"));
  }

  private static boolean isOn(String name) {
    return !"false".equals(System.getProperty("passeur.arq." + name));
  }

  /** Stock ARQ. */
  public static final Levers NONE = new Levers(false, false, false, false, false);

  /**
   * What runs a query, for the context symbol {@code ARQConstants.sysOpExecutorFactory}.
   *
   * @param statistics of the dataset's default graph; without it paths and groups alone are used
   */
  public OpExecutorFactory executor(Optional<Statistics> statistics) {
    return context -> new ExtendedExecutor(context, this, statistics);
  }
}
