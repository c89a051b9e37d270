package org.passeur.guard;

import org.apache.jena.graph.Graph;
import org.apache.jena.shacl.ShaclValidator;
import org.apache.jena.shacl.Shapes;
import org.passeur.kernel.Report;

/**
 * Checks all rules, blocking and advice, on a whole graph with jena-shacl: for validation without
 * storing, and for quality reports. Thread-safe.
 */
public final class ShapeCheck {
  private final Findings findings;
  private final Shapes shapes;

  public ShapeCheck(ShapeLibrary library) {
    this.findings = new Findings(library);
    this.shapes = Shapes.parse(library.withoutMessages());
  }

  /**
   * Every result, advice as warnings.
   *
   * @param data all graphs as one; not changed
   */
  public Report check(Graph data) {
    return findings.of(ShaclValidator.get().validate(shapes, data).getEntries());
  }
}
