package org.passeur.store;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;

/**
 * What the checks found in a change; see SHACL section 3.6, "Validation Report".
 *
 * @param results one for each finding, none of them twice; empty when the change conforms
 */
public record Report(List<Result> results) {
  public static final Report CONFORMS = new Report(List.of());

  public Report {
    results = results.stream().distinct().toList();
  }

  /** False when one result is a violation; warnings and information do not count. */
  public boolean conforms() {
    return results.stream().noneMatch(r -> r.severity() == Severity.VIOLATION);
  }

  /** This report and another one, as one. */
  public Report and(Report other) {
    return new Report(Stream.concat(results.stream(), other.results().stream()).toList());
  }

  public enum Severity {
    VIOLATION,
    WARNING,
    INFO
  }

  /**
   * One finding.
   *
   * @param severity how serious
   * @param focus the thing that is wrong
   * @param path the property that is wrong
   * @param value the value that is wrong
   * @param rule IRI of the shape or placement rule
   * @param component IRI of the SHACL constraint component
   * @param message what is wrong and what to do
   */
  public record Result(
      Severity severity,
      Node focus,
      Optional<Node> path,
      Optional<Node> value,
      Node rule,
      Node component,
      Bilingual message) {}
}
