package org.passeur.guard;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.shacl.validation.ReportEntry;
import org.apache.jena.shacl.validation.Severity;
import org.apache.jena.sparql.path.P_Link;
import org.passeur.kernel.Report;

/** Turns the results of jena-shacl into a report with messages in both languages. */
final class Findings {
  private static final BinaryOperator<Report.Result> FIRST_CONSTRAINT =
      BinaryOperator.minBy(Comparator.comparing(r -> r.component().getURI()));

  private final ShapeLibrary library;

  Findings(ShapeLibrary library) {
    this.library = library;
  }

  /**
   * Returns one result for each value that a shape refuses. The constraints of a shape share one
   * message, so a value that breaks several of them ("beaucoup" is not a number, and not below 4
   * either) is one mistake for whoever corrects it. The result of the constraint that comes first
   * by name is kept.
   */
  Report of(Collection<ReportEntry> entries) {
    Map<List<Object>, Report.Result> found = new LinkedHashMap<>();
    for (ReportEntry entry : entries) {
      Report.Result result = result(entry);
      found.merge(
          List.of(result.focus(), result.path(), result.value(), result.rule()),
          result,
          FIRST_CONSTRAINT);
    }
    return new Report(List.copyOf(found.values()));
  }

  private Report.Result result(ReportEntry entry) {
    return new Report.Result(
        severity(entry.severity()),
        entry.focusNode(),
        entry.resultPath() instanceof P_Link link ? Optional.of(link.getNode()) : Optional.empty(),
        Optional.ofNullable(entry.value()),
        entry.source(),
        Optional.ofNullable(entry.sourceConstraintComponent())
            .orElse(NodeFactory.createURI("urn:x-passeur:constraint")),
        library.message(entry.source()));
  }

  private static Report.Severity severity(Severity severity) {
    if (severity.equals(Severity.Violation)) {
      return Report.Severity.VIOLATION;
    }
    return severity.equals(Severity.Warning) ? Report.Severity.WARNING : Report.Severity.INFO;
  }
}
