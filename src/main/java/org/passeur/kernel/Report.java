package org.passeur.kernel;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;

/**
 * The findings of the gates on a change, or of a validation; see SHACL section 3.6, "Validation
 * Report".
 *
 * @param results one for each finding, none of them twice; empty when the change conforms
 */
public record Report(List<Result> results) {
  public static final Report CONFORMS = new Report(List.of());

  public Report {
    results = results.stream().distinct().toList();
  }

  /** Returns whether no result is a violation; warnings and information do not count. */
  public boolean conforms() {
    return results.stream().noneMatch(r -> r.severity() == Severity.VIOLATION);
  }

  /** The results of this report and another one, in one report. */
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
   * @param severity severity, as in SHACL
   * @param focus node that breaks the rule ({@code sh:focusNode}); a blank node when it is not told
   * @param path property concerned; empty when none, or when the path is not a single property
   * @param value value concerned, if any
   * @param rule IRI of the shape or of the rule in code
   * @param component IRI of the SHACL constraint component
   * @param message what is wrong and what to do, in both languages
   */
  public record Result(
      Severity severity,
      Node focus,
      Optional<Node> path,
      Optional<Node> value,
      Node rule,
      Node component,
      Bilingual message) {

    /**
     * The same result with only those names and values that may be told.
     *
     * @param told whether a node may be told
     * @param instead is added to the message when something is left out
     */
    public Result naming(Predicate<Node> told, Bilingual instead) {
      boolean focusTold = told.test(focus);
      Optional<Node> valueTold = value.filter(told);
      if (focusTold && valueTold.equals(value)) {
        return this;
      }
      return new Result(
          severity,
          focusTold ? focus : NodeFactory.createBlankNode(),
          path,
          valueTold,
          rule,
          component,
          new Bilingual(message.fr() + " " + instead.fr(), message.en() + " " + instead.en()));
    }
  }
}
