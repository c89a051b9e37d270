package org.passeur.guard;

import java.util.Collection;
import java.util.Optional;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.shacl.validation.ReportEntry;
import org.apache.jena.shacl.validation.Severity;
import org.apache.jena.sparql.path.P_Link;
import org.passeur.store.Report;

/** What jena-shacl found, with the messages of the shapes in both languages. */
final class Findings {
  private final ShapeLibrary library;

  Findings(ShapeLibrary library) {
    this.library = library;
  }

  Report of(Collection<ReportEntry> entries) {
    return new Report(entries.stream().map(this::result).toList());
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
