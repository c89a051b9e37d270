package org.passeur.store;

import org.passeur.kernel.Report;

/** A change was refused by a check; nothing of it is stored. */
public final class Refused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Report report;

  public Refused(Report report) {
    super(report.results().size() + " result(s): " + report.results().stream().findFirst());
    this.report = report;
  }

  public Report report() {
    return report;
  }
}
