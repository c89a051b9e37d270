package org.passeur.store;

import org.passeur.kernel.Report;
import org.passeur.log.Change;

/** A change was refused by a check; nothing of it is stored. */
public final class Refused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Report report;
  private final transient Change change;

  /**
   * @param change what would have been stored
   */
  public Refused(Report report, Change change) {
    super(report.results().size() + " result(s): " + report.results().stream().findFirst());
    this.report = report;
    this.change = change;
  }

  public Report report() {
    return report;
  }

  /** The same refusal in the words of another report, as for a reader who may see less. */
  public Refused saying(Report told) {
    return new Refused(told, change);
  }

  /** What would have been stored. */
  public Change change() {
    return change;
  }
}
