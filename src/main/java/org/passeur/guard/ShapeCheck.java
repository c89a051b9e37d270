package org.passeur.guard;

import java.util.List;
import java.util.Optional;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.shacl.ShaclValidator;
import org.apache.jena.shacl.Shapes;
import org.apache.jena.shacl.validation.ReportEntry;
import org.apache.jena.shacl.validation.Severity;
import org.apache.jena.sparql.path.P_Link;
import org.passeur.store.Report;

/**
 * All rules, blocking and advice, on a whole graph by jena-shacl: for a check without storing, and
 * for quality reports. Thread-safe.
 */
public final class ShapeCheck {
  private final ShapeLibrary library;
  private final Shapes shapes;

  public ShapeCheck(ShapeLibrary library) {
    this.library = library;
    this.shapes = Shapes.parse(library.withoutMessages());
  }

  /**
   * @param data all graphs as one; not changed
   * @return every result, advice as warnings
   */
  public Report check(Graph data) {
    List<Report.Result> results =
        ShaclValidator.get().validate(shapes, data).getEntries().stream()
            .map(this::result)
            .toList();
    return new Report(results);
  }

  private Report.Result result(ReportEntry entry) {
    Node shape = entry.source();
    return new Report.Result(
        severity(entry.severity()),
        entry.focusNode(),
        entry.resultPath() instanceof P_Link link ? Optional.of(link.getNode()) : Optional.empty(),
        Optional.ofNullable(entry.value()),
        shape,
        Optional.ofNullable(entry.sourceConstraintComponent())
            .orElse(NodeFactory.createURI("urn:x-passeur:constraint")),
        library.message(shape));
  }

  private static Report.Severity severity(Severity severity) {
    if (severity.equals(Severity.Violation)) {
      return Report.Severity.VIOLATION;
    }
    return severity.equals(Severity.Warning) ? Report.Severity.WARNING : Report.Severity.INFO;
  }
}
